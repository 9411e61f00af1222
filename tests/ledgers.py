"""Migrations, folders and entries of ledgers made up for tests without a server."""

from datetime import UTC, datetime
from pathlib import Path

from pgkeel.migrations.header import Header
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.entry import Entry, State
from pgkeel.sql import SqlText


def migration(version: str, checksum: str = "a") -> Migration:
    path = Path(f"V{version}__x.sql")
    return Migration(
        version=Version.parse(version),
        description="x",
        path=path,
        layout="keel",
        text=SqlText(b"select 1;", path),
        checksum=checksum,
        header=Header(),
        no_transaction=False,
        rollback=None,
    )


def folder(*migrations: Migration, unread: tuple[str, ...] = ()) -> Folder:
    return Folder(
        path=Path("sql"),
        layout="keel",
        migrations=migrations,
        findings=(),
        unread=tuple(map(Version.parse, unread)),
    )


def entry(version: str, state: State = "applied", checksum: str = "a") -> Entry:
    return Entry(
        sequence=1,
        version=Version.parse(version),
        description="x",
        checksum=checksum,
        state=state,
        action="apply",
        statements=1,
        done=1,
        running=None,
        done_checksum=None,
        applied_at=datetime(2026, 1, 1, tzinfo=UTC),
        applied_by="me",
        person=None,
        milliseconds=1,
        tool_version="1",
        git_commit=None,
        environment=None,
        attempt=None,
        error=None,
        reason=None,
    )
