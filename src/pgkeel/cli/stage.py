"""What a stage of ``keel check`` is given and gives back; the list of them is in ``checking``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from pgkeel.cli.memo import Memo
from pgkeel.cli.shared import Shared
from pgkeel.config import Project
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Section

Tell = Callable[[int, int, str], None]
"""Told how far a stage is: done, of how many, at what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """What all stages share: the folder, read once, and the options of the call."""

    project: Project
    folder: Folder
    environ: Mapping[str, str]
    base: str | None
    """The git revision that counts as merged, where the call names one."""
    cached: bool
    shared: Shared
    memo: Memo = field(default_factory=Memo)


class Stage(Struct, frozen=True, kw_only=True):
    """One independent part of ``keel check``; it may run beside any other."""

    name: str
    summary: str
    order: int
    run: Callable[[CheckInput, Tell], Section]
    folder_only: bool = False
    """Whether it looks at nothing but the folder of migrations: slices that lie in the main folder
    are then seen to with that."""
