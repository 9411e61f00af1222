"""What a stage of ``keel check`` is given and gives back; the list of them is in ``checking``."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Section

Tell = Callable[[int, int, str], None]
"""Told how far a stage is: done, of how many, at what."""


_T = TypeVar("_T")


class Shared:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """What all stages share: the folder, read once, and the options of the call."""

    project: Project
    folder: Folder
    environ: Mapping[str, str]
    base: str | None
    """The git revision that counts as merged, where the call names one."""
    cached: bool
    shared: Shared = field(default_factory=Shared)


class Stage(Struct, frozen=True, kw_only=True):
    """One independent part of ``keel check``; it may run beside any other."""

    name: str
    summary: str
    order: int
    run: Callable[[CheckInput, Tell], Section]
    folder_only: bool = False
    """Whether it looks at nothing but the folder of migrations: slices that lie in the main folder
    are then seen to with that."""
