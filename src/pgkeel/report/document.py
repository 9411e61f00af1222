"""What a command has to say, before it is known in which format it will be said."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from pgkeel.errors import KeelError
from pgkeel.finding import Finding

Status = Literal["clean", "findings", "error"]
"""In order of weight: what was asked holds; it does not; it could not be told."""

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None

EXIT_CODES: Mapping[Status, int] = {"clean": 0, "findings": 1, "error": 2}


class Verbatim(str):
    """SQL that is given out to be run: nothing in it is trimmed, and nothing blotted out.

    ``set password = crypt(…)`` in the body of a function is no password, and a blank at the end of
    a line or a carriage return is part of the body.
    """

    __slots__ = ()


class Section(Struct, frozen=True, kw_only=True):
    """One part of a command's work, such as a stage of ``keel check``."""

    name: str
    summary: str
    """One line: what was proved, or what came in the way."""
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    """What a careful reader should know although nothing is wrong."""
    asides: tuple[str, ...] = ()
    """Notes for who asks for more."""
    error: KeelError | None = None
    seconds: float | None = None

    @property
    def status(self) -> Status:
        """The worst of what is in it."""
        if self.error:
            return "error"
        return "findings" if any(one.severity == "error" for one in self.findings) else "clean"


class Document(Struct, frozen=True, kw_only=True):
    """All a command has to say.

    ``headline`` comes first, ``lines`` and ``script`` after it; ``sections`` carry findings;
    ``data`` is what the JSON format adds for programs.
    """

    command: str
    root: Path
    """The project's folder: paths for programs are relative to it."""
    headline: str
    lines: tuple[str, ...] = ()
    script: Verbatim = Verbatim()
    """What a program such as psql is to run."""
    sections: tuple[Section, ...] = ()
    data: Mapping[str, Json] = field(default_factory=dict)
    error: KeelError | None = None
    differs: bool = False
    """Whether what was compared differs: that counts as a finding."""
    parts: str = "stage"
    """What its sections are."""

    @property
    def status(self) -> Status:
        """The worst of what is in it."""
        statuses = {section.status for section in self.sections}
        if self.error or "error" in statuses:
            return "error"
        return "findings" if self.differs or "findings" in statuses else "clean"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the sections."""
        return tuple(finding for section in self.sections for finding in section.findings)


class Style(Struct, frozen=True, kw_only=True):
    """How a format may speak to the one who reads it."""

    color: bool = False
    unicode: bool = True
    verbosity: int = 0
    """-1: only what is wrong; 0: normal; 1: everything."""
    base: Path = field(default_factory=Path)
    """Paths for people are relative to this folder."""
