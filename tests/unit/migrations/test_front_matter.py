"""Front matter that a person and a parser of YAML could read differently approves nothing."""

import pytest

from pgkeel.migrations.approval import SpecProblem, parse_approvals

ENTRY = "  - migration: V001\n    checksum: x\n    loses: []\n"

UNREADABLE = {
    "a key of an entry twice": (
        f"approvals:\n{ENTRY}    approved_by: Noor\n    approved_by: Lin\n",
        7,
        "'approved_by' stands here a second time",
    ),
    "a list twice": (f"approvals: []\napprovals:\n{ENTRY}", 3, "'approvals' stands here"),
    "twice behind an alias": (
        "kept: &kept {operation: truncate, object: a, object: b}\napprovals: [*kept]\n",
        2,
        "'object' stands here a second time",
    ),
    "a NUL": ("approvals: []\n\0\n", 1, "this is no YAML"),
    "a byte that is no UTF-8": ("approvals: []\nwho: \udcff\n", 1, "this is no YAML"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_ambiguous_or_no_text_is_told(name: str) -> None:
    matter, line, message = UNREADABLE[name]
    found = parse_approvals(f"---\n{matter}---\n# A spec\n".encode(errors="surrogateescape"))
    assert isinstance(found, SpecProblem)
    assert found.line == line
    assert message in found.message


def test_aliases_that_lead_back_are_no_end_of_it() -> None:
    assert parse_approvals(b"---\nloop: &loop [*loop]\napprovals: []\n---\n") == ()


SIGNATURES = {"Noor": True, "Żółć": True, "李": True, "TODO": False, "…": False, "\u200b": False}


@pytest.mark.parametrize("name", SIGNATURES)
def test_who_signs_has_a_name(name: str) -> None:
    matter = f'approvals:\n{ENTRY}    approved_by: "{name}"\n    approved_on: 2026-01-02\n'
    found = parse_approvals(f"---\n{matter}---\n".encode())
    assert not isinstance(found, SpecProblem), found
    assert [one.is_signed for one in found] == [SIGNATURES[name]]
