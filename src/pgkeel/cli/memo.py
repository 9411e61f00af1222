"""What several stages of ``keel check`` need of one part of a project, made once."""

import threading
from collections.abc import Callable
from typing import TypeVar, cast

from pgkeel.errors import KeelError

_T = TypeVar("_T")


class Memo:
    """What several stages need: made by the first that asks, while the others wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, object] = {}

    def get(self, name: str, make: Callable[[], _T]) -> _T:
        """Return what ``make`` gave the first time; a ``KeelError`` is raised to everybody."""
        with self._lock:
            if name not in self._made:
                try:
                    self._made[name] = make()
                except KeelError as error:
                    self._made[name] = error
            made = self._made[name]
        if isinstance(made, KeelError):
            raise made
        return cast("_T", made)
