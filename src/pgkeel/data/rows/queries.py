"""The statements that read reference tables as keys and hashes; pure.

What a hash is made of is the text of a value, whatever the session, the database and the version
of the server would make of it: all settings that decide how values are written are pinned.
"""

from collections.abc import Collection, Sequence

from pgkeel.catalog.quoting import identifier, literal, qualified
from pgkeel.data.rows.shape import Column, Plan

SHOWN = 60
"""Characters of a value in a key."""


def beginning(timeout: str) -> str:
    """Return what opens the one transaction in which all tables of a database are read.

    Read-only; a table behind row-level security is refused, not read in part.
    """
    return f"""
begin isolation level repeatable read read only;
set local statement_timeout = {literal(timeout)};
set local lock_timeout = '10s';
set local idle_in_transaction_session_timeout = 0;
set local row_security = off;
set local search_path = '';
set local quote_all_identifiers = off;
set local datestyle = 'ISO, YMD';
set local intervalstyle = 'postgres';
set local timezone = 'UTC';
set local extra_float_digits = 3;
set local bytea_output = 'hex';
set local xmlbinary = 'base64';
set local lc_monetary = 'C';
set local jit = off
"""


TABLES = """
select n.nspname, c.relname,
  coalesce((select pg_catalog.json_agg(pg_catalog.json_build_object(
      'name', a.attname,
      'not_null', a.attnotnull,
      'numeric', coalesce(nullif(t.typbasetype, 0), t.oid) = 'numeric'::regtype,
      'generated', a.attgenerated <> '',
      'identity', a.attidentity <> '',
      'default', coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), ''),
      'comment', coalesce(pg_catalog.col_description(c.oid, a.attnum), '')) order by a.attnum)
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '[]'),
  coalesce((select pg_catalog.json_agg(k.names order by k.rank, k.name)
    from (select i.relname as name, not x.indisprimary as rank,
        (select pg_catalog.json_agg(a.attname order by u.at)
          from pg_catalog.unnest(x.indkey) with ordinality u (number, at)
          join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = u.number
          where u.at <= x.indnkeyatts) as names
      from pg_catalog.pg_index x
      join pg_catalog.pg_class i on i.oid = x.indexrelid
      where x.indrelid = c.oid and x.indisunique and x.indisvalid and x.indpred is null
        and x.indexprs is null) k), '[]')
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f') and not c.relispartition and c.relpersistence <> 't'
  and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by n.nspname, c.relname
"""
"""All tables with their columns and keys."""


def rows_of(plan: Plan, limit: int) -> str:
    """Return the query for one row a row: what identifies it, its key as shown, and its hash."""
    return f"{_select(plan, _all(plan.columns))} limit {limit}"


def columns_of(plan: Plan, limit: int, keys: Collection[bytes] | None = None) -> str:
    """Return the query for the same with the hash of each column, of all rows or of some."""
    some = ""
    if keys is not None:
        listed = ", ".join(f"'{key.hex()}'" for key in sorted(keys))
        some = f" where encode({_identity(plan)}, 'hex') in ({listed})"
    hashes = ", ".join(map(_hash, plan.columns))
    return f"{_select(plan, f'array[{hashes}]::bytea[]')}{some} limit {limit}"


def _select(plan: Plan, hashes: str) -> str:
    shown = ", ".join(_shown(name, plan) for name in plan.key)
    return (
        f"select {_identity(plan)}, array[{shown}]::text[], {hashes} "
        f"from {qualified(plan.table)} one"
    )


def _identity(plan: Plan) -> str:
    """Return what tells a row from others: the hash of its key, of all that it is without one."""
    named = {one.name: one for one in plan.columns}
    wanted = [named[name] for name in plan.key] or list(plan.columns)
    return _all(wanted)


def _all(columns: Sequence[Column]) -> str:
    # Each hash has the same length, but that of NULL: so no two rows give the same bytes.
    parts = " || ".join(map(_hash, columns)) or "''::bytea"
    return f"sha256({parts})"


def _hash(column: Column) -> str:
    return f"coalesce(sha256(convert_to({_text(column)}, 'UTF8')), {NULL})"


NULL = f"decode('{'00' * 32}', 'hex')"
"""The hash of NULL, which no text has."""


def _text(column: Column) -> str:
    value = f"one.{identifier(column.name)}"
    return f"trim_scale({value})::text" if column.numeric else f"{value}::text"


def _shown(name: str, plan: Plan) -> str:
    """Return the value of a key as it is shown; of what is classified not even that leaves."""
    if name in plan.hidden:
        return "null"
    return f"left(one.{identifier(name)}::text, {SHOWN})"
