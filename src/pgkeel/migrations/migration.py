"""What one migration is, and the folder of all of them."""

from pathlib import Path

from msgspec import Struct

from pgkeel.config import Layout
from pgkeel.finding import Finding
from pgkeel.migrations.filename import label
from pgkeel.migrations.header import Header
from pgkeel.migrations.version import Version
from pgkeel.sql import SqlText


class Migration(Struct, frozen=True, kw_only=True):
    """One SQL file, applied once, never edited."""

    version: Version
    description: str
    path: Path
    layout: Layout
    text: SqlText
    checksum: str
    header: Header
    no_transaction: bool
    """Marked ``-- keel: no-transaction``: its statements run one by one."""
    rollback: Path | None
    """Its rollback file, if there is one."""

    @property
    def label(self) -> str:
        """The version as people say it."""
        return label(self.version, self.layout)


class Folder(Struct, frozen=True, kw_only=True):
    """All migrations in order, and what kept others from being read."""

    path: Path
    layout: Layout
    migrations: tuple[Migration, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Version, ...] = ()
    """Versions whose file could not be read; nothing after the first of them can be replayed."""

    @property
    def newest(self) -> Version | None:
        """The highest version, readable or not."""
        versions = [*self.unread, *(migration.version for migration in self.migrations)]
        return max(versions, default=None)
