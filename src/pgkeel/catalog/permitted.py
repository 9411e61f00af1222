"""Which kinds a role may read; what it may not is told, not passed over; for the reader."""

import re
from collections.abc import Iterator, Mapping

from pgkeel.catalog.coverage import hidden
from pgkeel.catalog.fragments import FIRST_OID
from pgkeel.finding import Finding
from pgkeel.postgres.session import Session

# Some columns of a catalog may be for everybody, and no query asks for others.
_CLOSED = f"""
select c.relname::text from pg_class c
where c.oid < {FIRST_OID} and c.relnamespace = 'pg_catalog'::regnamespace
  and c.relkind in ('r', 'v')
  and not has_table_privilege(c.oid, 'select') and not has_any_column_privilege(c.oid, 'select')
order by 1
"""


def closed_catalogs(session: Session) -> tuple[str, ...]:
    """Return the catalogs that the role of the session may not read."""
    return tuple(name for (name,) in session.query(_CLOSED))


def refused(texts: Mapping[str, str], closed: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return which of the queries ask for a closed catalog, and for which."""
    if not closed:
        return {}
    # In quotes a catalog is only named, not read.
    names = re.compile(rf"(?<!')\b(?:{'|'.join(map(re.escape, closed))})\b")
    found = {key: tuple(sorted(set(names.findall(text)))) for key, text in texts.items()}
    return {key: catalogs for key, catalogs in found.items() if catalogs}


def told(
    without: Mapping[str, tuple[str, ...]], plurals: Mapping[str, str], role: str
) -> Iterator[Finding]:
    """Yield a finding for each query that could not be asked."""
    for key, catalogs in sorted(without.items()):
        what = plurals.get(key, "dependencies between objects")
        names = ", ".join(catalogs)
        yield hidden(f"{what} are not read: {role} has no privilege SELECT on {names}")
