"""Runs a program of PostgreSQL's beside everything else; imports next to nothing, to be early."""

from __future__ import annotations

import os
import select

# What names them is slow to import.
from _signal import SIGKILL, SIGPIPE, SIGXFSZ  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PIPE = 1 << 20
"""Bytes that a pipe is to hold, where that can be chosen."""


class Call:
    """What a program is to be run with; no named tuple, since ``typing`` is slow to import."""

    __slots__ = ("argv", "environ")

    def __init__(self, argv: Sequence[str], environ: Mapping[str, str]) -> None:
        self.argv = list(argv)
        self.environ = dict(environ)

    def __eq__(self, other: object) -> bool:
        """Whether it is the same program, told the same."""
        if not isinstance(other, Call):
            return NotImplemented
        return self.argv == other.argv and self.environ == other.environ

    __hash__ = None  # type: ignore[assignment]  # it is compared, never looked up


class Running:
    """A program at work, its three streams in pipes of ours."""

    def __init__(self, call: Call) -> None:
        """Start it; ``OSError`` where that cannot be done."""
        self.call = call
        theirs_in, self._in = os.pipe()
        self.out, theirs_out = os.pipe()
        self.err, theirs_err = os.pipe()
        self._code: int | None = None
        try:
            self._pid = os.posix_spawn(
                call.argv[0],
                call.argv,
                call.environ,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, mine, theirs)
                    for theirs, mine in enumerate((theirs_in, theirs_out, theirs_err))
                ],
                # Python ignores these, and a program would inherit that.
                setsigdef=(SIGPIPE, SIGXFSZ),
            )
        except BaseException:
            self._close(self._in, self.out, self.err)
            raise
        finally:
            self._close(theirs_in, theirs_out, theirs_err)

    def say_no_more(self) -> None:
        """Let it know that nothing more comes."""
        descriptor, self._in = self._in, -1
        if descriptor >= 0:
            os.close(descriptor)

    def ends_within(self, seconds: float) -> bool:
        """Wait until it has closed what it writes to, as a program does when it ends."""
        return bool(select.select([self.out], [], [], seconds)[0]) and not os.read(self.out, 1)

    def kill(self) -> None:
        """End it at once."""
        if self._code is None:
            os.kill(self._pid, SIGKILL)

    def wait(self) -> int:
        """Wait for its end and return its exit code; one thread alone may."""
        if self._code is None:
            _, status = os.waitpid(self._pid, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def close(self) -> None:
        """Close our ends, once nobody reads from them any more; it has ended."""
        self.say_no_more()
        self._close(self.out, self.err)
        self.out = self.err = -1

    @staticmethod
    def _close(*descriptors: int) -> None:
        for one in descriptors:
            if one >= 0:
                os.close(one)


def pieces(descriptor: int) -> Iterator[bytes]:
    """Yield what comes from a pipe until its end."""
    while piece := os.read(descriptor, PIPE):
        yield piece
