"""keel.sum: what is written is read, and every slip is placed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgkeel.config import Layout
from pgkeel.migrations.filename import file_name
from pgkeel.migrations.sum_file import FIRST_LINE, parse_sums, render_sums
from pgkeel.migrations.version import Version

PATH = Path("migrations/keel.sum")
A, B = "a" * 64, "b" * 64
GOOD = f"sha256:{A}  V001__x.sql"

# (lines below the first, line and column of each finding, words in the first message)
BAD = {
    "no hash": (["V001__x.sql"], [(2, 1)], "expected `sha256:`"),
    "other hash": ([f"md5:{A}  V001__x.sql"], [(2, 1)], "expected `sha256:`"),
    "short": ([f"sha256:{A[1:]}  V001__x.sql"], [(2, 8)], "64 hexadecimal digits"),
    "upper case": ([f"sha256:{A.upper()}  V001__x.sql"], [(2, 8)], "in lower case"),
    "too long": ([f"sha256:{A}a  V001__x.sql"], [(2, 72)], "expected two blanks"),
    "one blank": ([f"sha256:{A} V001__x.sql"], [(2, 72)], "expected two blanks"),
    "three blanks": ([f"sha256:{A}   V001__x.sql"], [(2, 72)], "expected two blanks"),
    "tab": ([f"sha256:{A}\tV001__x.sql"], [(2, 72)], "expected two blanks"),
    "no name": ([f"sha256:{A}  "], [(2, 74)], "expected the name"),
    "other layout": ([f"sha256:{A}  20260101000000_x.sql"], [(2, 74)], "not a migration's name"),
    "trailing blank": ([f"{GOOD} "], [(2, 74)], "not a migration's name"),
    "twice": ([GOOD, GOOD], [(3, 74)], "is listed twice"),
    "order": ([f"sha256:{A}  V002__y.sql", GOOD], [(3, 74)], "is listed below V002__y.sql"),
    "not utf-8": (["\udcff"], [(2, 1)], "expected `sha256:`"),
    "conflict": (
        [GOOD, "<<<<<<< HEAD", f"sha256:{A}  V002__y.sql", "=======", "junk", ">>>>>>> theirs"],
        [(3, 1)],
        "unresolved merge conflict",
    ),
    "two conflicts, with the old text": (
        ["<<<<<<< HEAD", "||||||| 1234567", "=======", ">>>>>>> b", "<<<<<<< HEAD", ">>>>>>> b"],
        [(2, 1), (6, 1)],
        "unresolved merge conflict",
    ),
    "half a conflict": ([GOOD, ">>>>>>> theirs", "junk"], [(3, 1), (4, 1)], "merge conflict"),
}


@pytest.mark.parametrize(("lines", "places", "words"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_placed(lines: list[str], places: list[tuple[int, int]], words: str) -> None:
    text = "\n".join([FIRST_LINE, *lines, ""])
    sums = parse_sums(text.encode(errors="surrogateescape"), PATH, "keel")
    found = [(one.place.line, one.place.column) for one in sums.findings if one.place]
    assert found == places
    assert words in sums.findings[0].message
    assert {one.code.code for one in sums.findings} == {"MIG207"}


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST_LINE}\n{GOOD}\n",
        f"{GOOD}",
        f"\ufeff{FIRST_LINE}\r\n{GOOD}\r\n",
        f"# a note\n\n{GOOD}\n# another\n",
    ],
)
def test_what_checkouts_and_people_do_is_let_pass(text: str) -> None:
    sums = parse_sums(text.encode(), PATH, "keel")
    assert sums.findings == ()
    assert sums.checksums == {"V001__x.sql": f"sha256:{A}"}


def test_good_lines_beside_bad_ones_are_kept() -> None:
    sums = parse_sums(f"{GOOD}\njunk\nsha256:{B}  V002__y.sql\n".encode(), PATH, "keel")
    assert list(sums.checksums) == ["V001__x.sql", "V002__y.sql"]
    assert len(sums.findings) == 1


_LAYOUTS: st.SearchStrategy[Layout] = st.sampled_from(["keel", "supabase"])


@given(
    layout=_LAYOUTS,
    numbers=st.lists(st.integers(0, 10**15), max_size=30),
    description=st.sampled_from(["x", "add_books", "prüfe"]),
    digests=st.binary(min_size=32, max_size=32),
)
def test_rendered_is_parsed(
    layout: Layout, numbers: list[int], description: str, digests: bytes
) -> None:
    names = {file_name(Version.parse(str(one)), description, layout) for one in numbers}
    checksums = dict.fromkeys(sorted(names), f"sha256:{digests.hex()}")
    rendered = render_sums(checksums, layout)
    sums = parse_sums(rendered, PATH, layout)
    assert sums.findings == ()
    assert sums.checksums == checksums
    assert render_sums(sums.checksums, layout) == rendered
    assert [line.version for line in sums.lines] == sorted(line.version for line in sums.lines)
