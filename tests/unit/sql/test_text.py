"""Places count as people do, and undecodable text is refused at its byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgkeel.sql import SqlText, find_undecodable

PATH = Path("x.sql")


@pytest.mark.parametrize(
    ("raw", "needle", "line", "column", "shown"),
    [
        (b"select 1", b"1", 1, 8, "select 1"),
        (b"a\nbc\n", b"c", 2, 2, "bc"),
        (b"a\r\nbc\r\n", b"c", 2, 2, "bc"),
        ("ä\nüü€x".encode(), b"x", 2, 4, "üü€x"),
        (b"\xef\xbb\xbfab", b"b", 1, 2, "ab"),
        (b"\tx", b"x", 1, 2, "\tx"),
    ],
)
def test_places(raw: bytes, needle: bytes, line: int, column: int, shown: str) -> None:
    place = SqlText(raw, PATH).place(raw.index(needle))
    assert (place.path, place.line, place.column, place.text) == (PATH, line, column, shown)


def test_places_may_be_asked_in_any_order() -> None:
    raw = b"\n".join(b"line %d" % number for number in range(100))
    text = SqlText(raw, PATH)
    for number in (99, 3, 50, 0, 98):
        assert text.place(raw.index(b"line %d" % number)).line == number + 1


def test_a_very_long_line_is_cut() -> None:
    text = SqlText(b"select '" + b"x" * 10_000 + b"', y", PATH)
    near = text.place(8)
    assert near.text is not None
    assert len(near.text) == 400
    assert text.place(10_011).text is None
    assert text.place(10_011).column == 10_012


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"plain \xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80", None),
        (b"ab\xe9cd", (2, "not UTF-8")),
        (b"ab\xc3", (2, "not UTF-8")),
        (b"\xed\xa0\x80", (0, "not UTF-8")),
        (b"ab\0cd", (2, "a NUL byte")),
        (b"a\xff\0", (1, "not UTF-8")),
        (b"\xff\xfea\0", (0, "UTF-16 text")),
        (b"\xfe\xff\0a", (0, "UTF-16 text")),
        (b"x" * ((1 << 20) - 1) + "ä".encode() + b"\xff", ((1 << 20) + 1, "not UTF-8")),
        (b"x" * ((1 << 20) - 1) + b"\xc3" + b"x", ((1 << 20) - 1, "not UTF-8")),
    ],
)
def test_undecodable(raw: bytes, expected: tuple[int, str] | None) -> None:
    assert find_undecodable(raw) == expected


@given(st.binary(max_size=60))
def test_undecodable_agrees_with_python(raw: bytes) -> None:
    found = find_undecodable(raw)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        nul = raw.find(b"\0")
        expected = error.start if nul < 0 else min(nul, error.start)
        assert found is not None
        assert found[0] in (expected, 0)
    else:
        assert (found is None) == ("\0" not in text)
