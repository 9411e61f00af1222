"""The changelog: what `keel docs` adds below ``## Unreleased``, and what a release gathers."""

import tomllib
from pathlib import Path

import pytest

from pgkeel.data.changelog import Entry, parse_changelog, standing, with_entries
from pgkeel.data.gathering import Released, gather, named_ranges

CASES = Path(__file__).parents[2] / "cases" / "changelog"


@pytest.mark.parametrize("case", sorted(one.name for one in CASES.iterdir()))
def test_entries_come_in_once_and_are_gathered_once(
    case: str, request: pytest.FixtureRequest
) -> None:
    folder = CASES / case
    said = tomllib.loads((folder / "case.toml").read_text())
    entries = [Entry(*one) for one in said["entries"]]
    known = said["known"]
    asked = said["release"]
    released = Released(
        asked["name"], asked["day"], tuple(asked["migrations"]), tuple(asked["pending"])
    )
    of_release = [one for one in entries if one.label in asked["migrations"]]
    before = parse_changelog((folder / "before.md").read_bytes().decode())
    after = with_entries(before, entries, known)
    assert standing(after, entries, known) == ((), ())
    assert with_entries(after, entries, known) == after
    frozen = gather(after, released, of_release, known)
    # Nobody need have run `keel docs` before.
    pending = [one for one in entries if one not in of_release]
    assert gather(with_entries(before, pending, known), released, of_release, known) == frozen
    assert gather(frozen, released, (), known) == frozen
    for name, page in (("docs.md", after), ("release.md", frozen)):
        if request.config.getoption("--update"):
            (folder / name).write_bytes(page.text.encode())
        assert page.text == (folder / name).read_bytes().decode(), name


def test_ranges_are_read_as_they_are_written() -> None:
    page = (
        "## Unreleased\n\nMigration V009.\n\n## b - 2026-01-02\n\nMigrations V002 to V1_3.\n"
        "## a\nMigration 20260131093000.\nMigrations run quicker.\n"
    )
    assert list(named_ranges(parse_changelog(page))) == [
        ("b - 2026-01-02", "V002", "V1_3"),
        ("a", "20260131093000", "20260131093000"),
    ]
