"""Which finding is the same in the next run."""

from pathlib import Path

from msgspec.structs import replace

from documents import DROP_LINE, EDITED, ROOT, SQL, STYLE, WARNING, dropped, found
from pgkeel.errors import Place
from pgkeel.finding import Finding
from pgkeel.report.document import Style
from pgkeel.report.fingerprints import fingerprints


def marks(*findings: Finding, root: Path = ROOT, style: Style = STYLE) -> tuple[str, ...]:
    return fingerprints(findings, replace(found(), root=root), style)


def test_a_finding_keeps_its_own_when_its_line_moves() -> None:
    assert marks(dropped(3)) == marks(dropped(300))
    assert marks(dropped(text="a b")) == marks(dropped(text="\t a   b "))
    moved = replace(dropped(), message="other words", severity="info", hint="h", detail="d")
    assert marks(dropped()) == marks(moved)


def test_another_line_file_or_code_is_another() -> None:
    others = (
        dropped(),
        dropped(text="alter table book drop column title;"),
        dropped(file="V009__b.sql"),
        replace(dropped(), code=EDITED.code),
    )
    assert len({marks(one) for one in others}) == 4


def test_equal_ones_are_counted_in_order() -> None:
    first, second, third = marks(dropped(3), dropped(9), dropped(27))
    assert len({first, second, third}) == 3
    assert marks(dropped(1), EDITED, dropped(2)) == (first, *marks(EDITED), second)


def test_without_a_line_the_words_count() -> None:
    assert marks(WARNING) != marks(replace(WARNING, message="other words"))
    bare = replace(EDITED, place=Place(path=SQL / "a.sql", line=3))
    assert marks(bare) == marks(replace(bare, place=Place(path=SQL / "a.sql", line=4)))


def test_they_do_not_depend_on_the_machine() -> None:
    elsewhere = Path("/home/ann/shop")
    place = Place(path=elsewhere / "migrations/sql/V002__b.sql", line=7, text=DROP_LINE)
    there = replace(dropped(), place=place)
    assert marks(there, root=elsewhere, style=Style(base=elsewhere)) == marks(dropped())
    typed = replace(dropped(), place=replace(place, path=Path("sql/V002__b.sql")))
    assert marks(typed, style=Style(base=ROOT / "migrations")) == marks(dropped())
    # Nor on the version of Python: kept in dashboards, it must be what it was.
    assert marks(dropped()) == ("9d4ae159a9ed88581e1fcfba49f5815d",)
