"""Replay of constraints, and of the indexes behind them."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.known.dropping import gone, gone_key
from pgkeel.lint.known.naming import constraint_name
from pgkeel.lint.known.objects import KnownConstraint, KnownIndex, KnownTable, Origin
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations import tables
from pgkeel.lint.reading.nodes import column_of
from pgkeel.names import Name


def add_constraint(
    schema: Schema, table: KnownTable, constraint: tables.Constraint, origin: Origin
) -> None:
    """Learn a constraint of ``table``, under the name PostgreSQL gives it."""
    index = schema.indexes.get(Name(table.name.schema, constraint.index or ""))
    columns = constraint.columns
    if constraint.index:
        columns = tuple([key for key in index.keys if key]) if index else ()
    name = constraint.name or constraint.index or constraint_name(table, constraint)
    table.constraints[name] = KnownConstraint(
        name=name,
        kind=constraint.kind,
        columns=columns,
        origin=Origin(origin.file, constraint.at),
        validated=constraint.validated,
        references=constraint.references,
        on_delete=constraint.on_delete,
        referenced_columns=constraint.referenced_columns or _key_of(schema, constraint.references),
        proves_not_null=_proved(constraint),
        enforced=constraint.enforced,
    )
    if constraint.references:
        schema.refer(table.name, constraint.references)
    if constraint.kind == "primary key":
        _set_not_null(table, columns)
        table.lost_key = None
    if constraint.kind == "not null" and constraint.validated:
        _set_not_null(table, columns)
    if constraint.kind in ("primary key", "unique", "exclusion"):
        if index:
            _stand_behind(schema, table, index, name)
            return
        schema.indexes[Name(table.name.schema, name)] = KnownIndex(
            name=name,
            table=table.name,
            keys=columns,
            origin=Origin(origin.file, constraint.at),
            unique=constraint.kind != "exclusion",
            method="btree" if constraint.kind != "exclusion" else "gist",
            constraint=name,
            nulls_not_distinct=constraint.nulls_not_distinct,
        )
        table.indexes.append(name)


def _key_of(schema: Schema, table: Name | None) -> tuple[str, ...]:
    """Return the columns of the primary key, which a foreign key means that names none."""
    constraints = schema.constraints(table) if table else ()
    return next((one.columns for one in constraints if one.kind == "primary key"), ())


def _stand_behind(schema: Schema, table: KnownTable, index: KnownIndex, name: str) -> None:
    """Give ``index`` to the constraint ``name``: PostgreSQL renames it to that."""
    index.constraint = name
    if index.name == name:
        return
    schema.indexes.pop(Name(table.name.schema, index.name), None)
    if index.name in table.indexes:
        table.indexes[table.indexes.index(index.name)] = name
    index.name = name
    schema.indexes[Name(table.name.schema, name)] = index


def _set_not_null(table: KnownTable, columns: tuple[str, ...]) -> None:
    for column in columns:
        if column in table.columns:
            table.columns[column].not_null = True


def _proved(constraint: tables.Constraint) -> tuple[str, ...]:
    """Return the columns that a CHECK says are not NULL, alone or joined to more by AND."""
    found: list[str] = []
    waiting = [constraint.expression] if constraint.expression else []
    while waiting:
        node = waiting.pop()
        test = node.get("NullTest")
        if test and test.get("nulltesttype") == "IS_NOT_NULL":
            column = column_of(test.get("arg"))
            found += [column] if column else []
        both = node.get("BoolExpr")
        if both and both.get("boolop") == "AND_EXPR":
            waiting += both.get("args", ())
    return tuple(found)


def _alter_constraint(schema: Schema, op: tables.AddConstraint, origin: Origin) -> None:
    table = schema.tables.get(op.table)
    if table:
        add_constraint(schema, table, op.constraint, origin)


def _validate(schema: Schema, op: tables.ValidateConstraint, _: Origin) -> None:
    table = schema.tables.get(op.table)
    constraint = table.constraints.get(op.constraint) if table else None
    if table and constraint:
        constraint.validated = True
        if constraint.kind == "not null":
            _set_not_null(table, constraint.columns)


def _drop_constraint(schema: Schema, op: tables.DropConstraint, origin: Origin) -> None:
    schema.bury(gone_key(op), gone(schema, op, origin))
    table = schema.tables.get(op.table)
    dropped = table.constraints.pop(op.constraint, None) if table else None
    if table and dropped:
        if dropped.kind == "primary key":
            table.lost_key = origin
        name = Name(op.table.schema, op.constraint)
        index = schema.indexes.get(name)
        if index and index.constraint == op.constraint:
            del schema.indexes[name]
            table.indexes.remove(op.constraint)


LEARNERS: Mapping[type, Callable[[Schema, Any, Origin], None]] = {
    tables.AddConstraint: _alter_constraint,
    tables.DropConstraint: _drop_constraint,
    tables.ValidateConstraint: _validate,
}
