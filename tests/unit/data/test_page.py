"""The page of the dictionary: markers that do not match, and what is told as stale."""

from pathlib import Path

import pytest

from pgkeel.data.dictionary import Part
from pgkeel.data.page import BEGIN, END, new_page, parse_page, render_page, stale_parts
from pgkeel.errors import KeelError

PATH = Path("page.md")
NOTE = "<!-- keel:note public.books -->\n"
NOTE_END = "<!-- /keel:note -->\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{BEGIN}\n", 1),
        (f"x\n{END}\n", 2),
        (f"{END}\n{BEGIN}\n", 1),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", 2),
        (f"{BEGIN}\n{NOTE}{END}\n", 2),
        (f"{BEGIN}\n{NOTE}{NOTE}{NOTE_END}{END}\n", 3),
        (f"{BEGIN}\n{NOTE_END}{END}\n", 2),
        (f"{BEGIN}\n{NOTE}a\n{NOTE_END}{NOTE}b\n{NOTE_END}{END}\n", 5),
        (f"{NOTE}{BEGIN}\n{END}\n", 1),
        (f"{BEGIN}\n{END}\n{NOTE_END}", 3),
    ],
)
def test_markers_that_do_not_match(text: str, line: int) -> None:
    with pytest.raises(KeelError) as raised:
        parse_page(text, PATH)
    assert raised.value.code.code == "DAT202"
    assert raised.value.place is not None
    assert raised.value.place.line == line


def test_a_marker_within_a_line_is_text() -> None:
    assert parse_page(f"`{BEGIN}` is written by keel\n", PATH) is None


def test_what_differs_is_named() -> None:
    old = (
        Part(name="a.kept", head="### a.kept", body="x"),
        Part(name="a.changed", head="### a.changed", body="x"),
        Part(name="a.gone", head="### a.gone", body="x"),
    )
    new = (
        Part(name="a.kept", head="### a.kept", body="x"),
        Part(name="a.changed", head="### a.changed", body="y"),
        Part(name="a.new", head="### a.new", body="x"),
    )
    page = parse_page(render_page(new_page(""), old), PATH)
    assert page is not None
    assert stale_parts(page, new) == ("a.changed has changed", "a.new is missing", "a.gone is gone")


def test_notes_on_what_is_gone_are_no_difference() -> None:
    old = (Part(name="public.books", head="### public.books", body="x"),)
    text = render_page(new_page(""), old).replace(NOTE, NOTE + "Ask Ada.\n")
    page = parse_page(text, PATH)
    assert page is not None
    left = render_page(page, ())
    assert "Ask Ada." in left
    again = parse_page(left, PATH)
    assert again is not None
    assert stale_parts(again, ()) == ()
    # And it comes back to its place.
    assert render_page(again, old) == text


def test_line_ends_are_those_of_the_page() -> None:
    part = (Part(name="a", head="### a", body="x\ny"),)
    text = render_page(new_page("# Title\r\n"), part)
    assert text.count("\n") == text.count("\r\n")
    page = parse_page(text, PATH)
    assert page is not None
    assert stale_parts(page, part) == ()
