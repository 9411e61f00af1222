"""When rows of the catalogs were written, as far as the server knows; for commands.

A row tells of its last writing only: by whom is kept nowhere, when only where the server keeps the
times of commits (``track_commit_timestamp``), and a row may be written for another object's sake,
such as a table's when it gets its first index.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.assembly import Assembly, Key
from pgkeel.catalog.reader import reading, wrapped
from pgkeel.catalog.registry import all_kinds
from pgkeel.postgres.session import Session

_CATALOGS = """
select oid::int8, relname::text from pg_class
where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r'
"""
_KEEPS_TIMES = """
select current_setting('server_version_num')::int, current_setting('track_commit_timestamp') = 'on'
"""


class Trace(Struct, frozen=True, kw_only=True):
    """What the server knows of the last writing of an object's row."""

    transaction: int
    written: datetime | None = None
    """In UTC; ``None`` where the server does not keep it, or no longer."""


def read_traces(session: Session, addresses: Collection[Address]) -> Mapping[Address, Trace]:
    """Return what is known of the objects that are still there, in one read-only transaction."""
    if not addresses:
        return {}
    with reading(session):
        ((server, keeps_times),) = session.query(_KEEPS_TIMES)
        rows = _rows(session, server // 10_000, addresses)
        return {
            address: Trace(transaction=transaction, written=moment)
            for table in _TABLES
            for address, transaction, moment in _written(session, table, rows, keeps=keeps_times)
        }


def _rows(session: Session, major: int, addresses: Collection[Address]) -> Mapping[Address, Key]:
    """Return the row of a catalog for each object; facets are known by what they belong to."""
    assembly = Assembly(dict(session.query(_CATALOGS)))
    for kind in all_kinds().values():
        if kind.since <= major and not kind.facet:
            ((text,),) = session.query_made(wrapped(kind, major))
            assembly.add(kind, text)
    assembly.objects()
    known = dict(assembly.rows())
    found: dict[Address, Key] = {}
    for address in addresses:
        is_facet = all_kinds()[address.kind].facet
        whole = Address(address.path[0], address.path[1:]) if is_facet else address
        if whole in known:
            found[address] = known[whole]
    return found


def _written(
    session: Session, table: "_Table", rows: Mapping[Address, Key], *, keeps: bool
) -> Iterator[tuple[Address, int, datetime | None]]:
    """Yield the transaction that wrote the row of each object that ``table`` holds, and when."""
    here = {address: key for address, key in rows.items() if table.holds(key)}
    if not here:
        return
    # Of the first ones, and of a row that was frozen, the server knows no time.
    time = "case when x.xmin::text::int8 >= 3 then pg_xact_commit_timestamp(x.xmin) end"
    oids = ", ".join(sorted({str(oid) for _, oid, _ in here.values()}))
    text = (
        f"select x.{table.oid}::int8, {table.sub}::int, x.xmin::text::int8,"
        f" {time if keeps else 'null::timestamptz'}"
        f" from {table.name} x where x.{table.oid} in ({oids})"
    )
    written = {(oid, sub): (xmin, at) for oid, sub, xmin, at in session.query_made(text)}
    for address, (_, oid, sub) in here.items():
        if (oid, sub) in written:
            transaction, at = written[oid, sub]
            yield address, transaction, at.astimezone(UTC) if at else None


class _Table(NamedTuple):
    """A catalog, and how its rows are found."""

    name: str
    catalog: str
    oid: str
    sub: str

    def holds(self, key: Key) -> bool:
        """Whether the row that ``key`` means is in it."""
        return key[0] == self.catalog and bool(key[2]) == (self.sub != "0")


_TABLES = (
    _Table("pg_attribute", "pg_class", "attrelid", "x.attnum"),
    *(
        _Table(catalog, catalog, "oid", "0")
        for catalog in sorted({kind.catalog for kind in all_kinds().values() if kind.catalog})
        # What has no OID is told by whose it is; user mappings are not for everybody.
        if catalog not in ("pg_depend", "pg_user_mapping")
    ),
)
