"""Rows for tables that a migration touches, so that what is lost shows: samples, or made up."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.postgres.session import Session, StatementError
from pgkeel.proof.aids import Aids
from pgkeel.proof.reach import reached
from pgkeel.proof.words import words_in
from pgkeel.rows.candidates import candidates
from pgkeel.rows.conditions import condition_groups, conditions, tests_of
from pgkeel.rows.shapes import Column, Reference, Shape, read_shapes
from pgkeel.sandbox.run import MigrationError, run_statement
from pgkeel.sql import SqlText, Statement, split

_ROWS = 3
_MOST_TABLES = 40
_TOGETHER = 4
"""Columns whose conditions are met together; more would be too many ways to combine them."""
# Tables, partitions among them, the partitioned table above each and what its keys point at.
_TABLES = """
select c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text,
  (select coalesce(array_agg(i.inhparent::int8), '{}') from pg_inherits i where i.inhrelid = c.oid),
  (select coalesce(array_agg(distinct k.confrelid::int8), '{}') from pg_constraint k
    where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid),
  (select coalesce(array_agg(distinct k.confrelid::int8), '{}') from pg_constraint k
    where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
      and exists (select from pg_attribute a
        where a.attrelid = c.oid and a.attnum = any (k.conkey) and a.attnotnull))
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p') and c.oid >= 16384 and c.relpersistence <> 't'
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
"""
_EVERYWHERE = frozenset({"cascade", "execute", "owned", "schema"})
"""Words of statements that reach tables which they do not name."""


class Seeded(Struct, frozen=True, kw_only=True):
    """What came of it."""

    empty: tuple[str, ...] = ()
    """Tables no row could be made for."""


def words_of(texts: Sequence[SqlText]) -> frozenset[str]:
    """Return all words of ``texts`` that may be names, as catalogs would hold them."""
    return frozenset[str]().union(*(words_in(text.buffer) for text in texts))


def seed(session: Session, owner: Session, words: frozenset[str], aids: Aids) -> Seeded:
    """Put rows into every table that ``words`` name or reach, and into those they point at.

    ``session`` is a superuser's, ``owner`` that of whoever runs migrations: samples run as that.
    Each row, and each sample file, is a transaction of its own; what fails leaves nothing.
    """
    tables = {row[0]: _Table(*row[1:]) for row in session.query(_TABLES)}
    wanted = _wanted(tables, reached(session, words), aids.managed)
    if not wanted:
        return Seeded()
    for file in aids.samples.files:
        _run_sample(owner, file)
    shapes = read_shapes(session, [oid for oid in wanted if tables[oid].kind == "r"])
    made = _Making(session, shapes)
    replicating = made.quietly()
    try:
        for oid in wanted:
            if oid in shapes and not made.has_rows(shapes[oid]):
                made.fill(shapes[oid])
    finally:
        if replicating:
            session.run("reset session_replication_role")
    return Seeded(empty=tuple(made.empty))


class _Table(NamedTuple):
    schema: str
    name: str
    kind: str
    parents: list[int]
    """The partitioned tables, or tables inherited from, above it."""
    keys: list[int]
    """The tables that its foreign keys point at."""
    needed: list[int]
    """Those of them without which there can be no row."""


def _wanted(tables: dict[int, _Table], words: frozenset[str], managed: frozenset[str]) -> list[int]:
    """Return the tables to fill, each after those that it points at."""
    own = {oid for oid, one in tables.items() if one.schema not in managed}
    everywhere = len(own) <= _MOST_TABLES and bool(words & _EVERYWHERE)
    named = {oid for oid in own if everywhere or tables[oid].name in words}
    # Partitions are where the rows of a table are.
    children: dict[int, list[int]] = {}
    for oid, one in tables.items():
        for parent in one.parents:
            children.setdefault(parent, []).append(oid)
    found: dict[int, None] = {}

    def visit(oid: int, path: frozenset[int]) -> None:
        if oid in found or oid in path or oid not in tables:
            return
        one = tables[oid]
        for other in (*(one.needed if path else one.keys), *children.get(oid, ())):
            visit(other, path | {oid})
        found[oid] = None

    for oid in sorted(named)[:_MOST_TABLES]:
        visit(oid, frozenset())
    return list(found)


def _run_sample(session: Session, text: SqlText) -> None:
    statements = [one for one in split(text) if isinstance(one, Statement)]
    try:
        session.run("begin")
        for statement in statements:
            if statement.kind != "meta":
                run_statement(session, text, statement)
        session.run("commit")
    except (MigrationError, StatementError):
        return  # samples are written for the newest schema: others are made up in their stead
    finally:
        if session.in_transaction:
            session.run("rollback")
        session.run("discard all")


class _Making:
    """Makes rows up, table by table."""

    def __init__(self, session: Session, shapes: dict[int, Shape]) -> None:
        self._session = session
        self._shapes = shapes
        self.empty: list[str] = []

    def quietly(self) -> bool:
        """Switch off triggers, which may write elsewhere; whether that was allowed."""
        try:
            self._session.run("set session_replication_role = replica")
        except StatementError:
            return False
        return True

    def has_rows(self, shape: Shape) -> bool:
        """Whether there is a row; a table with pages may have had some that were taken back."""
        if not shape.written:
            return False
        ((found,),) = self._session.query_made(f"select exists (select from {shape.name})")
        return bool(found)

    def fill(self, shape: Shape) -> None:
        """Insert rows as far as they can be made."""
        made = 0
        rows = list(self._rows(shape))
        for sql in rows:
            made += self._insert(sql)
        if not made:
            self.empty.append(shape.name)

    def _insert(self, sql: str) -> bool:
        try:
            self._session.run(sql.encode())
        except StatementError:
            return False
        return True

    def _rows(self, shape: Shape) -> Iterator[str]:
        """Yield the statements, one a row; each column's n-th value in the n-th row."""
        values = {one.name: candidates(one, conditions(one, shape)) for one in shape.columns}
        chosen = dict(self._chosen(shape, values))
        for number in range(_ROWS):
            given: dict[str, str] = {}
            for column in shape.columns:
                if column.name in chosen:
                    found = chosen[column.name]
                    given[column.name] = found[number % len(found)]
                elif values[column.name]:
                    options = values[column.name]
                    given[column.name] = f"{options[number % len(options)]}::{column.type}"
                elif column.has_default:
                    continue
                elif not column.not_null:
                    given[column.name] = "null"
            for at, reference in enumerate(shape.references):
                # Two keys to one table point at two of its rows.
                given |= self._pointing(shape, reference, number + at)
            if not given:
                yield f"insert into {shape.name} default values"
                continue
            names = ", ".join(map(identifier, given))
            yield f"insert into {shape.name} ({names}) values ({', '.join(given.values())})"

    def _pointing(self, shape: Shape, reference: Reference, number: int) -> dict[str, str]:
        optional = {one.name: not one.not_null for one in shape.columns}
        if reference.table == shape.oid:
            return {name: "null" for name in reference.columns if optional.get(name)}
        other = self._shapes.get(reference.table)
        if other is None:
            return {name: "null" for name in reference.columns if optional.get(name)}
        order = ", ".join(map(identifier, reference.referenced))
        return {
            name: f"(select {identifier(there)} from {other.name} order by {order}"
            f" offset {number} % greatest((select count(*) from {other.name}), 1) limit 1)"
            for name, there in zip(reference.columns, reference.referenced, strict=True)
        }

    def _chosen(
        self, shape: Shape, values: dict[str, tuple[str, ...]]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield values for columns with conditions, picked by the server so that all are met."""
        columns = {one.name: one for one in shape.columns}
        for group in condition_groups(shape):
            names = [name for name in group if name in columns and values.get(name)]
            if not names or len(names) > _TOGETHER:
                continue
            checks = tests_of(shape, names)
            found = self._meeting([columns[name] for name in names], values, checks)
            for at, name in enumerate(names):
                kind = columns[name].type
                if found:
                    yield name, tuple(f"{_constant(row[at])}::{kind}" for row in found)
                elif not columns[name].not_null:
                    yield name, ("null",)

    def _meeting(
        self, columns: list[Column], values: dict[str, tuple[str, ...]], checks: list[str]
    ) -> list[tuple[str | None, ...]]:
        most = max(3, 20 // len(columns))
        sets = []
        for one in columns:
            base = _without_domain(one)
            listed = ", ".join(f"({value}::{base})" for value in values[one.name][:most])
            sets.append(
                f"(values {listed}) as {identifier('_' + one.name)}({identifier(one.name)})"
            )
        shown = ", ".join(f"{identifier(one.name)}::text" for one in columns)
        tests = " and ".join(f"({check}) is not false" for check in checks) or "true"
        sql = f"select {shown} from {', '.join(sets)} where {tests} limit {_ROWS * 3}"
        try:
            return _spread(self._session.query_made(sql))
        except StatementError:
            return []


def _without_domain(column: Column) -> str:
    return column.base if column.checks else column.type


def _constant(value: str | None) -> str:
    return "null" if value is None else literal(value)


def _spread(rows: list[tuple[str | None, ...]]) -> list[tuple[str | None, ...]]:
    """Return rows that differ in as many columns as can be, first; keys may ask for that."""
    found: list[tuple[str | None, ...]] = []
    for row in rows:
        if all(all(one != two for one, two in zip(row, other, strict=True)) for other in found):
            found.append(row)
    return [*found, *(row for row in rows if row not in found)]
