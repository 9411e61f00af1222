"""Which rows and values a rollback can put back from what was kept, and in what schema; pure."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.kinds.column import Column
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.plan import Plan
from pgkeel.names import Name

_KEY = re.compile(r"(?:PRIMARY KEY|UNIQUE) \((?P<names>[^()]+)\)")
_NAME = re.compile(r'"((?:[^"]|"")*)"|([^\s",]+)')
_LATER = frozenset({"constraint", "index", "rule", "trigger"})
"""What rows may stand in the way of, or what they set off, until they are there."""


class Asked(Struct, frozen=True, kw_only=True):
    """What may be lost: the values of a column, or rows of the table."""

    table: Name
    column: str | None = None


class Restoring(Struct, frozen=True, kw_only=True):
    """What a draft may put back, and from where."""

    schema: str
    """Where the runner keeps rows."""
    asked: tuple[Asked, ...] = ()
    """What is known to be lost, beside what the proof shows."""
    tables: frozenset[Name] | None = None
    """The tables that are kept for sure; ``None`` where all could be."""
    managed: frozenset[str] = frozenset()
    """The schemas of the platform: rows of its tables are left to a person."""

    def may_put(self, put: "Put") -> bool:
        """Whether ``put`` can be had from what is kept."""
        if put.table.schema in self.managed:
            return False
        return self.tables is None or put.table in self.tables


class Put(Struct, frozen=True, kw_only=True):
    """What is put back into one table."""

    table: Name
    anew: bool
    """Whether the rollback makes the table: then all rows come from what was kept."""
    rows: bool
    """Whether rows that are missing are put back."""
    columns: tuple[str, ...]
    """The columns that get the values of before, in rows that are there."""
    added: frozenset[str]
    """Those of them that the rollback makes."""
    key: tuple[str, ...]
    """What tells the rows apart; none is needed where the table is made."""

    @property
    def overwrites(self) -> bool:
        """Whether that may undo what was done to the table after the migration."""
        return not self.anew and (self.rows or bool(self.added.symmetric_difference(self.columns)))

    @property
    def address(self) -> Address:
        """The table."""
        return Address("table", self.table)


def find_puts(
    before: Snapshot, made: Snapshot, wanted: Plan, asked: Iterable[Asked]
) -> tuple[Put, ...]:
    """Return what can be put back, each table once and after those its foreign keys point at.

    ``wanted`` is the plan back to ``before``: tables and columns that it makes are asked for, too.
    Left out is what has no key to find its rows by, and tables that inherit or are inherited from:
    what is kept of one holds the rows of others.
    """
    anew = {one.address for one in wanted.steps if one.verb == "create"}
    everything = {*asked, *_made_anew(anew)}
    tables = sorted({one.table for one in everything})
    parents = {
        parent.path
        for item in before.objects.values()
        if item.address.kind == "table" and item.record.partition_of is None
        for parent in (Address("table", path) for path in item.record.inherits)
    }
    puts: dict[Name, Put] = {}
    for table in tables:
        address = Address("table", table)
        item = before.objects.get(address)
        if item is None or (item.record.inherits and not item.record.partition_of):
            continue
        if tuple(table) in parents:
            continue
        columns = {one.column for one in everything if one.table == table and one.column}
        put = _put(item, before, made, anew, columns, rows=_asks_rows(everything, table))
        if put:
            puts[table] = put
    kept = [one for one in puts.values() if not (one.anew and is_part(one.table, before, puts))]
    return tuple(_ordered(kept, before))


def _made_anew(anew: set[Address]) -> Iterator[Asked]:
    for one in anew:
        if one.kind == "table":
            yield Asked(table=Name(*one.path))
        elif one.kind == "column" and Address("table", one.path[:2]) not in anew:
            yield Asked(table=Name(*one.path[:2]), column=one.path[2])


def _asks_rows(asked: Iterable[Asked], table: Name) -> bool:
    return any(one.table == table and one.column is None for one in asked)


def _put(
    item: Object[Any],
    before: Snapshot,
    made: Snapshot,
    anew: set[Address],
    columns: set[str],
    *,
    rows: bool,
) -> Put | None:
    table = Name(*item.address.path)
    if item.address in anew:
        return Put(table=table, anew=True, rows=True, columns=(), added=frozenset(), key=())
    key = _key(item, before, made)
    if key is None:
        return None
    written = [
        one.address.path[-1] for one in columns_of(before, table) if not one.record.generated
    ]
    given = tuple(one for one in written if one in columns and one not in key)
    if not (given or rows):
        return None
    added = frozenset(one for one in given if Address("column", (*table, one)) in anew)
    return Put(table=table, anew=False, rows=rows, columns=given, added=added, key=key)


def columns_of(snapshot: Snapshot, table: Name) -> tuple[Object[Column], ...]:
    """Return the columns of ``table`` in their order."""
    items = snapshot.children.get(Address("table", table), ())
    return tuple(
        sorted((one for one in items if one.address.kind == "column"), key=lambda one: one.order)
    )


def _key(item: Object[Any], before: Snapshot, made: Snapshot) -> tuple[str, ...] | None:
    """Return the columns that tell rows apart before the migration and after it."""
    there = {one.address.path[-1]: one.record for one in columns_of(made, Name(*item.address.path))}
    had = {one.address.path[-1]: one.record for one in columns_of(before, Name(*item.address.path))}
    constraints = [
        one.record
        for one in before.children.get(item.address, ())
        if one.address.kind == "constraint"
    ]
    for record in sorted(constraints, key=lambda one: str(one.type)):
        found = _KEY.fullmatch(record.definition) if record.type in ("p", "u") else None
        if found is None:
            continue
        names = tuple(
            quoted.replace('""', '"') or plain for quoted, plain in _NAME.findall(found["names"])
        )
        if all(one in there and one in had and had[one].not_null for one in names):
            return names
    return None


def is_part(table: Name, before: Snapshot, puts: Container[Name]) -> bool:
    """Whether rows of a partition come back with those of a table above it, one of ``puts``."""
    item = before.objects.get(Address("table", table))
    while item is not None and item.record.partition_of:
        above = Name(*item.record.partition_of)
        if above in puts:
            return True
        item = before.objects.get(Address("table", above))
    return False


def _ordered(puts: list[Put], before: Snapshot) -> Iterator[Put]:
    """Yield ``puts``, each after those it points at; what points in a circle as it comes."""
    left = {tuple(one.table): one for one in puts}
    while left:
        free = next(
            (one for one in left if not _points_at(one, before) & (left.keys() - {one})), None
        )
        yield left.pop(free if free is not None else next(iter(left)))


def _points_at(table: tuple[str, ...], before: Snapshot) -> set[tuple[str, ...]]:
    keys = [
        one
        for one in before.children.get(Address("table", table), ())
        if one.address.kind == "constraint" and one.record.type == "f"
    ]
    return {on.path[:2] for one in keys for on, _, _ in before.depends.get(one.address, ())}


def schema_for(puts: Iterable[Put], before: Snapshot, made: Snapshot) -> Snapshot:
    """Return ``before`` without what rows may only meet once all of them are back.

    Those are keys and checks that are not in ``made`` as they were, foreign keys to what is put
    back, NOT NULL of columns that get their values, what counts them up, and triggers and rules
    that rows would set off.
    """
    listed = tuple(puts)
    anew = {one.address for one in listed if one.anew}
    tables = {one.address for one in listed}
    later = {
        item.address
        for item in before.objects.values()
        if item.address.kind in _LATER and _waits(item, made, tables, anew)
    }
    changed: dict[Address, Object[Any]] = {}
    for one in listed:
        table = before.objects[one.address]
        if one.anew and table.record.force_row_security:
            changed[one.address] = replace(
                table, record=replace(table.record, force_row_security=False)
            )
        for name in one.columns:
            item = before.objects[Address("column", (*one.table, name))]
            if _is_open(item, made):
                continue
            changed[item.address] = replace(item, record=_opened(item.record))
            later |= {
                child.address
                for child in before.children.get(item.address, ())
                if child.address.kind in ("identity sequence", "not null constraint")
            }
    gone = _with_all(later, before)
    rest = before.only(before.objects.keys() - gone)
    objects = {address: changed.get(address, item) for address, item in rest.objects.items()}
    return rest.with_objects(objects)


def _waits(item: Object[Any], made: Snapshot, tables: set[Address], anew: set[Address]) -> bool:
    stands = made.objects.get(item.address)
    if stands is not None and stands.record == item.record and item.parent not in anew:
        return False
    kind = item.address.kind
    if kind == "constraint":
        record = item.record
        if record.type == "f":
            return True
        stays = record.type == "p" or (item.parent in anew and record.type in ("u", "x"))
        return item.parent in tables and not stays
    if kind == "index":
        return item.parent in tables and item.parent not in anew
    return item.parent in tables


def _is_open(item: Object[Column], made: Snapshot) -> bool:
    """Whether nothing keeps a column from getting its values."""
    stands = made.objects.get(item.address)
    bounds = (item.record.not_null, item.record.identity)
    stood = (stands.record.not_null, stands.record.identity) if stands else (False, None)
    return bounds == stood


def _opened(column: Column) -> Column:
    return replace(
        column,
        not_null=False,
        not_null_name=None,
        not_null_alone=False,
        not_null_valid=True,
        identity=None,
        sequence=(),
        sequence_name=None,
    )


def _with_all(addresses: set[Address], before: Snapshot) -> set[Address]:
    """Return ``addresses`` with what belongs to them and what cannot be without them."""
    found: set[Address] = set()
    left = list(addresses)
    while left:
        one = left.pop()
        if one in found:
            continue
        found.add(one)
        left += [child.address for child in before.children.get(one, ())]
        left += [on for on, _, loose in before.dependants.get(one, ()) if not loose]
    return found
