"""A drill: readers and writers at work on the tables of a migration while it runs."""

import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

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
_COMES_ROUND = 25.0
"""Seconds to wait for all of them to come round, each bounded by ``_LIMITS``."""
_HOLDING = 0.01
"""Seconds that each of their transactions stays open: somebody's application does something."""
_LIMITS = "set statement_timeout = '10s'; set lock_timeout = '10s'"
_COLUMN = """
select a.attname::text from pg_attribute a
where a.attrelid = to_regclass(%s) and a.attnum > 0 and not a.attisdropped
  and a.attgenerated = '' and a.attidentity <> 'a' order by a.attnum desc limit 1
"""


class Stall(Struct, frozen=True, kw_only=True):
    """What one of them met with: milliseconds, measured by its own clock."""

    usual: float
    """How long its statement took before the migration began: the median."""
    longest: float
    """The longest that it took from then on, beyond what is usual."""
    done: int
    """Transactions that it came to while the migration ran, and after it."""
    refused: int
    """Those of them that failed, as they would have for an application."""
    why: str | None = None
    """The server's words for the last of these."""


class Met(Struct, frozen=True, kw_only=True):
    """What became of the reader and of the writer of one table."""

    relation: str
    reader: Stall
    writer: Stall


class Drill(Struct, frozen=True, kw_only=True):
    """What came of it."""

    milliseconds: float
    """How long the migration took among the others."""
    met: tuple[Met, ...]
    failed: str | None = None
    """What stopped the migration."""


def run_drill(
    stand: Stand, pair: Pair, aids: Aids, trace: Trace, *, longest: float = 60.0
) -> Drill:
    """Run ``pair``'s migration among readers and writers of the tables that ``trace`` locks.

    Bounded: no statement runs for more than ten seconds, and the migration is cut off after
    ``longest`` seconds.
    """
    stand.advance(pair.number)
    tables = _tables(trace)
    with stand.copy() as copy:
        seed(copy.powerful, copy.session, words_of([pair.migration.text]), aids)
        with _traffic(copy, tables) as traffic:
            # However long it takes them to connect: who is not at work yet meets with nothing.
            traffic.come_round()
            time.sleep(_BEFORE)
            traffic.started.set()
            failed, took = _migrate(copy, pair, longest)
            traffic.come_round()
            time.sleep(_BEFORE)
    met = tuple(
        Met(relation=name, reader=reader.stall, writer=writer.stall)
        for name, (reader, writer) in zip(tables, traffic.workers, strict=True)
    )
    return Drill(milliseconds=round(took, 1), met=met, failed=failed)


def _tables(trace: Trace) -> list[str]:
    """Return the tables that are locked, those longest and strongest first."""
    found = {
        lock.relation: None
        for one in trace.statements
        for lock in one.locks
        if lock.kind == "table" and lock.mode != "ACCESS SHARE"
    }
    return list(found)[:_MOST_TABLES]


def _migrate(copy: Copy, pair: Pair, longest: float) -> tuple[str | None, float]:
    copy.session.run(_LIMITS)
    late = threading.Event()

    def cut() -> None:
        late.set()
        copy.session.abort()

    timer = threading.Timer(longest, cut)
    timer.start()
    failed = None
    began = time.perf_counter()
    try:
        run_migration(copy.session, pair.migration)
    except MigrationError as error:
        failed = error.failure.message
    except KeelError:
        if not late.is_set():
            raise
        failed = f"it was cut off after {longest:.0f} s"
    finally:
        timer.cancel()
    return failed, (time.perf_counter() - began) * 1000


@contextmanager
def _traffic(copy: Copy, tables: Sequence[str]) -> "Iterator[_Traffic]":
    """Let a reader and a writer of each table work meanwhile."""
    started, done = threading.Event(), threading.Event()
    workers = [(_Worker(started, done), _Worker(started, done)) for _ in tables]
    with ThreadPoolExecutor(max(1, 2 * len(tables))) as pool:
        try:
            for name, (reader, writer) in zip(tables, workers, strict=True):
                pool.submit(reader.work, copy, name, _reading)
                pool.submit(writer.work, copy, name, _writing)
            yield _Traffic(started, workers)
        finally:
            done.set()


class _Worker:
    """One session that does the same again and again."""

    def __init__(self, started: threading.Event, done: threading.Event) -> None:
        self._started = started
        self._done = done
        self._before: list[float] = []
        self._since: list[float] = []
        self._refused = 0
        self._why: str | None = None
        self.begun = 0
        """Transactions."""
        self.is_over = False

    @property
    def stall(self) -> Stall:
        """What it has met with."""
        usual = statistics.median(self._before or [0.0])
        return Stall(
            usual=round(usual, 1),
            longest=round(max(0.0, max(self._since, default=0.0) - usual), 1),
            done=len(self._since),
            refused=self._refused,
            why=self._why,
        )

    def work(self, copy: Copy, name: str, kind: Callable[[Session, str], str]) -> None:
        """Work until it is over; what fails is what an application would see, and it goes on."""
        try:
            with copy.another() as session:
                session.run(_LIMITS)
                sql = kind(session, name)
                while not self._done.is_set():
                    self.begun += 1
                    self._once(session, sql)
        except KeelError:
            return  # the copy is gone
        finally:
            self.is_over = True

    def _once(self, session: Session, sql: str) -> None:
        why = None
        began = time.perf_counter()
        try:
            session.run("begin")
            session.run(sql.encode())
            waited = time.perf_counter() - began
            time.sleep(_HOLDING)
            session.run("commit")
        except StatementError as error:
            waited = time.perf_counter() - began
            why = error.failure.message
            session.run("rollback")
            time.sleep(_HOLDING)
        # Who began before the migration and waits for it has met with it.
        if not self._started.is_set():
            self._before.append(waited * 1000)
            return
        self._since.append(waited * 1000)
        if why:
            self._refused += 1
            self._why = why


class _Traffic(NamedTuple):
    """Who works, and the moment from which on the migration runs."""

    started: threading.Event
    workers: list[tuple[_Worker, _Worker]]

    def come_round(self) -> None:
        """Wait until each has ended a transaction that it begins from now on."""
        # It has, when it begins the one after that.
        wanted = [(one, one.begun + 2) for both in self.workers for one in both]
        ends = time.monotonic() + _COMES_ROUND
        while any(one.begun < count and not one.is_over for one, count in wanted):
            if time.monotonic() > ends:
                return
            time.sleep(_HOLDING / 2)


def _reading(_: Session, name: str) -> str:
    return f"select count(*) from {name}"


def _writing(session: Session, name: str) -> str:
    found = session.query(_COLUMN, (name,))
    if not found:
        return f"delete from {name} where false"
    column = identifier(found[0][0])
    return f"update {name} set {column} = {column} where ctid = (select ctid from {name} limit 1)"
