"""Indexes that a CONCURRENTLY left half made: found, and dropped before it is tried again."""

from typing import LiteralString

from msgspec import Struct

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.session import Session
from pgkeel.runner.outside import Outside

# Names are looked up as the statement itself does, by the search_path that it has.
_NAMED: LiteralString = """
select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
  i.indisvalid, i.indrelid = pg_catalog.to_regclass(%s),
  pg_catalog.quote_ident(tn.nspname) || '.' || pg_catalog.quote_ident(t.relname)
from pg_catalog.pg_class c
join pg_catalog.pg_index i on i.indexrelid = c.oid
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relname = %s and c.relnamespace =
  (select relnamespace from pg_catalog.pg_class where oid = pg_catalog.to_regclass(%s))
"""
# Those being built just now are not valid either.
_INVALID: LiteralString = """
select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not i.indisvalid and c.relkind = 'i'
  and (%s::pg_catalog.text is null or i.indrelid = pg_catalog.to_regclass(%s::pg_catalog.text)
    or i.indexrelid = pg_catalog.to_regclass(%s::pg_catalog.text)
    or i.indrelid = (select x.indrelid from pg_catalog.pg_index x
      where x.indexrelid = pg_catalog.to_regclass(%s::pg_catalog.text)))
  and not exists (select from pg_catalog.pg_stat_progress_create_index p
    where p.index_relid = i.indexrelid)
order by 1
"""


class Index(Struct, frozen=True):
    """An index of the name that was asked for."""

    name: str
    is_valid: bool
    on_same_table: bool
    table: str


def find_index(session: Session, wanted: Outside) -> Index | None:
    """Return what is there under the name of the index that ``wanted`` makes."""
    if wanted.index is None:
        return None
    rows = session.query(_NAMED, (wanted.table, wanted.index, wanted.table))
    if not rows:
        return None
    name, valid, same, table = rows[0]
    return Index(name, valid, bool(same), table)


def invalid_indexes(session: Session, relation: str | None) -> tuple[str, ...]:
    """Return the invalid indexes of a table, or of the table of an index; of all for ``None``."""
    return tuple(name for (name,) in session.query(_INVALID, (relation,) * 4))


def drop_index(session: Session, name: str) -> None:
    """Drop an index without stopping anybody; ``name`` is as SQL writes it."""
    session.run(f"drop index concurrently if exists {name}".encode())


def refuse_other(wanted: Outside, found: Index | None) -> None:
    """Raise RUN022 where IF NOT EXISTS would pass over an index of another table."""
    if found and wanted.if_not_exists and not found.on_same_table:
        raise KeelError(
            run.OTHER_OBJECT,
            f"{found.name} is an index on {found.table}, not on {wanted.table}",
        )


def refuse_invalid(found: Index | None) -> None:
    """Raise RUN021 for an index that is there and not valid."""
    if found and not found.is_valid:
        raise KeelError(
            run.INVALID_INDEX,
            f"{found.name} on {found.table} is not valid",
            hint=f"drop index concurrently {found.name};",
        )
