"""Plans and their digests, durations, and what the ledger is not told."""

import pytest
from msgspec.structs import replace

from ledgers import entry, folder, migration
from pgkeel.errors import KeelError
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.entry import Entry, Ledger
from pgkeel.runner.plan import plan, same_text
from pgkeel.runner.settings import seconds
from pgkeel.runner.standing import standing


def labels(ours: list[str], theirs: list[str], upto: str | None = None) -> list[str]:
    made = plan(
        folder(*map(migration, ours)),
        Ledger(entries=tuple(map(entry, theirs))),
        upto=Version.parse(upto) if upto else None,
    )
    return [one.migration.label for one in made.planned]


def test_what_is_pending_in_order() -> None:
    assert labels(["1", "2", "10"], ["1"]) == ["V2", "V10"]
    assert labels(["1", "2", "10"], ["1"], upto="2") == ["V2"]
    assert labels(["1"], ["1"]) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        ([migration("1", "b")], [entry("1")], "RUN007"),
        ([], [entry("1")], "RUN008"),
        ([migration("1"), migration("2")], [entry("2")], "RUN009"),
        ([], [entry("1", "failed")], "RUN008"),
        ([migration("1")], [replace(entry("1", "failed"), action="rollback")], "RUN010"),
    ],
)
def test_what_stands_in_the_way(ours: list[Migration], theirs: list[Entry], code: str) -> None:
    with pytest.raises(KeelError) as refused:
        plan(folder(*ours), Ledger(entries=tuple(theirs)))
    assert refused.value.code.code == code
    # A hint is typed as it stands.
    assert "VERSION" not in (refused.value.hint or "")


def test_what_was_begun_is_gone_on_with() -> None:
    begun = entry("1", "failed")
    (one,) = plan(folder(migration("1")), Ledger(entries=(begun,))).planned
    assert one.entry == begun


def test_a_digest_names_one_plan() -> None:
    one = plan(folder(migration("1"), migration("2")), None)
    assert one.digest == plan(folder(migration("1"), migration("2")), Ledger(entries=())).digest
    others = [
        plan(folder(migration("1"), migration("2", "b")), None),
        plan(folder(migration("1")), None),
        plan(folder(migration("1"), migration("2")), Ledger(entries=(entry("1"),))),
        plan(folder(migration("1"), migration("2")), None, upto=Version.parse("1")),
    ]
    assert one.digest not in {other.digest for other in others}


def test_a_renamed_file_is_recognised() -> None:
    stood = standing(folder(migration("2")), Ledger(entries=(entry("1"),)))
    assert same_text(stood) == {"V1": "V2"}


def test_durations() -> None:
    assert [seconds(one) for one in ("60s", "500ms", "2min", "5", "0")] == [60, 0.5, 120, 5, 0]
    with pytest.raises(ValueError, match="no duration"):
        seconds("soon")
