"""Replay of what makes and changes tables and their columns."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from pgkeel.lint.known.constraints import add_constraint
from pgkeel.lint.known.objects import KnownColumn, KnownTable, Origin
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations import objects, rows, tables
from pgkeel.lint.reading.nodes import relations_in
from pgkeel.lint.reading.rows import names_of_columns
from pgkeel.lint.reading.tables import replica_identity
from pgkeel.names import Name


def _create_table(schema: Schema, op: tables.CreateTable, origin: Origin) -> None:
    if op.table in schema.tables and op.if_not_exists:
        return
    parent = schema.tables.get(op.partition_of) if op.partition_of else None
    table = KnownTable(
        name=op.table,
        kind="foreign table" if op.foreign else "table",
        origin=origin,
        whole=not (op.inherits or op.like or (op.partition_of and not parent)),
        partitioned=op.partition_key is not None,
        partition_key=op.partition_key or (),
        partition_of=op.partition_of,
        inherits=op.inherits,
        options=op.options,
    )
    schema.tables[op.table] = table
    if parent:
        parent.partitions += 1
        if op.default:
            parent.default_partition = op.table
        for one in parent.columns.values():
            table.columns[one.name] = KnownColumn(
                one.name, one.type, one.not_null, one.has_default, one.generated, one.origin
            )
    for column in op.columns:
        table.columns[column.name] = _column(column, origin)
    for constraint in op.all_constraints():
        # In a new table there is nothing to validate: NOT VALID says nothing there.
        valid = constraint.enforced and not op.foreign
        if valid and not constraint.validated:
            constraint = replace(constraint, validated=True)  # noqa: PLW2901 -- as made, not written
        add_constraint(schema, table, constraint, origin)


def _create_table_as(schema: Schema, op: tables.CreateTableAs, origin: Origin) -> None:
    if op.table in schema.tables and op.if_not_exists:
        return
    schema.tables[op.table] = KnownTable(
        name=op.table,
        kind="materialized view" if op.materialized_view else "table",
        origin=origin,
        whole=False,
        filled=origin if op.with_data else None,
        uses=relations_in(op.query),
    )


def _create_view(schema: Schema, op: objects.CreateView, origin: Origin) -> None:
    view = KnownTable(
        name=op.view, kind="view", origin=origin, options=op.options, uses=relations_in(op.query)
    )
    before = schema.tables.get(op.view)
    if before and op.or_replace:
        view.granted, view.revoked = before.granted, before.revoked
        view.first = before.first or before.origin
    schema.tables[op.view] = view
    listed = op.columns or names_of_columns(op.query.get("SelectStmt", {}))
    view.whole = bool(listed) and "*" not in listed
    for name in listed:
        view.columns[name] = KnownColumn(name, tables.Type(""), False, False, "", origin)


def _add_column(schema: Schema, op: tables.AddColumn, origin: Origin) -> None:
    table = schema.tables.get(op.table)
    if table is None or (op.if_not_exists and op.column.name in table.columns):
        return
    table.columns[op.column.name] = _column(op.column, origin)
    for constraint in op.column.constraints:
        add_constraint(schema, table, constraint, origin)


def _drop_column(schema: Schema, op: tables.DropColumn, origin: Origin) -> None:
    table = schema.tables.get(op.table)
    if table is None:
        return
    table.columns.pop(op.column, None)
    for name in [one.name for one in table.constraints.values() if op.column in one.columns]:
        if table.constraints.pop(name).kind == "primary key":
            table.lost_key = origin
    gone = op.column
    for index in [
        one for one in schema.indexes_of(op.table) if gone in one.keys or gone in one.mentioned
    ]:
        del schema.indexes[Name(op.table.schema, index.name)]
        table.indexes.remove(index.name)


def _alter_type(schema: Schema, op: tables.AlterColumnType, _: Origin) -> None:
    column = schema.column(op.table, op.column)
    if column:
        column.type = op.type
        column.collation = op.collation


def _set_default(schema: Schema, op: tables.SetDefault, _: Origin) -> None:
    column = schema.column(op.table, op.column)
    if column:
        column.has_default = op.default is not None


def _set_not_null(schema: Schema, op: tables.SetNotNull, _: Origin) -> None:
    column = schema.column(op.table, op.column)
    if column:
        column.not_null = True


def _drop_not_null(schema: Schema, op: tables.DropNotNull, _: Origin) -> None:
    column = schema.column(op.table, op.column)
    if column:
        column.not_null = False


def _attach(schema: Schema, op: tables.AttachPartition, _: Origin) -> None:
    parent, child = schema.tables.get(op.table), schema.tables.get(op.partition)
    if child:
        child.partition_of = op.table
    if parent:
        parent.partitions += 1
        if op.default:
            parent.default_partition = op.partition


def _detach(schema: Schema, op: tables.DetachPartition, _: Origin) -> None:
    parent, child = schema.tables.get(op.table), schema.tables.get(op.partition)
    if child:
        child.partition_of = None
    if parent:
        parent.partitions -= 1
        if parent.default_partition == op.partition:
            parent.default_partition = None


def _change(schema: Schema, op: tables.ChangeTable, _: Origin) -> None:
    table = schema.tables.get(op.table)
    if table is None:
        return
    if op.command in ("EnableRowSecurity", "DisableRowSecurity"):
        table.rls = op.command == "EnableRowSecurity"
    elif op.command in ("ForceRowSecurity", "NoForceRowSecurity"):
        table.forced = op.command == "ForceRowSecurity"
    elif op.command in ("SetRelOptions", "ReplaceRelOptions"):
        table.options = (*table.options, *op.options)
    elif op.command == "ResetRelOptions":
        table.options = tuple([name for name in table.options if name not in op.options])
    elif op.command == "ReplicaIdentity":
        table.replica_identity = replica_identity(op)
    elif op.command == "AddIdentity" and op.subject in table.columns:
        table.columns[op.subject].has_default = True
    elif op.command == "DropExpression" and op.subject in table.columns:
        table.columns[op.subject].generated = ""


def _filled(schema: Schema, op: rows.Insert | rows.Merge | rows.Copy, origin: Origin) -> None:
    table = schema.tables.get(op.table) if op.table else None
    if table and table.filled is None and not (isinstance(op, rows.Copy) and not op.from_):
        table.filled = origin


def _refreshed(schema: Schema, op: objects.RefreshMaterializedView, origin: Origin) -> None:
    view = schema.tables.get(op.view)
    if view:
        view.filled = (view.filled or origin) if op.with_data else None


def _column(column: tables.Column, origin: Origin) -> KnownColumn:
    return KnownColumn(
        name=column.name,
        type=column.type,
        not_null=column.not_null or column.is_serial,
        has_default=column.default is not None or bool(column.identity) or column.is_serial,
        generated=column.generated,
        origin=Origin(origin.file, column.at),
        collation=column.collation,
    )


LEARNERS: Mapping[type, Callable[[Schema, Any, Origin], None]] = {
    objects.CreateView: _create_view,
    objects.RefreshMaterializedView: _refreshed,
    rows.Copy: _filled,
    rows.Insert: _filled,
    rows.Merge: _filled,
    tables.AddColumn: _add_column,
    tables.AlterColumnType: _alter_type,
    tables.AttachPartition: _attach,
    tables.ChangeTable: _change,
    tables.CreateTable: _create_table,
    tables.CreateTableAs: _create_table_as,
    tables.DetachPartition: _detach,
    tables.DropColumn: _drop_column,
    tables.DropNotNull: _drop_not_null,
    tables.SetDefault: _set_default,
    tables.SetNotNull: _set_not_null,
}
