"""Holds one moment of a live database open, and starts pg_dump on it; imports next to nothing.

psql holds it: that has connected before the driver would be imported.
"""

from __future__ import annotations

import os
from _thread import allocate_lock, start_new_thread

from pgkeel.postgres.calls import Moment
from pgkeel.postgres.running import Call, Running, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS = 5
"""Until psql, which was told that nothing more comes, has ended."""


class NoMomentError(Exception):
    """psql could not; in its own words."""


class Holding:
    """psql at a moment, in a read-only transaction, and pg_dump, which takes the moment up.

    A thread waits for the one and starts the other. Whoever has taken the moment up goes on seeing
    it after it was let go.
    """

    def __init__(self, call: Call, dump: Callable[[Moment], Call | None]) -> None:
        """Start psql; ``dump`` says how pg_dump is called then, ``None`` for not at all yet."""
        self.call = call
        self._dump = dump
        self._psql = Running(call)
        self._lock = allocate_lock()
        self._ended = False
        self._moment: Moment | None = None
        self._complaint = ""
        self._dumping: Running | None = None
        self._working = allocate_lock()
        self._working.acquire()
        start_new_thread(self._start, ())

    def moment(self) -> Moment:
        """Wait for the moment; ``NoMomentError`` when the server cannot be reached or refuses."""
        with self._working:
            if self._moment is None:
                raise NoMomentError(self._complaint)
            return self._moment

    def dumping(self, call: Call) -> Running:
        """Return pg_dump, called like that; one that was started otherwise is ended."""
        with self._working:
            if self._dumping and self._dumping.call != call:
                _end(self._dumping)
                self._dumping = None
            if self._dumping is None:
                self._dumping = Running(call)
            return self._dumping

    def let_go(self) -> None:
        """Tell psql that nobody needs the moment any more; it takes its leave of the server."""
        self._psql.say_no_more()

    def end(self) -> None:
        """Let it go, and see to it that both programs end."""
        with self._lock:
            first, self._ended = not self._ended, True
        if not first:
            return
        if self._working.locked():
            self._psql.kill()
        with self._working:
            self.let_go()
            if self._dumping:
                _end(self._dumping)
            if not self._psql.ends_within(_SECONDS):
                self._psql.kill()
            self._psql.wait()
            self._psql.close()

    def _start(self) -> None:
        try:
            line = _line(self._psql.out)
            if not line:
                said = b"".join(pieces(self._psql.err))
                self._complaint = said.decode(errors="replace").strip()
                return
            self._moment = moment = Moment(line)
            call = self._dump(moment)
            with self._lock:
                if call and not self._ended:
                    self._dumping = Running(call)
        except Exception as error:  # noqa: BLE001 -- whoever waits for it begins anew, and is told
            self._complaint = self._complaint or str(error)
        finally:
            self._working.release()


def _end(program: Running) -> None:
    program.kill()
    program.wait()
    program.close()


def _line(descriptor: int) -> bytes:
    """Return what comes up to the first end of a line, or nothing."""
    found = b""
    while not found.endswith(b"\n"):
        piece = os.read(descriptor, 1 << 16)
        if not piece:
            return b""
        found += piece
    return found
