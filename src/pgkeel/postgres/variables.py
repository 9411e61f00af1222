"""The PG* variables of the process, which libpq reads: hidden from some connections.

They are hidden from all threads at once, so never while another connection needs them.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Gate:
    """Lets many through together, or one alone."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._inside = 0

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._turn:
            self._inside += 1
        try:
            yield
        finally:
            with self._turn:
                self._inside -= 1
                self._turn.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._turn:
            self._turn.wait_for(lambda: not self._inside)
            yield


_environment = _Gate()

libpq_variables = _environment.together
"""The block connects by them, where its URL leaves something open."""


@contextmanager
def no_libpq_variables() -> Iterator[None]:
    """Hide PGSERVICE, PGOPTIONS and their kin: meant for a live database, libpq takes them here."""
    with _environment.alone():
        hidden = {name: value for name, value in os.environ.items() if name.startswith("PG")}
        try:
            for name in hidden:
                del os.environ[name]
            yield
        finally:
            os.environ.update(hidden)
