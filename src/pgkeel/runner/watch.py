"""Watches a statement that takes long, from a second session: who blocks it, how far it is."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import LiteralString, Self

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.session import Session, StatementError
from pgkeel.runner.blockers import Blocker, end_idle, find_blockers
from pgkeel.runner.job import Job
from pgkeel.runner.stopping import Stop
from pgkeel.runner.telling import Tell, Told, first_line, in_words

_TICK = 0.1
_FIRST_LOOK = 0.3
_NEXT_LOOK = 0.5
_LOST_AFTER = 6.0
"""Seconds for which the server says that it does nothing for us while we wait for it."""
_SLOWEST = 1 << 15
"""Bytes a second of a line: until a request has come, the server has nothing to do for us."""

_WHO: LiteralString = (
    "select pg_catalog.pg_backend_pid(), pg_catalog.pg_postmaster_start_time()::pg_catalog.text"
)
_STATE: LiteralString = "select state from pg_catalog.pg_stat_activity where pid = %s"
_PROGRESS: LiteralString = """
select phase, done, total from (
  select pid, phase, blocks_done + tuples_done as done, blocks_total + tuples_total as total
    from pg_catalog.pg_stat_progress_create_index
  union all select pid, phase, heap_blks_scanned, heap_blks_total
    from pg_catalog.pg_stat_progress_vacuum
  union all select pid, phase, heap_blks_scanned, heap_blks_total
    from pg_catalog.pg_stat_progress_cluster
  union all select pid, command, bytes_processed, bytes_total
    from pg_catalog.pg_stat_progress_copy
) p where pid = %s
"""


class Watch:
    """One thread that looks at what the main session does, when it does it for long.

    A context manager. The second session is opened only when there is something to look at; where
    it cannot be had, nothing is told and nothing else changes.
    """

    def __init__(
        self,
        session: Session,
        open_session: Callable[[], Session],
        tell: Tell,
        *,
        cancel_blockers: bool,
        stop: Stop | None = None,
    ) -> None:
        self._session = session
        self._stop = stop
        # A pooler tells a number of its own when connecting: only the server knows this one.
        ((self._pid, self._server),) = session.query(_WHO)
        self._open = open_session
        self._tell = tell
        self._cancel = cancel_blockers
        self._job: tuple[Job, int | None] | None = None
        self._told: Told | None = None
        self._find: Callable[[Session], Told] | None = None
        self._over = threading.Event()
        self._second: Session | None = None
        self._idle_since: float | None = None
        self._said: frozenset[int] = frozenset()
        self.blockers: tuple[Blocker, ...] = ()
        """Who was last seen to block the statement that runs, or ran last."""
        self._thread = threading.Thread(target=self._run, name="keel-watch", daemon=True)

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop; the second session is closed."""
        self._over.set()
        self._thread.join(timeout=5)
        if self._second:
            self._second.close()

    @contextmanager
    def statement(
        self,
        job: Job,
        number: int | None,
        told: Told,
        find: Callable[[Session], Told] | None = None,
    ) -> Iterator[None]:
        """Watch statement ``number`` of ``job`` run in the block; ``None``: all of them.

        ``told`` was said of the job. Where it is only the first of several, ``find`` asks by a
        session of the watch's own which one it is, and returns what is said of that.
        """
        self.blockers = ()
        self._said = frozenset()
        self._idle_since = None
        self._job, self._told, self._find = (job, number), told, find
        try:
            with self._stop.running(self._session) if self._stop else nullcontext():
                yield
        finally:
            self._told = None

    def _run(self) -> None:
        looked = 0.0
        while not self._over.wait(_TICK):
            began, now = self._session.busy_since, time.monotonic()
            if began is None or now - began < _FIRST_LOOK or now - looked < _NEXT_LOOK:
                continue
            looked = now
            try:
                self._look(began)
            except (KeelError, StatementError):
                self._second = None
                if self._over.wait(5):
                    return

    def _look(self, began: float) -> None:
        session, pid = self._looking(), self._pid
        rows = session.query(_STATE, (pid,))
        lost = self._is_lost(rows[0][0] if rows else "gone")
        if self._session.busy_since != began:
            return  # it was answered while we asked
        if lost:
            self._session.abort()
            return
        blockers = find_blockers(session, pid)
        told, at, find = self._told, self._job, self._find
        if told and find:
            told = find(session)
        if self._session.busy_since != began or told is None or at is None:
            return
        if blockers:
            self._blocked(session, blockers)
        job, number = at
        running = in_words(time.monotonic() - began)
        what = first_line(job.sql(number), 60) if number else "all of it, at once"
        text = f"{told.text}: {what}, {running}"
        text += self._progress(session, pid)
        self._tell(Told(kind="runs", text=text, done=told.done, total=told.total))

    def _looking(self) -> Session:
        """Return a session with the same server; of several hosts another one may answer."""
        if self._second is None or self._second.is_lost:
            self._second = self._open()
            ((_, server),) = self._second.query(_WHO)
            if server != self._server:
                self._second.close()
                raise KeelError(sbx.SERVER_LOST, "another server answered")
        return self._second

    def _is_lost(self, state: str | None) -> bool:
        """Whether the server has long been waiting for us, as we are for it."""
        if state == "gone":
            return True
        if state is None or not state.startswith("idle"):
            self._idle_since = None
            return False
        now = time.monotonic()
        self._idle_since = self._idle_since or now
        return now - self._idle_since > _LOST_AFTER + self._session.busy_with / _SLOWEST

    def _blocked(self, session: Session, blockers: tuple[Blocker, ...]) -> None:
        self.blockers = blockers
        for blocker in blockers:
            if blocker.pid not in self._said:
                self._tell(Told(kind="blocked", text=f"waits for {blocker}"))
        self._said |= {blocker.pid for blocker in blockers}
        if self._cancel:
            for blocker in end_idle(session, blockers):
                self._tell(Told(kind="notes", text=f"ended {blocker}"))

    def _progress(self, session: Session, pid: int) -> str:
        rows = session.query(_PROGRESS, (pid,))
        if not rows:
            return ""
        phase, done, total = rows[0]
        share = f" {100 * done // total} %" if total else ""
        return f" ({phase}{share})"
