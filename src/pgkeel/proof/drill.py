"""A drill: readers and writers at work on the tables of a migration while it runs."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from msgspec import Struct

from pgkeel.catalog.quoting import identifier
from pgkeel.errors import KeelError
from pgkeel.postgres.session import Session, StatementError
from pgkeel.proof.aids import Aids
from pgkeel.proof.facts import Trace
from pgkeel.proof.pair import Pair
from pgkeel.proof.seeding import seed, words_of
from pgkeel.proof.stand import Copy, Stand
from pgkeel.sandbox.run import MigrationError, run_migration

_MOST_TABLES = 4
_BEFORE = 0.15
"""Seconds that readers and writers work before the migration starts, and after it ended."""
_HOLDING = 0.01
"""Seconds that each of their transactions stays open: somebody's application does something."""
_LIMITS = "set statement_timeout = '10s'; set lock_timeout = '10s'"
_COLUMN = """
select a.attname::text from pg_attribute a
where a.attrelid = to_regclass(%s) and a.attnum > 0 and not a.attisdropped
  and a.attgenerated = '' and a.attidentity <> 'a' order by a.attnum desc limit 1
"""


class Stall(Struct, frozen=True, kw_only=True):
    """The longest that somebody waited for one table."""

    relation: str
    reading: float
    writing: float
    """Milliseconds, without the time that their transactions take by themselves."""


class Drill(Struct, frozen=True, kw_only=True):
    """What came of it."""

    milliseconds: float
    """How long the migration took among the others."""
    stalls: tuple[Stall, ...]
    failed: str | None = None
    """What stopped the migration."""


def run_drill(stand: Stand, pair: Pair, aids: Aids, trace: Trace) -> Drill:
    """Run ``pair``'s migration among readers and writers of the tables that ``trace`` locks.

    Bounded: no statement runs for more than ten seconds.
    """
    stand.advance(pair.number)
    tables = _tables(trace)
    with stand.copy() as copy:
        seed(copy.powerful, copy.session, words_of([pair.migration.text]), aids)
        with _traffic(copy, tables) as workers:
            time.sleep(_BEFORE)
            failed, took = _migrate(copy, pair)
            time.sleep(_BEFORE)
    stalls = tuple(
        Stall(
            relation=name,
            reading=round(workers[at][0].longest, 1),
            writing=round(workers[at][1].longest, 1),
        )
        for at, name in enumerate(tables)
    )
    return Drill(milliseconds=round(took, 1), stalls=stalls, failed=failed)


def _tables(trace: Trace) -> list[str]:
    """Return the tables that are locked, those longest and strongest first."""
    found = {
        lock.relation: None
        for one in trace.statements
        for lock in one.locks
        if lock.kind == "table" and lock.mode != "ACCESS SHARE"
    }
    return list(found)[:_MOST_TABLES]


def _migrate(copy: Copy, pair: Pair) -> tuple[str | None, float]:
    copy.session.run(_LIMITS)
    began = time.perf_counter()
    try:
        run_migration(copy.session, pair.migration)
    except MigrationError as error:
        return error.failure.message, (time.perf_counter() - began) * 1000
    return None, (time.perf_counter() - began) * 1000


@contextmanager
def _traffic(copy: Copy, tables: Sequence[str]) -> "Iterator[list[tuple[_Worker, _Worker]]]":
    """Let a reader and a writer of each table work meanwhile."""
    done = threading.Event()
    workers = [(_Worker(done), _Worker(done)) for _ in tables]
    with ThreadPoolExecutor(max(1, 2 * len(tables))) as pool:
        try:
            for name, (reader, writer) in zip(tables, workers, strict=True):
                pool.submit(reader.work, copy, name, _reading)
                pool.submit(writer.work, copy, name, _writing)
            yield workers
        finally:
            done.set()


class _Worker:
    """One session that does the same again and again."""

    def __init__(self, done: threading.Event) -> None:
        self._done = done
        self.longest = 0.0

    def work(self, copy: Copy, name: str, kind: Callable[[Session, str], str]) -> None:
        """Work until it is over; what fails is what an application would see, and it goes on."""
        try:
            with copy.another() as session:
                session.run(_LIMITS)
                sql = kind(session, name)
                while not self._done.is_set():
                    self._once(session, sql)
        except KeelError:
            return  # the copy is gone

    def _once(self, session: Session, sql: str) -> None:
        began = time.perf_counter()
        try:
            session.run("begin")
            session.run(sql.encode())
            waited = (time.perf_counter() - began) * 1000
            time.sleep(_HOLDING)
            session.run("commit")
        except StatementError:
            waited = (time.perf_counter() - began) * 1000
            session.run("rollback")
            time.sleep(_HOLDING)
        self.longest = max(self.longest, waited)


def _reading(_: Session, name: str) -> str:
    return f"select count(*) from {name}"


def _writing(session: Session, name: str) -> str:
    found = session.query(_COLUMN, (name,))
    if not found:
        return f"delete from {name} where false"
    column = identifier(found[0][0])
    return f"update {name} set {column} = {column} where ctid = (select ctid from {name} limit 1)"
