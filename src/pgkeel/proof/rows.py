"""Rows of all tables as numbers that compare: how many, and what is in each column."""

from collections.abc import Iterator, Mapping

import msgspec
from msgspec import Struct

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.postgres.session import Session
from pgkeel.proof.words import words_in

_LARGEST = 32 << 20
"""Bytes of a table from which on its rows are counted and their values not looked at."""

# Tables in which nothing was ever written have no page (pg_relation_size), and those are most.
_TABLES = """
select coalesce(json_agg(json_build_array(
  quote_ident(n.nspname) || '.' || quote_ident(c.relname), pg_relation_size(c.oid), (
    select coalesce(json_agg(json_build_array(a.attname, format_type(a.atttypid, null))
      order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  ), c.relkind = 'm', (
    select coalesce(json_agg(a.attname order by a.attnum), '[]')
    from pg_attribute a where a.attrelid = c.oid and a.attgenerated <> '' and not a.attisdropped
  ), (
    select coalesce(string_agg(p.prosrc || ' ' || encode(t.tgargs, 'escape'), ' '), '')
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where t.tgrelid = c.oid and not t.tgisinternal and t.tgtype & 16 <> 0)
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
    derived: bool = False
    """Whether it is a materialized view: its rows come from elsewhere."""
    computed: frozenset[str] = frozenset()
    """The columns that follow from others."""
    stamped: frozenset[str] = frozenset()
    """The columns that a trigger names which sees every change of a row: it may stamp them."""


class Rows(Struct, frozen=True, kw_only=True):
    """All tables that have had rows, and where sequences stand, by their names as SQL."""

    tables: Mapping[str, Table]
    sequences: Mapping[str, int | None]


class _Shape(Struct, frozen=True, array_like=True):
    """A table as the first question answers."""

    name: str
    size: int
    columns: list[tuple[str, str]]
    derived: bool
    computed: list[str]
    sources: str
    """What the triggers on UPDATE run."""


def read_rows(session: Session) -> Rows:
    """Return the rows that ``session``, of a superuser, sees. Two questions and one query."""
    answer = session.query(_TABLES)[0][0]
    found = msgspec.json.decode(answer, type=list[_Shape])
    sequences = dict(session.query(_SEQUENCES))
    if not found:
        return Rows(tables={}, sequences=sequences)
    text = " union all ".join(_counting(one.name, one.size, one.columns) for one in found)
    shapes = {one.name: one for one in found}
    tables = {
        name: _table(rows, sums, shapes[name]) for name, rows, sums in session.query_made(text)
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


def _table(rows: int, sums: list[int | None] | None, shape: _Shape) -> Table:
    pairs = zip(shape.columns, sums or (), strict=False)
    return Table(
        rows=rows,
        columns={name: int(total or 0) for (name, _), total in pairs},
        times=frozenset(name for name, kind in shape.columns if kind.startswith(_TIMES)),
        derived=shape.derived,
        computed=frozenset(shape.computed),
        stamped=words_in(shape.sources.encode()) & {name for name, _ in shape.columns},
    )


def changed_columns(before: Table, after: Table) -> Iterator[str]:
    """Yield the columns of both whose values differ as a whole."""
    for name, total in before.columns.items():
        if name in after.columns and after.columns[name] != total:
            yield name
