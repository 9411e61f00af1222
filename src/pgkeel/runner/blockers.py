"""Sessions that hold what a statement waits for: who they are, and an end to the idle ones."""

from typing import LiteralString

from msgspec import Struct

from pgkeel.postgres.others import of_others
from pgkeel.postgres.session import Session
from pgkeel.runner.telling import in_words

_BLOCKERS: LiteralString = """
select b.pid, coalesce(b.usename::pg_catalog.text, b.backend_type), b.application_name,
  coalesce(b.state, ''), b.query,
  extract(epoch from pg_catalog.clock_timestamp()
    - coalesce(b.xact_start, b.query_start, b.backend_start))::double precision
from pg_catalog.pg_stat_activity b
where b.pid = any (pg_catalog.pg_blocking_pids(%s))
order by b.xact_start
"""


class Blocker(Struct, frozen=True):
    """A session that others wait for."""

    pid: int
    user: str
    name: str
    state: str
    query: str
    age: float
    """Seconds since its transaction began."""

    @property
    def is_idle(self) -> bool:
        """Whether it has a transaction open and does nothing in it."""
        return self.state.startswith("idle in transaction")

    def __str__(self) -> str:
        """Say who it is, what it does and since when."""
        name = f", {self.name}" if self.name else ""
        what = f"{self.state or 'active'}, in a transaction for {in_words(self.age)}"
        return f"pid {self.pid} ({self.user}{name}), {what}: {of_others(self.query, 72)}"


def find_blockers(session: Session, pid: int) -> tuple[Blocker, ...]:
    """Return the sessions that process ``pid`` waits for."""
    return tuple(Blocker(*row) for row in session.query(_BLOCKERS, (pid,)))


def end_idle(session: Session, blockers: tuple[Blocker, ...]) -> tuple[Blocker, ...]:
    """End those of ``blockers`` that are idle in a transaction; return them.

    Whether one still is, is asked in the same query: it may have gone on meanwhile.
    """
    ended = []
    for blocker in blockers:
        if blocker.is_idle:
            rows = session.query(
                "select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity"
                " where pid = %s and state like 'idle in transaction%%'",
                (blocker.pid,),
            )
            if rows and rows[0][0]:
                ended.append(blocker)
    return tuple(ended)
