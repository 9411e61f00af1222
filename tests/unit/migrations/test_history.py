"""Append-only: every way to rewrite history is its own finding, found once."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from made import SUM, base_of, folder_of, sums_of
from pgkeel.config import Layout
from pgkeel.finding import Finding
from pgkeel.migrations.history import compare_history
from pgkeel.migrations.sum_file import parse_sums

X = {"V001__a.sql": "a\n", "V002__b.sql": "b1\nb2\n"}
NEW = {"V003__c.sql": "c\n"}


@dataclass(frozen=True, kw_only=True)
class Case:
    ours: Mapping[str, str]
    found: tuple[str, ...]
    fork: Mapping[str, str] | None = None
    """What is merged where we branched; ``None``: there is no git."""
    tip: Mapping[str, str] | None = None
    sums: Mapping[str, str] | str | None = "ours"
    """What keel.sum lists; by default what is in the folder."""
    had_sum: bool = False
    unread: tuple[str, ...] = ()


CASES = {
    # Git and a keel.sum that agrees with the folder.
    "nothing new": Case(ours=X, fork=X, found=()),
    "one new": Case(ours={**X, **NEW}, fork=X, found=()),
    "nothing merged": Case(ours=X, fork={}, found=()),
    "behind the base": Case(ours=X, fork=X, tip={**X, **NEW}, found=()),
    "edited": Case(
        ours={**X, "V002__b.sql": "b1\nB2\n"}, fork=X, found=("MIG201 V002__b.sql:2",)
    ),
    "line ends are no edit": Case(ours={**X, "V002__b.sql": "b1\r\nb2\r\n"}, fork=X, found=()),
    "deleted": Case(ours={"V001__a.sql": "a\n"}, fork=X, found=("MIG202 V002__b.sql",)),
    "deleted on both sides": Case(
        ours={"V001__a.sql": "a\n"}, fork=X, tip={"V001__a.sql": "a\n"}, found=()
    ),
    "edited just so on the base": Case(
        ours={**X, "V002__b.sql": "B"}, fork=X, tip={**X, "V002__b.sql": "B"}, found=()
    ),
    "edited on the base only": Case(ours=X, fork=X, tip={**X, "V002__b.sql": "B"}, found=()),
    "renumbered": Case(
        ours={"V001__a.sql": "a\n", "V009__b.sql": "b1\nb2\n"},
        fork=X,
        found=("MIG203 V009__b.sql",),
    ),
    "another description": Case(
        ours={"V001__a.sql": "a\n", "V002__bb.sql": "b1\nb2\n"},
        fork=X,
        found=("MIG203 V002__bb.sql",),
    ),
    "another description and edited": Case(
        ours={"V001__a.sql": "a\n", "V002__bb.sql": "b1\nb3\n"},
        fork=X,
        found=("MIG203 V002__bb.sql:2",),
    ),
    "two swapped": Case(
        ours={"V001__a.sql": "b1\nb2\n", "V002__b.sql": "a\n"},
        fork=X,
        found=("MIG201 V001__a.sql:1", "MIG201 V002__b.sql:1"),
    ),
    "late": Case(
        ours={**X, "V001_1__c.sql": "c"}, fork=X, found=("MIG204 V001_1__c.sql",)
    ),
    "late since the base moved on": Case(
        ours={**X, **NEW}, fork=X, tip={**X, "V007__d.sql": "d"}, found=("MIG204 V003__c.sql",)
    ),
    "taken since": Case(
        ours={**X, **NEW}, fork=X, tip={**X, "V003__d.sql": "d"}, found=("MIG205 V003__c.sql",)
    ),
    "taken with other digits": Case(
        ours={**X, "V3__c.sql": "c"}, fork=X, tip={**X, "V003__d.sql": "d"},
        found=("MIG205 V3__c.sql",),
    ),
    "taken by the same name": Case(
        ours={**X, **NEW}, fork=X, tip={**X, "V003__c.sql": "d"}, found=("MIG205 V003__c.sql",)
    ),
    "taken, and merged into us": Case(
        ours={**X, **NEW, "V003__d.sql": "d"},
        fork={**X, "V003__d.sql": "d"},
        found=("MIG205 V003__c.sql",),
    ),
    "picked from the base": Case(ours={**X, **NEW}, fork=X, tip={**X, **NEW}, found=()),
    "a deleted version used again": Case(
        ours={"V001__a.sql": "a\n", "V002__c.sql": "c"},
        fork=X,
        tip={"V001__a.sql": "a\n"},
        found=("MIG205 V002__c.sql",),
    ),
    "unreadable is not deleted": Case(
        ours={"V001__a.sql": "a\n"}, fork=X, sums=X, unread=("V002__b.sql",), found=()
    ),
    # Git and keel.sum together.
    "edited, with its line": Case(
        ours={**X, "V002__b.sql": "B"}, fork=X, sums={**X, "V002__b.sql": "B"},
        found=("MIG201 V002__b.sql:1",),
    ),
    "edited, without its line": Case(
        ours={**X, "V002__b.sql": "B"}, fork=X, sums=X, found=("MIG201 V002__b.sql:1",)
    ),
    "deleted, without its line": Case(
        ours={"V001__a.sql": "a\n"}, fork=X, sums=X, found=("MIG202 V002__b.sql",)
    ),
    "renumbered, without its line": Case(
        ours={"V001__a.sql": "a\n", "V009__b.sql": "b1\nb2\n"}, fork=X, sums=X,
        found=("MIG203 V009__b.sql",),
    ),
    "line changed, file not": Case(
        ours=X, fork=X, sums={**X, "V002__b.sql": "B"}, found=("MIG206 keel.sum:3",)
    ),
    "line of a merged one removed": Case(
        ours=X, fork=X, sums={"V001__a.sql": "a\n"}, found=("MIG206 V002__b.sql",)
    ),
    "new, not listed": Case(ours={**X, **NEW}, fork=X, sums=X, found=("MIG206 V003__c.sql",)),
    "new, changed since": Case(
        ours={**X, **NEW}, fork=X, sums={**X, "V003__c.sql": "C"}, found=("MIG206 V003__c.sql",)
    ),
    "listed, never there": Case(
        ours=X, fork=X, sums={**X, **NEW}, found=("MIG206 keel.sum:4",)
    ),
    "keel.sum deleted": Case(
        ours=X, fork=X, sums=None, had_sum=True, found=("MIG206 sql",)
    ),
    "never a keel.sum": Case(ours=X, fork=X, sums=None, found=("MIG206 sql warning",)),
    "no keel.sum, nothing to list": Case(ours={}, fork={}, sums=None, found=()),
    # No git: keel.sum alone.
    "alone, as listed": Case(ours=X, found=()),
    "alone, edited": Case(
        ours={**X, "V002__b.sql": "B"}, sums=X, found=("MIG201 V002__b.sql",)
    ),
    "alone, deleted": Case(
        ours={"V001__a.sql": "a\n"}, sums=X, found=("MIG202 keel.sum:3",)
    ),
    "alone, renumbered": Case(
        ours={"V001__a.sql": "a\n", "V009__b.sql": "b1\nb2\n"}, sums=X,
        found=("MIG203 V009__b.sql",),
    ),
    "alone, not listed": Case(ours={**X, **NEW}, sums=X, found=("MIG206 V003__c.sql",)),
    "alone, unreadable": Case(
        ours={"V001__a.sql": "a\n"}, sums=X, unread=("V002__b.sql",), found=()
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_history(case: Case) -> None:
    folder = folder_of(case.ours, unread=case.unread)
    has_git = case.fork is not None
    base = base_of(case.fork or {}, case.tip, had_sum=case.had_sum) if has_git else None
    listed = case.ours if isinstance(case.sums, str) else case.sums
    sums = sums_of(listed) if listed is not None else None
    findings = compare_history(folder, sums, base)
    assert tuple(map(_shown, findings)) == case.found
    assert all(finding.hint for finding in findings)


def _shown(finding: Finding) -> str:
    assert finding.place is not None
    severity = "" if finding.severity == "error" else f" {finding.severity}"
    line = f":{finding.place.line}" if finding.place.line else ""
    return f"{finding.code.code} {finding.place.path.name}{line}{severity}"


def test_an_edit_shows_the_line_and_how_to_undo_it() -> None:
    base = base_of(X)
    folder = folder_of({**X, "V002__b.sql": "b1\nB2\n"})
    (finding,) = compare_history(folder, sums_of(X), base)
    assert finding.detail == "- b2\n+ B2"
    assert finding.place is not None
    assert finding.place.text == "B2"
    assert finding.message == "V002__b.sql differs from what is merged on origin/main"
    assert f"git restore --source={'f' * 12} :/migrations/sql/V002__b.sql" in str(finding.hint)


def test_a_keel_sum_that_cannot_be_understood_is_not_compared() -> None:
    broken = parse_sums(b"<<<<<<< a\n=======\n>>>>>>> b\n", SUM, "keel")
    findings = compare_history(folder_of({**X, "V002__b.sql": "B"}), broken, base_of(X))
    assert [finding.code.code for finding in findings] == ["MIG207", "MIG201"]


@pytest.mark.parametrize(
    ("ours", "layout", "base_layout", "found"),
    [
        # The same text under a name of the other layout is a rename: ledgers know the version.
        ({"20260101000000_a.sql": "a"}, "supabase", "keel", ["MIG203"]),
        ({"V001__a.sql": "a"}, "keel", "supabase", ["MIG203"]),
        # And no new one is late just because numbers and times do not compare.
        ({"V001__a.sql": "a", "V002__n.sql": "n"}, "keel", "supabase", ["MIG203"]),
    ],
)
def test_another_layout_at_the_base(
    ours: dict[str, str], layout: Layout, base_layout: Layout, found: list[str]
) -> None:
    merged = {"keel": {"V001__a.sql": "a"}, "supabase": {"20260101000000_a.sql": "a"}}
    base = base_of(merged[base_layout], layout=base_layout)
    findings = compare_history(folder_of(ours, layout=layout), sums_of(ours, layout), base)
    assert [finding.code.code for finding in findings] == found
