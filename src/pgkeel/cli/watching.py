"""Tells how far the work is, where nobody watches a terminal: plain lines, and few of them."""

import sys
import threading
import time
from typing import Protocol

from msgspec import Struct, field

from pgkeel.report.document import Section

_SILENT_FOR = 1.0
_EVERY = 5.0


class Watcher(Protocol):
    """Is told of progress by several threads."""

    def progress(self, stage: str, done: int, total: int, at: str) -> None:
        """Say that ``stage`` has ``done`` of ``total`` and is at ``at``."""

    def ended(self, section: Section) -> None:
        """Say that a stage ended."""


def plain_watcher(*, quiet: bool) -> Watcher:
    """Return a watcher that writes lines to standard error, or nothing."""
    return _Plain(quiet=quiet)


class _Plain(Struct):
    quiet: bool
    _next: float = field(default_factory=lambda: time.monotonic() + _SILENT_FOR)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def progress(self, stage: str, done: int, total: int, at: str) -> None:
        now = time.monotonic()
        with self._lock:
            if self.quiet or now < self._next or done == total:
                return
            self._next = now + _EVERY
        sys.stderr.write(f"{stage}: {done:,} of {total:,} {at}".rstrip() + "\n")

    def ended(self, section: Section) -> None:
        """Say nothing: the document will."""
