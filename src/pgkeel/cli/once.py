"""What several stages of ``keel check`` need, and one of them makes."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from pgkeel.errors import KeelError

_T = TypeVar("_T")


class Once(Generic[_T]):
    """Made by the first that asks, while the others wait."""

    # Not cached_property: it has one lock for all instances before Python 3.12, and two stages
    # that ask for one thing by way of another would wait for each other.
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: _T | KeelError | None = None

    def get(self, make: Callable[[], _T]) -> _T:
        """Return what ``make`` gave the first time; a ``KeelError`` is raised to everybody."""
        with self._lock:
            if self._made is None:
                try:
                    self._made = make()
                except KeelError as error:
                    self._made = error
            made = self._made
        if isinstance(made, KeelError):
            raise made
        return made
