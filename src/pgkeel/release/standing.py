"""Whether an environment stands where the folder of migrations does; pure but for one source."""

from msgspec import Struct

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change, compare
from pgkeel.diff.selection import Selection
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import read_source
from pgkeel.sources.source import FolderSource


class Standing(Struct, frozen=True, kw_only=True):
    """Where a dump stands in the folder."""

    applied: tuple[Migration, ...]
    pending: tuple[Migration, ...]
    known: bool
    """Whether the folder has the version that the dump names; one that names none stands at the
    end."""

    @property
    def label(self) -> str:
        """The version it stands at, as people say it."""
        return self.applied[-1].label if self.applied else "empty"

    @property
    def source(self) -> FolderSource:
        """What the folder makes at that version."""
        return FolderSource(label=f"folder@{self.label}", version=self.label)


def find_standing(folder: Folder, head: str | None) -> Standing:
    """Return how far a dump is whose header names ``head``."""
    migrations = folder.migrations
    if head is None:
        return Standing(applied=migrations, pending=(), known=True)
    version = Version.parse(head.lstrip("Vv"))
    return Standing(
        applied=tuple(one for one in migrations if one.version <= version),
        pending=tuple(one for one in migrations if one.version > version),
        known=any(one.version == version for one in migrations),
    )


def folder_snapshot(standing: Standing, bench: Bench) -> Snapshot:
    """Return the schema that the folder makes up to there."""
    return read_source(standing.source, bench)


def differences(
    made: Snapshot, recorded: Snapshot, selection: Selection
) -> tuple[Snapshot, Snapshot, tuple[Change, ...]]:
    """Return what counts of both, and what differs from the first to the second."""
    before, after = selection.of(made), selection.of(recorded)
    return before, after, compare(before, after)
