"""The changelog: whatever people wrote, nothing comes in twice and nothing of theirs is lost."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from pgkeel.data.changelog import (
    Entry,
    parse_changelog,
    standing,
    with_entries,
    without_versions,
)
from pgkeel.data.gathering import Released, gather

KNOWN = ("V001", "V002", "V003", "V004")
LINES = st.sampled_from(
    [
        "",
        "# Changelog",
        "## Unreleased",
        "## [Unreleased]",
        "## two - 2026-11-30",
        "## one - 2026-11-01",
        "### Added",
        "Migrations V001 to V002.",
        "* Prices. (V002)",
        "* Sales.",
        "- Both (V002, V003)",
        "  * nested (V003)",
        "  goes on",
        "* Later (V004)",
        "```",
        "<!--",
        "-->",
        "text",
    ]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PAGES = st.builds(lambda lines, end: end.join(lines), st.lists(LINES), st.sampled_from("\n"))
ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from(KNOWN), st.sampled_from(["Prices.", "Sales.", "Other *x*"])),
    unique_by=lambda one: one.label,
    max_size=4,
)


def lines_of(text: str) -> Counter[str]:
    told = (without_versions(text, KNOWN)).replace("\r", "\n").split("\n")
    return Counter(line.strip() for line in told if line.strip())


@settings(deadline=None)
@given(text=PAGES, entries=ENTRIES)
def test_twice_is_once_and_nothing_is_lost(text: str, entries: list[Entry]) -> None:
    before = parse_changelog(text)
    assert before.text == text
    after = with_entries(before, entries, KNOWN)
    assert with_entries(after, entries, KNOWN) == after
    assert not lines_of(text) - lines_of(after.text)
    assert standing(after, entries, KNOWN).missing == ()


@settings(deadline=None)
@given(text=PAGES, entries=ENTRIES, pending=st.sampled_from([(), ("V004",)]))
def test_a_release_gathers_once_and_loses_nothing(
    text: str, entries: list[Entry], pending: tuple[str, ...]
) -> None:
    labels = tuple(one for one in KNOWN[1:] if one not in pending)
    released = Released("two", "2026-12-01", labels, pending)
    own = [one for one in entries if one.label in labels]
    once = gather(parse_changelog(text), released, own, KNOWN)
    assert gather(once, released, (), KNOWN) == once
    said = {"## two - 2026-11-30", "Migrations V001 to V002."}
    lost = lines_of(text) - lines_of(once.text)
    assert not {*lost} - said
