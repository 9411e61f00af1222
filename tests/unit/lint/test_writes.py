"""Which statements write rows of a table: every line that ends with ``-- writes: TABLE WHAT``."""

import re
from pathlib import Path

import pytest

from pgkeel.lint.writes import Writes
from pgkeel.names import Name
from pgkeel.sql import SqlText

CASES = Path(__file__).parents[2] / "cases" / "writes"
_EXPECTED = re.compile(r"-- writes: (\S+) (.+)$")
GENRES = Name("public", "genres")


def writes() -> Writes:
    return Writes(wanted=lambda name: name == GENRES, named=(GENRES,))


@pytest.mark.parametrize("path", sorted(CASES.glob("*.sql")), ids=lambda path: path.stem)
def test_what_writes_is_found_and_nothing_else(path: Path) -> None:
    text = SqlText(path.read_bytes(), path)
    expected = [
        (number, *match.groups())
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if (match := _EXPECTED.search(line))
    ]
    found = writes().of(text)
    assert [(text.place(one.offset).line, str(one.table), one.what) for one in found] == expected


def test_routines_of_earlier_files_are_known() -> None:
    known = writes()
    body = b"create function f() returns void language sql as 'delete from public.genres';"
    known.of(SqlText(body, Path("V001__a.sql")))
    (found,) = known.of(SqlText(b"select f();", Path("V002__b.sql")))
    assert found.what == "the call of public.f, DELETE in the body of public.f"
    replaced = b"create or replace function f() returns void language sql as 'select 1';"
    known.of(SqlText(replaced, Path("V003__c.sql")))
    assert known.of(SqlText(b"select f();", Path("V004__d.sql"))) == ()


def test_what_cannot_be_read_is_passed_over() -> None:
    text = SqlText(b"insrt into genres;\ninsert into genres values (1);\n'", Path("V001__a.sql"))
    assert [one.what for one in writes().of(text)] == ["INSERT"]
