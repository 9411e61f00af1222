"""Ends work in other threads from outside: between two statements, or by cancelling one."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session


class StoppedError(Exception):
    """What ran is to end, and nothing of it was under way at the server."""


class Stop:
    """Asked to begin nothing more, and perhaps to end what runs.

    Asking only sets marks, so a handler of signals may do it at any moment. Whoever drives the work
    looks at them and calls ``cancel``; the work itself looks before each job and where it waits.
    """

    def __init__(self) -> None:
        self._soon = threading.Event()
        self._now = threading.Event()
        self._running: set[Session] = set()
        self._changing = threading.Lock()

    @property
    def is_asked(self) -> bool:
        """Whether no more is to be begun."""
        return self._soon.is_set()

    @property
    def is_now(self) -> bool:
        """Whether what runs is to end as well."""
        return self._now.is_set()

    def ask(self, *, now: bool) -> None:
        """Let no more begin; with ``now`` what runs ends, too."""
        if now:
            self._now.set()
        self._soon.set()

    @contextmanager
    def running(self, session: "Session") -> Iterator[None]:
        """Let the statement that ``session`` runs in the block be cancelled."""
        with self._changing:
            self._running.add(session)
        try:
            yield
        finally:
            # Not while it is cancelled: that would come to what the session does next.
            with self._changing:
                self._running.discard(session)

    def cancel(self) -> None:
        """Have the server cancel every statement that runs; a COMMIT under way is not."""
        with self._changing:
            for session in self._running:
                session.cancel()

    def look(self) -> None:
        """Raise ``StoppedError`` where what runs is to end."""
        if self.is_now:
            raise StoppedError

    def sleep(self, seconds: float) -> None:
        """Sleep; ``StoppedError`` as soon as what runs is to end."""
        if self._now.wait(seconds):
            raise StoppedError
