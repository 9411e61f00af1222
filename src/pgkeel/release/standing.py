"""How far in the folder of migrations a dump is, by the version that its header names; pure."""

from msgspec import Struct

from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.release.header import parse_header
from pgkeel.sources.source import Empty, FolderSource


class Standing(Struct, frozen=True, kw_only=True):
    """Where a dump stands in the folder."""

    applied: tuple[Migration, ...]
    pending: tuple[Migration, ...]
    known: bool
    """Whether the folder has the version; a dump that names none stands at the end."""

    @property
    def label(self) -> str:
        """The version it stands at, as people say it."""
        return self.applied[-1].label if self.applied else "no migration"

    @property
    def source(self) -> FolderSource | Empty:
        """What the folder makes up to there."""
        if not self.applied:
            return Empty()
        return FolderSource(label=f"folder@{self.label}", version=self.label)


def find_standing(folder: Folder, head: str | None) -> Standing:
    """Return how far a dump is whose header names ``head``."""
    migrations = folder.migrations
    version = head_version(head)
    if version is None:
        return Standing(applied=migrations, pending=(), known=head is None)
    return Standing(
        applied=tuple(one for one in migrations if one.version <= version),
        pending=tuple(one for one in migrations if one.version > version),
        known=any(one.version == version for one in migrations),
    )


def named_head(dump: bytes, folder: Folder) -> str | None:
    """Return the label of the folder that the header of a dump names, if it does."""
    header = parse_header(dump)
    head = header.head if header else None
    standing = find_standing(folder, head)
    return standing.label if head and standing.known else None


def head_version(head: str | None) -> Version | None:
    """Return the version that a header names, if it names one."""
    try:
        return Version.parse(head.lstrip("Vv")) if head else None
    except ValueError:
        return None
