"""What linting gives: values for the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from pgkeel.finding import Finding

if TYPE_CHECKING:
    from pgkeel.lint.known.schema import Schema
    from pgkeel.lint.losses import Lost

Tell = Callable[[int, int, str], None]
"""Told how far a run is: done, of how many, at what."""


TOLD_BY_FORMAT = frozenset({"MIG008", "SQL001", "SQL002", "LNT309", "LNT311", "LNT316"})
"""Codes that stage ``format`` of ``keel check`` tells as well: directives, syntax, transactions."""


class FileResult(Struct):
    """The findings of one migration or rollback file."""

    path: Path
    findings: list[Finding]
    losses: "tuple[Lost, ...]" = ()
    """What can lose data, approved or not; only of what was read in this run."""


class History(Struct):
    """What linting a whole project gave."""

    files: list[FileResult] = field(default_factory=list)
    statements: int = 0
    packed: bytes | None = None
    known: "Schema | None" = None
    folder: tuple[Finding, ...] = ()
    """What kept files from being read."""
    learned: int = 0
    """How many files the schema was learned from: those that a slice stands on count, too."""
    specs: tuple[str, ...] = ()
    """The specs that were asked for an approval, from the project's folder."""

    @property
    def schema(self) -> "Schema":
        """What is known at the end of history; a copy of its own where it comes from the cache."""
        if self.known is None:
            from pgkeel.lint.known.packing import unpack  # noqa: PLC0415 -- hardly ever asked for
            from pgkeel.lint.known.schema import Schema  # noqa: PLC0415 -- as above

            self.known = unpack(self.packed) if self.packed else Schema()
        return self.known
