"""How far the migrations of a live database are, by the ledger it holds; for sources and dumps."""

from typing import LiteralString

from pgkeel.config import Layout
from pgkeel.migrations.filename import label
from pgkeel.migrations.version import Version
from pgkeel.postgres.session import Session

LEDGER_SCHEMA = "keel"
"""Belongs to keel itself: no part of anybody's schema."""

_READABLE = """
select count(*) = %s and bool_and(has_column_privilege(a.attrelid, a.attnum, 'select'))
from pg_attribute a
where a.attrelid = to_regclass(%s) and a.attname::text = any(%s) and not a.attisdropped
"""
_KEEL: LiteralString = "select version::text from keel.ledger where state = 'applied'"
_SUPABASE: LiteralString = "select version::text from supabase_migrations.schema_migrations"


def read_head(session: Session, layout: Layout) -> str | None:
    """Return the newest version that is applied, as people say it.

    Asks keel's ledger, and that of Supabase's own tools in a project laid out as they do. ``None``
    where there is none, it is empty, or the role may not read it: a read-only transaction goes on.
    """
    if _is_readable(session, "keel.ledger", ("version", "state")):
        rows = session.query(_KEEL)
    elif layout == "supabase" and _is_readable(
        session, "supabase_migrations.schema_migrations", ("version",)
    ):
        rows = session.query(_SUPABASE)
    else:
        return None
    versions = [version for (text,) in rows if (version := _version(text))]
    return label(max(versions), layout) if versions else None


def _is_readable(session: Session, table: str, columns: tuple[str, ...]) -> bool:
    ((readable,),) = session.query(_READABLE, (len(columns), table, list(columns)))
    return bool(readable)


def _version(text: str) -> Version | None:
    try:
        return Version.parse(text.lstrip("Vv"))
    except ValueError:
        return None
