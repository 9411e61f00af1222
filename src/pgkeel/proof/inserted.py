"""The rows a migration inserts into tables that were there, as statements that delete them."""

from collections.abc import Iterator, Mapping

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.postgres.session import Session

_MOST = 200
"""Rows of a table that a person would still write a DELETE for."""
# Primary keys of tables that have had rows; those made last come first: they may point at others.
_KEYED = """
select quote_ident(n.nspname) || '.' || quote_ident(c.relname),
  (select array_agg(a.attname::text order by o) from unnest(i.indkey::int2[])
    with ordinality u(k, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.k)
from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
where i.indisprimary and c.relkind = 'r' and c.oid >= 16384 and pg_relation_size(c.oid) > 0
  and n.nspname !~ '^pg_'
order by c.oid desc
"""

Keys = Mapping[str, tuple[tuple[str, ...], frozenset[tuple[str, ...]]]]


def read_keys(session: Session) -> Keys:
    """Return the primary keys of all rows as texts, by table, with the names of their columns."""
    found = {}
    for name, columns in session.query(_KEYED):
        shown = ", ".join(f"{identifier(one)}::text" for one in columns)
        rows = session.query_made(f"select {shown} from only {name} limit 10000")
        found[name] = (tuple(columns), frozenset(rows))
    return found


def deletions(before: Keys, made: Keys, kept: frozenset[str]) -> Iterator[str]:
    """Yield the statements for rows that are new in ``kept``, the tables that were there before."""
    for name, (columns, rows) in made.items():
        new = sorted(rows - before.get(name, (columns, frozenset()))[1])
        if name not in kept or not new or len(new) > _MOST:
            continue
        listed = ", ".join(map(identifier, columns))
        values = ", ".join(f"({', '.join(map(literal, row))})" for row in new)
        yield f"DELETE FROM {name} WHERE ({listed}) IN ({values})"
