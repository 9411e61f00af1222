"""Who changes the schema of a database right now, as far as the server lets us see."""

import re
from datetime import UTC, datetime

from msgspec import Struct

from pgkeel.postgres.others import of_others
from pgkeel.postgres.session import Session

_QUERY = """
select pid, usename::text, application_name, host(client_addr), state, xact_start, query
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
  and state in ('active', 'idle in transaction', 'idle in transaction (aborted)')
order by xact_start, pid
"""
_DDL = re.compile(
    r"(?:\s|--[^\n]*\n|/\*.*?\*/|\()*"
    r"(?P<what>alter|create|drop|grant|revoke|comment|reindex|truncate|security|import|do)\b",
    re.IGNORECASE | re.DOTALL,
)
_SHOWN = 100


class Busy(Struct, frozen=True, kw_only=True):
    """A session whose last statement changes a schema, and whose transaction has not ended."""

    pid: int
    role: str
    application: str
    address: str | None
    """``None`` on the server's own socket."""
    state: str
    since: datetime | None
    statement: str
    """The beginning of it; what is quoted in it, which may be a password, is blotted out."""


def read_busy(session: Session) -> tuple[Busy, ...]:
    """Return the sessions that change a schema now.

    A role that is no superuser and not in pg_read_all_stats sees the statements of its own sessions
    only, so that nobody is named does not mean that nobody is there.
    """
    return tuple(
        Busy(
            pid=pid,
            role=role or "",
            application=application,
            address=address,
            state=state,
            since=since.astimezone(UTC) if since else None,
            statement=of_others(query, _SHOWN),
        )
        for pid, role, application, address, state, since, query in session.query(_QUERY)
        if _DDL.match(query or "")
    )
