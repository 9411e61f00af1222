"""The histories that are kept in step, for whoever writes an entry of the ledger. Pure."""

from dataclasses import dataclass

from pgkeel.migrations.version import Version
from pgkeel.runner.job import Job
from pgkeel.runner.mirrors.writer import At, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrors:
    """The histories that are kept in step; without any it has nothing to say."""

    kept: tuple[tuple[Writer, At], ...] = ()

    def of(self, job: Job) -> tuple[str, ...]:
        """Return the statements for the transaction in which ``job`` is recorded, after that."""
        return tuple(
            (writer.applied if job.action == "apply" else writer.undone)(at, job)
            for writer, at in self.kept
        )

    def but(self, tool: str) -> "Mirrors":
        """Return those that are not of ``tool``: what it wrote itself is not written over."""
        return Mirrors(kept=tuple(one for one in self.kept if one[0].tool.name != tool))

    def without(self, version: Version) -> tuple[str, ...]:
        """Return the statements for the transaction in which ``version`` is forgotten."""
        return tuple(writer.forgotten(at, version) for writer, at in self.kept)


NO_MIRRORS = Mirrors()
