"""Reads what pg_dump writes."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Lock, Thread

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import rel
from pgkeel.postgres.build import Build
from pgkeel.postgres.calls import call_for_dump, environment_for
from pgkeel.postgres.conninfo import environment_of
from pgkeel.postgres.running import PIPE, Running, pieces

_PATIENCE = 0.5
"""Seconds in which whoever wants the text may come for it: a thread that hands it on costs time."""


class Dumping:
    """pg_dump at work. What it writes is taken from it soon, whoever reads that when.

    It reads in one transaction of its own, at REPEATABLE READ and read-only, and waits no more
    than 30 s for a lock.
    """

    def __init__(self, program: Running, url: DatabaseUrl) -> None:
        """Read from ``program``, which was called to dump the database at ``url``."""
        self._program = program
        self._url = url
        self._written: SimpleQueue[bytes] = SimpleQueue()
        self._complaint = b""
        self._wanted = Event()
        self._reading = Lock()
        _widen(program.out)
        # What nobody reads would stop it half way, while it holds locks.
        self._readers = (Thread(target=self._read_text), Thread(target=self._read_complaint))
        for one in self._readers:
            one.start()

    def chunks(self) -> Iterator[bytes]:
        """Yield the text piece by piece, as it is written; REL001 at its end if pg_dump fails."""
        self._wanted.set()
        if self._reading.acquire(blocking=False):
            yield from pieces(self._program.out)
        else:
            yield from iter(self._written.get, b"")
        for one in self._readers:
            one.join()
        if self._program.wait():
            detail = self._complaint.decode(errors="replace").strip()
            raise KeelError(rel.DUMP_FAILED, f"pg_dump cannot read {self._url}", detail=detail)

    def end(self) -> None:
        """End pg_dump if it still works."""
        self._wanted.set()
        self._program.kill()
        for one in self._readers:
            one.join()

    def _read_text(self) -> None:
        if not self._wanted.wait(_PATIENCE) and self._reading.acquire(blocking=False):
            for piece in pieces(self._program.out):
                self._written.put(piece)
            self._written.put(b"")

    def _read_complaint(self) -> None:
        self._complaint = b"".join(pieces(self._program.err))


def dump_schema(build: Build, url: DatabaseUrl, options: Sequence[str] | None = ()) -> bytes:
    """Return what pg_dump of ``build`` says of the sandbox at ``url``.

    ``options`` say what is left out or is all there is; ``None`` is for nothing at all. The user's
    PG* variables do not count. A password goes to pg_dump in its environment only.
    """
    if options is None:
        return b""  # pg_dump refuses to look for nothing
    program = Running(call_for_dump(str(build.bin), environment_at(url, live=False), options))
    dumping = Dumping(program, url)
    try:
        return b"".join(dumping.chunks())
    finally:
        dumping.end()
        program.wait()
        program.close()


def environment_at(url: DatabaseUrl, *, live: bool) -> dict[str, str]:
    """Return the environment in which the database at ``url`` is read.

    ``ValueError`` where that is no connection string.
    """
    return environment_for(environment_of(url), os.environ, live=live)


def _widen(descriptor: int) -> None:
    """Give a pipe more room where that can be: its reader may have to wait for other threads."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 -- not everywhere

        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, PIPE)
