"""Rows of all tables as numbers that compare: how many, and what is in each column."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.postgres.session import Session

_LARGEST = 32 << 20
"""Bytes of a table from which on its rows are counted and their values not looked at."""

# Tables in which nothing was ever written have no page (pg_relation_size), and those are most.
_TABLES = """
select coalesce(json_agg(json_build_array(
  quote_ident(n.nspname) || '.' || quote_ident(c.relname), pg_relation_size(c.oid), (
    select coalesce(json_agg(json_build_array(a.attname, format_type(a.atttypid, null))
      order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
)), '[]')::text
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm') and c.relpersistence <> 't' and c.oid >= 16384
  and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  and (c.relkind = 'r' or c.relispopulated) and pg_relation_size(c.oid) > 0
"""
_SEQUENCES = """
select quote_ident(n.nspname) || '.' || quote_ident(c.relname), pg_sequence_last_value(c.oid)
from pg_sequence s join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where c.relpersistence <> 't'
"""
_TIMES = ("date", "time", "timestamp")


class Table(Struct, frozen=True, kw_only=True):
    """The rows of one table."""

    rows: int
    columns: Mapping[str, int]
    """A sum over the values of each column, whatever the order of the rows."""
    times: frozenset[str]
    """The columns that hold dates and times: they say when, and differ from run to run."""


class Rows(Struct, frozen=True, kw_only=True):
    """All tables that have had rows, and where sequences stand, by their names as SQL."""

    tables: Mapping[str, Table]
    sequences: Mapping[str, int | None]


def read_rows(session: Session) -> Rows:
    """Return the rows that ``session``, of a superuser, sees. Two questions and one query."""
    answer = session.query(_TABLES)[0][0]
    found: list[tuple[str, int, list[tuple[str, str]]]] = msgspec.json.decode(
        answer, type=list[tuple[str, int, list[tuple[str, str]]]]
    )
    sequences = dict(session.query(_SEQUENCES))
    if not found:
        return Rows(tables={}, sequences=sequences)
    text = " union all ".join(_counting(name, size, columns) for name, size, columns in found)
    columns_of = {name: columns for name, _, columns in found}
    tables = {
        name: _table(rows, sums, columns_of[name]) for name, rows, sums in session.query_made(text)
    }
    return Rows(tables=tables, sequences=sequences)


def _counting(name: str, size: int, columns: list[tuple[str, str]]) -> str:
    sums = ", ".join(_sum(column, kind) for column, kind in columns) if size < _LARGEST else ""
    return f"select {literal(name)}, count(*), array[{sums}]::numeric[] from only {name} t"


def _sum(column: str, kind: str) -> str:
    """Return the expression for one column; NULL counts for something, too."""
    value = f"t.{identifier(column)}::text"
    if kind == "text":
        value = f"t.{identifier(column)}"
    return f"sum(coalesce(hashtextextended({value}, 0), 42)::numeric)"


def _table(rows: int, sums: list[int | None] | None, columns: list[tuple[str, str]]) -> Table:
    pairs = zip(columns, sums or (), strict=False)
    return Table(
        rows=rows,
        columns={name: int(total or 0) for (name, _), total in pairs},
        times=frozenset(name for name, kind in columns if kind.startswith(_TIMES)),
    )


def changed_columns(before: Table, after: Table) -> Iterator[str]:
    """Yield the columns of both whose values differ as a whole."""
    for name, total in before.columns.items():
        if name in after.columns and after.columns[name] != total:
            yield name
