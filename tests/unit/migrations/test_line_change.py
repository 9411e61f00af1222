"""The first line that differs, as a person is shown it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pgkeel.migrations.line_change import first_change

CASES = {
    "changed": ("a\nb\nc\n", "a\nB\nc\n", 2, "- b\n+ B"),
    "added in the middle": ("a\nc\n", "a\nb\nc\n", 2, "- c\n+ b"),
    "added at the end": ("a\n", "a\nb\n", 2, "- \n+ b"),
    "removed at the end": ("a\nb\n", "a\n", 2, "- b\n+ "),
    "last line end": ("a\n", "a", 1, "the line ends at the end of the file differ"),
    "crlf is no change": ("a\r\nb\n", "a\nB\r\n", 2, "- b\n+ B"),
    "bom is no change": ("\ufeffa\nb\n", "a\nc\n", 2, "- b\n+ c"),
    "empty now": ("a\nb\n", "", 1, "- a\n+ "),
    "long": ("x" * 500, "y" * 500, 1, f"- {'x' * 159}…\n+ {'y' * 159}…"),
}


@pytest.mark.parametrize(("old", "new", "line", "shown"), CASES.values(), ids=CASES.keys())
def test_the_first_change(old: str, new: str, line: int, shown: str) -> None:
    change = first_change(old.encode(), new.encode())
    assert (change.line, str(change)) == (line, shown)


@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20))
def test_the_line_is_one_of_the_new_text(old: str, new: str) -> None:
    assume(old != new)
    change = first_change(old.encode(), new.encode())
    assert 1 <= change.line <= new.count("\n") + 1


def test_bytes_that_are_no_text_are_shown_somehow() -> None:
    assert str(first_change(b"\xff\n", b"a\n")) == "- \ufffd\n+ a"
