"""All that is known at one point of history."""

from collections.abc import Iterator

from msgspec import Struct, field

from pgkeel.lint.known.objects import (
    Gone,
    KnownColumn,
    KnownConstraint,
    KnownIndex,
    KnownRoutine,
    KnownTable,
    KnownType,
)
from pgkeel.names import Name


class Schema(Struct):
    """The objects that statements so far have made; replay changes it in place.

    What is not in it may still exist: a database can be older than its folder.
    """

    tables: dict[Name, KnownTable] = field(default_factory=dict)
    indexes: dict[Name, KnownIndex] = field(default_factory=dict)
    routines: dict[Name, list[KnownRoutine]] = field(default_factory=dict)
    types: dict[Name, KnownType] = field(default_factory=dict)
    objects: dict[str, int] = field(default_factory=dict)
    """Any other object as ``kind name``, and the number of the file that made it."""
    default_granted: list[tuple[str, str]] = field(default_factory=list)
    """The schemas (empty for all) and roles whose future functions are no longer PUBLIC's."""
    gone: dict[str, Gone] = field(default_factory=dict)
    """What the last file that dropped anything has dropped."""
    referrers: dict[Name, dict[Name, None]] = field(default_factory=dict)
    """The tables that refer to a table, or once did, as an ordered set: nobody asks all of them."""

    losing: dict[str, list[Name]] = field(default_factory=dict)
    """The routines that can lose data, or once could, by their names in lower case."""

    def gone_in(self, file: int) -> dict[str, Gone]:
        """Return what the file of that number has dropped so far."""
        one = next(iter(self.gone.values()), None)
        return self.gone if one and one.origin.file == file else {}

    def bury(self, key: str, gone: Gone) -> None:
        """Take note of what is dropped; of two of a name in one file the first was there before."""
        if not self.gone_in(gone.origin.file):
            self.gone = {}
        self.gone.setdefault(key, gone)

    def has_relation(self, name: Name) -> bool:
        """Whether a table, view, index or sequence of that name is known."""
        is_sequence = object_key("sequence", name) in self.objects
        return name in self.tables or name in self.indexes or is_sequence

    def losing_calls(self, name: str) -> Iterator[KnownRoutine]:
        """Yield the routines of a name, in lower case, whose call can lose data."""
        for one in self.losing.get(name, ()):
            yield from (routine for routine in self.routines.get(one, ()) if routine.loses)

    def column(self, table: Name, column: str) -> KnownColumn | None:
        """Return a column, if it is known."""
        found = self.tables.get(table)
        return found.columns.get(column) if found else None

    def constraints(self, table: Name) -> Iterator[KnownConstraint]:
        """Yield the known constraints of ``table``."""
        found = self.tables.get(table)
        if found:
            yield from found.constraints.values()

    def references_to(self, table: Name) -> Iterator[KnownConstraint]:
        """Yield the known foreign keys that refer to ``table``, its own among them."""
        for _, constraint in self.keys_to(table):
            yield constraint

    def keys_to(self, table: Name) -> Iterator[tuple[KnownTable, KnownConstraint]]:
        """Yield the same foreign keys with the tables they are of."""
        for name in self.referrers.get(table, ()):
            one = self.tables.get(name)
            for constraint in one.constraints.values() if one else ():
                if one and constraint.references == table:
                    yield one, constraint

    def refer(self, table: Name, to: Name) -> None:
        """Take note that ``table`` has a foreign key to another one, or to itself."""
        self.referrers.setdefault(to, {})[table] = None

    def move_references(self, old: Name, new: Name) -> None:
        """Take note that a table has another name: what refers to it, and what it refers to."""
        for constraint in self.references_to(old):
            constraint.references = new
        for names in self.referrers.values():
            if old in names:
                names[new] = None
        for name in self.referrers.pop(old, {}):
            self.refer(name, new)

    def indexes_of(self, table: Name) -> Iterator[KnownIndex]:
        """Yield the known indexes of ``table``, those behind constraints among them."""
        found = self.tables.get(table)
        for name in found.indexes if found else ():
            index = self.indexes.get(Name(table.schema, name))
            if index:
                yield index

    def is_proved_not_null(self, table: Name, column: str) -> bool:
        """Whether NOT NULL, a primary key or a validated CHECK keeps NULL out of the column."""
        known = self.column(table, column)
        if known and known.not_null:
            return True
        return any(
            one.validated and column in one.proves_not_null for one in self.constraints(table)
        )


def object_key(kind: str, name: Name, table: Name | None = None) -> str:
    """Return the key of an object among ``Schema.objects``."""
    return f"{kind} {name.schema}.{name.name}{f' {table}' if table else ''}"
