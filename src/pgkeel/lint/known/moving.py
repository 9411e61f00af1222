"""Replay of DROP, RENAME and SET SCHEMA."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.known.dropping import gone, gone_key, is_meant
from pgkeel.lint.known.objects import KnownTable, Origin
from pgkeel.lint.known.schema import Schema, object_key
from pgkeel.lint.known.whence import RELATIONS, ROUTINES, TYPES
from pgkeel.lint.operations import objects
from pgkeel.names import Name


def _drop(schema: Schema, op: objects.Drop, origin: Origin) -> None:
    schema.bury(gone_key(op), gone(schema, op, origin))
    if op.kind in RELATIONS:
        _forget_table(schema, op.name)
    elif op.kind == "index":
        index = schema.indexes.pop(op.name, None)
        table = schema.tables.get(index.table) if index else None
        if index and table and index.name in table.indexes:
            table.indexes.remove(index.name)
    elif op.kind == "policy" and op.table in schema.tables:
        schema.tables[op.table].policies.pop(op.name.name, None)
    elif op.kind in ("function", "procedure", "routine"):
        left = [one for one in schema.routines.get(op.name, ()) if not is_meant(one, op)]
        schema.routines[op.name] = left
    elif op.kind in TYPES:
        schema.types.pop(op.name, None)
    elif op.kind == "schema":
        for name in [name for name in schema.tables if name.schema == op.name.name]:
            _forget_table(schema, name)
    else:
        schema.objects.pop(object_key(op.kind, op.name, op.table), None)


def _forget_table(schema: Schema, name: Name) -> None:
    table = schema.tables.pop(name, None)
    if table is None:
        return
    for index in table.indexes:
        schema.indexes.pop(Name(name.schema, index), None)
    parent = schema.tables.get(table.partition_of) if table.partition_of else None
    if parent:
        parent.partitions -= 1
        if parent.default_partition == name:
            parent.default_partition = None


def _rename(schema: Schema, op: objects.Rename, _: Origin) -> None:
    if op.part_name:
        _rename_part(schema, op)
    else:
        _move(schema, op.kind, op.name, Name(op.name.schema, op.new))


def _rename_part(schema: Schema, op: objects.Rename) -> None:
    table, type_ = schema.tables.get(op.name), schema.types.get(op.name)
    if op.kind == "column" and table and op.part_name in table.columns:
        _rename_column(schema, table, op.part_name, op.new)
    elif op.kind == "constraint" and table and op.part_name in table.constraints:
        constraint = table.constraints.pop(op.part_name)
        constraint.name = op.new
        table.constraints[op.new] = constraint
        _rename_index(schema, Name(op.name.schema, op.part_name), op.new)
    elif op.kind == "policy" and table and op.part_name in table.policies:
        policy = table.policies.pop(op.part_name)
        policy.name = op.new
        table.policies[op.new] = policy
    elif op.kind == "value" and type_:
        type_.values = tuple([op.new if one == op.part_name else one for one in type_.values])
        if op.part_name in type_.added:
            type_.added[op.new] = type_.added.pop(op.part_name)
    elif op.kind in ("trigger", "rule"):
        made_in = schema.objects.pop(object_key(op.kind, Name("", op.part_name), op.name), None)
        if made_in is not None:
            schema.objects[object_key(op.kind, Name("", op.new), op.name)] = made_in


def _move(schema: Schema, kind: str, old: Name, new: Name) -> None:
    """Give another name or schema to what is known as ``old``."""
    table = schema.tables.get(old)
    if kind in RELATIONS and table:
        _move_table(schema, table, new)
    elif kind == "index" or (kind == "table" and old in schema.indexes):
        _rename_index(schema, old, new.name)
    elif kind in TYPES:
        type_ = schema.types.pop(old, None)
        if type_:
            type_.name = new
            schema.types[new] = type_
    elif kind in ROUTINES and schema.routines.get(old):
        moved = schema.routines.pop(old)
        for one in moved:
            one.name = new
        schema.routines[new] = [*schema.routines.get(new, ()), *moved]
    elif kind == "schema":
        for name in [name for name in schema.tables if name.schema == old.name]:
            _move_table(schema, schema.tables[name], Name(new.name, name.name))
    made_in = schema.objects.pop(object_key(kind, old), None)
    if made_in is not None:
        schema.objects[object_key(kind, new)] = made_in


def _rename_column(schema: Schema, table: KnownTable, old: str, new: str) -> None:
    column = table.columns.pop(old)
    column.name = new
    table.columns[new] = column
    for constraint in table.constraints.values():
        constraint.columns = tuple([new if one == old else one for one in constraint.columns])
        constraint.proves_not_null = tuple(
            [new if one == old else one for one in constraint.proves_not_null]
        )
    for constraint in schema.references_to(table.name):
        constraint.referenced_columns = tuple(
            [new if one == old else one for one in constraint.referenced_columns]
        )
    for index in schema.indexes_of(table.name):
        index.keys = tuple([new if one == old else one for one in index.keys])
        index.mentioned = tuple([new if one == old else one for one in index.mentioned])


def _rename_index(schema: Schema, name: Name, new: str) -> None:
    index = schema.indexes.pop(name, None)
    if index is None:
        return
    table = schema.tables.get(index.table)
    if table and index.name in table.indexes:
        table.indexes[table.indexes.index(index.name)] = new
    index.name = new
    schema.indexes[Name(name.schema, new)] = index


def _move_table(schema: Schema, table: KnownTable, new: Name) -> None:
    old = table.name
    schema.move_references(old, new)
    del schema.tables[old]
    table.name = new
    schema.tables[new] = table
    for name in table.indexes:
        index = schema.indexes.pop(Name(old.schema, name), None)
        if index:
            index.table = new
            schema.indexes[Name(new.schema, name)] = index


def _set_schema(schema: Schema, op: objects.SetSchema, _: Origin) -> None:
    if op.kind != "extension":
        _move(schema, op.kind, op.name, Name(op.new, op.name.name))


LEARNERS: Mapping[type, Callable[[Schema, Any, Origin], None]] = {
    objects.Drop: _drop,
    objects.Rename: _rename,
    objects.SetSchema: _set_schema,
}
