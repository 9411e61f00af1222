"""What the Python API gives and raises: frozen values, whose fields stay as they are."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pgkeel.runner.standing import What


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: an error of a run, or a finding."""

    code: str
    """Such as ``RUN007``; ``keel explain`` tells all about it."""
    message: str
    path: Path | None = None
    line: int | None = None
    hint: str | None = None
    """What to do."""
    detail: str | None = None
    """A block of text, such as what the server said."""

    def __str__(self) -> str:
        """Return one line: code, place and message."""
        where = f"{self.path}:{self.line}: " if self.path and self.line else ""
        return f"{self.code} {where}{self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A migration that was run to its end and recorded."""

    version: str
    label: str
    description: str
    statements: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What ``pgkeel.apply`` did."""

    environment: str
    database: str
    identity: str
    """Which cluster and which database in it."""
    plan_digest: str
    at: str | None
    """The newest version that the database has now."""
    ran: tuple[Ran, ...]
    """In order; empty where there was nothing to do."""
    notes: tuple[str, ...]
    leaks: tuple[Problem, ...]
    """What migrations had left changed in their session; it was reset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How one version of the folder or of the ledger stands."""

    version: str
    label: str
    description: str
    standing: What
    applied_at: datetime | None
    applied_by: str | None
    """The role of the database."""
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What ``pgkeel.status`` found."""

    environment: str
    database: str
    identity: str
    server_version: str
    has_ledger: bool
    at: str | None
    versions: tuple[Version, ...]
    problems: tuple[Problem, ...]
    """What is not as it should be; that something is pending is none."""

    @property
    def pending(self) -> tuple[Version, ...]:
        """The versions that ``apply`` would run, late ones left out."""
        return tuple(one for one in self.versions if one.standing == "pending")

    @property
    def agrees(self) -> bool:
        """Whether the database has exactly what the folder has."""
        return all(one.standing == "applied" for one in self.versions)


class Error(Exception):
    """The work could not be done, or not to its end. The only exception that this API raises."""

    def __init__(self, problem: Problem, ran: tuple[Ran, ...] = ()) -> None:
        super().__init__(str(problem))
        self.problem = problem
        """What stopped it."""
        self.ran = ran
        """What was run and recorded before: it stays."""

    @property
    def code(self) -> str:
        """The code of what stopped it."""
        return self.problem.code
