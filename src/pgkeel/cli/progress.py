"""Tells people what happens while migrations are applied: lines on standard error."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pgkeel.cli.invocation import Invocation
from pgkeel.runner.telling import Tell, Told

_STAYS = frozenset({"waits", "blocked", "retries", "notes"})
_EVERY = 5.0


@contextmanager
def telling(invocation: Invocation) -> Iterator[Tell]:
    """Give what is told of; on a terminal one line shows what runs now, and goes away."""
    if not invocation.is_interactive:
        yield _Lines(invocation)
        return
    from pgkeel.cli.live import live_line  # noqa: PLC0415 -- only a terminal needs rich

    with live_line(color=invocation.color) as (show, say):
        yield _on_terminal(invocation, show, say)


def _on_terminal(
    invocation: Invocation, show: Callable[[str], None], say: Callable[[str], None]
) -> Tell:
    def tell(told: Told) -> None:
        if told.kind in _STAYS:
            say(invocation.hidden(told.text))
        elif told.kind != "done":
            show(invocation.hidden(f"{told.done + 1:,} of {told.total:,}  {told.text}"))

    return tell


class _Lines:
    """Says what people have to know, and every five seconds where the work is."""

    def __init__(self, invocation: Invocation) -> None:
        self._quiet = invocation.verbosity < 0
        self._hidden = invocation.hidden
        self._lock = threading.Lock()
        self._next = time.monotonic() + 1.0

    def __call__(self, told: Told) -> None:
        """Say ``told``, or not."""
        if self._quiet:
            return
        with self._lock:
            now = time.monotonic()
            if told.kind in _STAYS:
                self._say(told.text)
            elif told.kind in ("begins", "runs") and now >= self._next:
                self._next = now + _EVERY
                self._say(f"{told.done + 1:,} of {told.total:,} {told.text}")

    def _say(self, text: str) -> None:
        sys.stderr.write(self._hidden(f"{text}\n"))
        sys.stderr.flush()
