"""The folder against the ledger, without any database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pgkeel.migrations.header import Header
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.entry import Entry, Ledger, State
from pgkeel.runner.standing import standing
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


LATE = {"V1": "late", "V2": "missing"}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([], [], {}),
        ([migration("1")], [], {"V1": "pending"}),
        ([migration("1")], [entry("1")], {"V1": "applied"}),
        ([migration("001")], [entry("1")], {"V001": "applied"}),
        ([migration("1")], [entry("1", "adopted")], {"V1": "applied"}),
        ([migration("1", "b")], [entry("1")], {"V1": "edited"}),
        ([], [entry("1")], {"V1": "missing"}),
        ([migration("9"), migration("10")], [entry("9")], {"V9": "applied", "V10": "pending"}),
        ([migration("9"), migration("10")], [entry("10")], {"V9": "late", "V10": "applied"}),
        ([migration("1")], [entry("1", "started")], {"V1": "failed"}),
        ([migration("1", "b")], [entry("1", "failed")], {"V1": "failed"}),
        ([], [entry("1", "failed")], {"V1": "failed"}),
        ([migration("1")], [entry("1", "rolled back")], {"V1": "pending"}),
        ([], [entry("1", "rolled back")], {}),
        (
            [migration("1")],
            [entry("1", "rolled back"), entry("2")],
            {"V1": "late", "V2": "missing"},
        ),
    ],
)
def test_how_each_version_stands(
    ours: list[Migration], theirs: list[Entry], expected: dict[str, str]
) -> None:
    stood = standing(folder(*ours), Ledger(entries=tuple(theirs)))
    assert {one.label: one.what for one in stood.versions} == expected
    assert stood.agrees == (set(expected.values()) <= {"applied"})


def test_no_ledger_is_told_from_an_empty_one() -> None:
    ours = folder(migration("1"))
    without, empty = standing(ours, None), standing(ours, Ledger(entries=()))
    assert without.versions == empty.versions
    assert (without.has_ledger, empty.has_ledger) == (False, True)


def test_what_cannot_be_read_is_not_missing() -> None:
    stood = standing(folder(unread=("1",)), Ledger(entries=(entry("1"),)))
    assert stood.versions == ()


def test_where_a_database_is() -> None:
    entries = (entry("10"), entry("9"), entry("11", "failed"), entry("12", "rolled back"))
    assert Ledger(entries=entries).newest == Version.parse("10")
    assert [str(one.version) for one in Ledger(entries=entries).applied] == ["9", "10"]
    assert Ledger(entries=()).newest is None
