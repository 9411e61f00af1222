"""What a migration makes and what a rollback file takes away again, as things that compare."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct

from pgkeel.lint.operations import objects, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.names import Name


class Thing(Struct, frozen=True, eq=False):
    """An object, or a part of a table: its kind, its name, the table it belongs to."""

    kind: str
    name: str
    within: Name | None = None
    """The table, or the object itself where it has a schema."""
    on: Name | None = None
    """What takes it along when it goes: the table of an index, the parent of a partition.

    This and what follows does not count when things are compared.
    """
    columns: tuple[str | None, ...] = ()
    """The columns of a constraint or index: with any of them, it goes."""

    def __eq__(self, other: object) -> bool:
        """Compare by what makes it this thing."""
        return isinstance(other, Thing) and self._identity == other._identity

    def __hash__(self) -> int:
        """Agree with ``__eq__``."""
        return hash(self._identity)

    @property
    def _identity(self) -> tuple[str, str, Name | None]:
        return self.kind, self.name, self.within

    @property
    def words(self) -> str:
        """The thing as people call it."""
        if self.within and self.within.name == self.name:
            return f"{self.kind} {self.within}"
        return f"{self.kind} {self.name}{f' of {self.within}' if self.within else ''}"

    def is_in(self, gone: frozenset["Thing"]) -> bool:
        """Whether it, the table it is on or its whole schema is among what is gone."""
        if self in gone:
            return True
        for name in (self.within, self.on):
            if name and Thing("schema", name.schema) in gone:
                return True
        table = self.on if self.kind == "index" else self.within
        if any(name and Thing("column", name, table) in gone for name in self.columns):
            return True
        bearers = [self.on] if self.kind == "table" else [self.within, self.on]
        return any(
            Thing(kind, name.name, name) in gone
            for name in bearers
            if name
            for kind in ("table", "materialized view")
        )


def made(operations: Iterable[Operation]) -> list[Thing]:
    """Return what ``operations`` make, and leave: what they drop again themselves is not in it."""
    things: dict[Thing, None] = {}
    for op in operations:
        maker = _MAKERS.get(type(op))
        thing = maker(op) if maker else None
        if thing:
            things[thing] = None
        for gone in undone((op,)):
            things.pop(gone, None)
    return [thing for thing in things if not thing.is_in(frozenset(things) - {thing})]


def undone(operations: Iterable[Operation]) -> frozenset[Thing]:
    """Return what ``operations`` drop."""
    things: set[Thing] = set()
    for op in operations:
        if isinstance(op, objects.Drop):
            things.add(_dropped(op))
        elif isinstance(op, tables.DropColumn):
            things.add(Thing("column", op.column, op.table))
        elif isinstance(op, tables.DropConstraint):
            things.add(Thing("constraint", op.constraint, op.table))
        elif isinstance(op, objects.Rename) and not op.part_name:
            things.add(_object(op.kind, op.name))
    return frozenset(things)


def _object(kind: str, name: Name) -> Thing:
    kinds = {"foreign table": "table", "procedure": "function", "routine": "function"}
    return Thing(kinds.get(kind, kind), name.name, name if name.schema else None)


def _dropped(op: objects.Drop) -> Thing:
    if op.table:
        return Thing(op.kind, op.name.name, op.table)
    kind = "type" if op.kind == "domain" else op.kind
    return _object(kind, op.name)


def _table(op: tables.CreateTable) -> Thing | None:
    if op.temporary:
        return None
    return Thing("table", op.table.name, op.table, op.partition_of)


def _table_as(op: tables.CreateTableAs) -> Thing | None:
    kind = "materialized view" if op.materialized_view else "table"
    return None if op.temporary else _object(kind, op.table)


def _constraint(op: tables.AddConstraint) -> Thing | None:
    one = op.constraint
    return Thing("constraint", one.name, op.table, columns=one.columns) if one.name else None


def _index(op: objects.CreateIndex) -> Thing | None:
    if op.index is None:
        return None
    return Thing("index", op.index, Name(op.table.schema, op.index), op.table, op.keys)


_MAKERS: Mapping[type, Callable[[Any], Thing | None]] = {
    objects.Create: lambda op: (
        Thing(op.kind, op.name.name, op.table) if op.table else _object(op.kind, op.name)
    ),
    objects.CreateDomain: lambda op: _object("type", op.domain),
    objects.CreateEnum: lambda op: _object("type", op.type),
    objects.CreateExtension: lambda op: Thing("extension", op.extension),
    objects.CreateIndex: _index,
    objects.CreatePolicy: lambda op: None if op.altered else Thing("policy", op.policy, op.table),
    objects.CreateRoutine: lambda op: None if op.or_replace else _object("function", op.name),
    objects.CreateTrigger: lambda op: (
        None if op.or_replace else Thing("trigger", op.trigger, op.table)
    ),
    objects.CreateView: lambda op: None if op.or_replace else _object("view", op.view),
    tables.AddColumn: lambda op: Thing("column", op.column.name, op.table),
    tables.AddConstraint: _constraint,
    tables.CreateTable: _table,
    tables.CreateTableAs: _table_as,
}
