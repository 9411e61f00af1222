"""The lock that lets one session at a time change a database's migrations."""

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import LiteralString

from pgkeel import config
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.others import of_others
from pgkeel.postgres.session import Session, StatementError
from pgkeel.runner.ledger import table_name
from pgkeel.runner.telling import Tell, Told, in_words

_SPACE = 0x6B65656C  # "keel"
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 1.0
_TOLD_EVERY = 10.0

_HOLDER: LiteralString = """
select a.pid, a.usename::pg_catalog.text, a.application_name,
  coalesce(a.state, 'of another role'), a.query,
  extract(epoch from pg_catalog.clock_timestamp() - a.query_start)::double precision
from pg_catalog.pg_locks l
join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.locktype = 'advisory' and l.granted and l.classid::bigint = %s and l.objid::bigint = %s
  and l.objsubid = 2
  and l.database = (select oid from pg_catalog.pg_database
    where datname = pg_catalog.current_database())
"""


_HELD: LiteralString = """
select exists (select from pg_catalog.pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid::bigint = %s and l.objid::bigint = %s
    and l.objsubid = 2 and l.pid = pg_catalog.pg_backend_pid())
"""
_TRY: LiteralString = "select pg_catalog.pg_try_advisory_lock(%s::int, %s::int)"
_GIVE_UP: LiteralString = "select pg_catalog.pg_advisory_unlock(%s::int, %s::int)"


def lock_keys(place: config.Ledger) -> tuple[int, int]:
    """Return the two numbers of the lock as pg_locks shows them: keel's, and the ledger's."""
    return _SPACE, zlib.crc32(table_name(place).encode())


def _asked_as(keys: tuple[int, int]) -> tuple[int, int]:
    """Return the numbers as the functions take them: with a sign."""
    space, number = keys
    return space, number - (1 << 32) if number >= 1 << 31 else number


@contextmanager
def locked(
    session: Session,
    place: config.Ledger,
    wait: float,
    tell: Tell,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """Hold the lock in the block; RUN006 after ``wait`` seconds in which others held it.

    It is asked for again and again: a session that waits inside the server holds a snapshot, for
    which CREATE INDEX CONCURRENTLY of the holder would wait in turn, for ever.
    """
    keys = lock_keys(place)
    _take(session, keys, wait, tell, sleep)
    try:
        yield
    finally:
        # A connection that was lost has given it up, or will when its statement ends.
        with suppress(StatementError, KeelError):
            if session.in_transaction:
                session.run("rollback")
            session.query(_GIVE_UP, _asked_as(keys))


def keep_lock(session: Session, place: config.Ledger) -> None:
    """Take the lock again if what just ran gave up all of its session's locks.

    RUN006 when somebody else has it by now.
    """
    keys = lock_keys(place)
    ((is_held,),) = session.query(_HELD, keys)
    if is_held:
        return
    ((taken,),) = session.query(_TRY, _asked_as(keys))
    if not taken:
        raise KeelError(
            run.BUSY,
            "what was run gave up the locks of its session, and somebody else took ours",
            detail=_holders(session, keys),
        )


def _take(
    session: Session,
    keys: tuple[int, int],
    wait: float,
    tell: Tell,
    sleep: Callable[[float], None],
) -> None:
    began = time.monotonic()
    pause, told_at = _FIRST_PAUSE, began - _TOLD_EVERY
    while True:
        ((taken,),) = session.query(_TRY, _asked_as(keys))
        if taken:
            return
        now = time.monotonic()
        if now - began >= wait:
            who = _holders(session, keys)
            raise KeelError(run.BUSY, f"the lock was not free for {in_words(wait)}", detail=who)
        if now - told_at >= _TOLD_EVERY:
            told_at = now
            text = f"waiting for the lock: {_holders(session, keys) or 'just given up'}"
            tell(Told(kind="waits", text=text))
        sleep(min(pause, max(0.0, began + wait - now)))
        pause = min(2 * pause, _LONGEST_PAUSE)


def _holders(session: Session, keys: tuple[int, int]) -> str | None:
    rows = session.query(_HOLDER, keys)
    return "\n".join(_in_words(*row) for row in rows) or None


def _in_words(pid: int, user: str, name: str, state: str, query: str, age: float | None) -> str:
    since = f" for {in_words(age)}" if age is not None else ""
    return (
        f"held by pid {pid} ({user}, {name or 'unnamed'}), {state}{since}: {of_others(query, 72)}"
    )
