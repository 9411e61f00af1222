"""Reads the sizes of tables from a live database, without waiting for anybody."""

from typing import Any

from pgkeel.postgres.session import SERVER_VERSION, Session
from pgkeel.statistics.model import Statistics, TableStatistics

_TIMEOUT = "set statement_timeout = '30s'"
# Pages and rows as VACUUM and ANALYZE last counted them (catalog pg_class: relpages, reltuples).
# Functions such as pg_table_size would count now, and wait for every lock on the way.
_TABLES = """
with sized as (
  select c.oid, c.relnamespace, c.relname, c.relkind, c.reltuples,
    (c.relpages + coalesce(t.relpages, 0))::bigint as pages,
    (select coalesce(sum(i.relpages), 0) from pg_catalog.pg_index x
      join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid) as index_pages,
    s.n_live_tup
  from pg_catalog.pg_class c
  left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
  left join pg_catalog.pg_stat_user_tables s on s.relid = c.oid
  where c.relkind in ('r', 'm') and c.relpersistence <> 't'
), counted as (
  select oid, relnamespace, relname, relkind, pages, index_pages,
    case when reltuples >= 0 then reltuples when n_live_tup > 0 then n_live_tup end as rows
  from sized
  union all
  select p.oid, p.relnamespace, p.relname, p.relkind, sum(l.pages), sum(l.index_pages),
    sum(case when l.reltuples >= 0 then l.reltuples when l.n_live_tup > 0 then l.n_live_tup end)
  from pg_catalog.pg_class p
  cross join lateral pg_catalog.pg_partition_tree(p.oid) as leaf
  join sized l on l.oid = leaf.relid
  where p.relkind = 'p' and leaf.isleaf
  group by p.oid, p.relnamespace, p.relname, p.relkind
)
select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
  case c.relkind when 'r' then 'table' when 'p' then 'partitioned table'
    else 'materialized view' end,
  c.rows::bigint,
  (c.pages * current_setting('block_size')::bigint)::bigint,
  (c.index_pages * current_setting('block_size')::bigint)::bigint
from counted c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
  and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
    and d.objid = c.oid and d.deptype = 'e')
order by 1
"""


def read_live(session: Session, environment: str) -> Statistics:
    """Return the statistics of the database that ``session`` is connected to.

    One query in a read-only transaction; no lock but those on the catalogs. ``StatementError`` when
    the server refuses. Numbers are rounded to two digits, so that the file changes when a table
    does and not with every row.
    """
    session.run("begin read only")
    try:
        session.run(_TIMEOUT)
        version = str(session.query(SERVER_VERSION)[0][0])
        rows = session.query(_TABLES)
    finally:
        session.run("rollback")
    tables = {str(row[0]): _table(row) for row in rows}
    return Statistics(environment=environment, server_version=version, tables=tables)


def _table(row: tuple[Any, ...]) -> TableStatistics:
    return TableStatistics(
        kind=row[1],
        rows=None if row[2] is None else _rounded(int(row[2])),
        bytes=_rounded(int(row[3])),
        index_bytes=_rounded(int(row[4])),
    )


def _rounded(number: int) -> int:
    """Return ``number`` with two digits that are not zero."""
    step: int = 10 ** max(0, len(str(number)) - 2)
    return (number + step // 2) // step * step
