"""The same document in every format."""

import json
from pathlib import Path

import pytest

from documents import dropped
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg, mig, sbx
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Section, Style
from pgkeel.report.registry import format_names, render

ROOT = Path("/work/shop")
FINDING = Finding(
    code=mig.EDITED,
    message="V001__a.sql differs",
    place=Place(path=ROOT / "migrations/sql/V001__a.sql", line=12, column=4, text="\tab, c%d"),
    hint="undo it",
    detail="- old\n+ new",
)
WARNING = Finding(code=mig.NOT_IN_SUM, message="no keel.sum", severity="warning")
BROKEN = KeelError(sbx.DISK_FULL, "no space left", detail="log line")


def document(*sections: Section, error: KeelError | None = None) -> Document:
    return Document(
        command="check",
        root=ROOT,
        headline="shop: 2 migrations",
        sections=sections,
        error=error,
        data={"project": "shop"},
    )


CLEAN = Section(name="format", summary="2 migrations", notes=("a note",), seconds=0.25)
FOUND = Section(name="append-only", summary="2 in keel.sum", findings=(FINDING, WARNING))
FAILED = Section(name="replay", summary="could not run", error=BROKEN)
PLAIN = Style(base=ROOT / "migrations")


def test_text_says_what_happened_first() -> None:
    assert render(document(CLEAN, FOUND, FAILED), PLAIN, format_name="text") == (
        "shop: 2 migrations\n"
        "\n"
        "  ✔ format       2 migrations\n"
        "                 a note\n"
        "  ✖ append-only  2 in keel.sum\n"
        "  ✖ replay       could not run\n"
        "\n"
        "sql/V001__a.sql:12:4: error MIG201: V001__a.sql differs\n"
        "  12 │ \tab, c%d\n"
        "     │ \t  ^\n"
        "  │ - old\n"
        "  │ + new\n"
        "  → undo it\n"
        "\n"
        "warning MIG206: no keel.sum\n"
        "\n"
        "error SBX003: no space left\n"
        "  │ log line\n"
        f"  → {sbx.DISK_FULL.fix}\n"
        "\n"
        "not clean: 1 error, 1 stage could not run, 1 warning\n"
    )


def test_quiet_says_only_what_is_wrong() -> None:
    quiet = Style(base=ROOT, verbosity=-1)
    assert render(document(CLEAN), quiet, format_name="text") == ""
    told = render(document(CLEAN, FOUND), quiet, format_name="text")
    assert "MIG201" in told
    assert "MIG206" not in told
    assert "append-only" in told
    assert "2 migrations\n\n  ✔" not in told
    assert "a note" not in told


def test_verbose_tells_times() -> None:
    told = render(document(CLEAN), Style(base=ROOT, verbosity=1), format_name="text")
    assert "2 migrations  0.25 s\n" in told


def test_what_is_said_beside_is_for_who_asks_for_more() -> None:
    section = Section(name="replay", summary="run", notes=("a note",), asides=("an aside",))
    assert "an aside" not in render(document(section), PLAIN, format_name="text")
    for style, name in ((Style(base=ROOT, verbosity=1), "text"), (PLAIN, "json"), (PLAIN, "junit")):
        assert "an aside" in render(document(section), style, format_name=name)


def test_ascii_and_colour() -> None:
    plain = render(document(CLEAN, FOUND), Style(base=ROOT, unicode=False), format_name="text")
    assert plain.isascii()
    assert "  ok   format       2 migrations\n                    a note\n" in plain
    assert "  FAIL append-only  2 in keel.sum\n" in plain
    colored = render(document(CLEAN, FOUND), Style(base=ROOT, color=True), format_name="text")
    assert "\x1b[31;1merror\x1b[0m" in colored


def test_json_is_for_programs() -> None:
    told = json.loads(render(document(CLEAN, FOUND, FAILED), PLAIN, format_name="json"))
    assert (told["format"], told["status"], told["exit_code"]) == (1, "error", 2)
    assert told["project"] == "shop"
    clean, found, failed = told["sections"]
    assert clean == {
        "name": "format",
        "status": "clean",
        "summary": "2 migrations",
        "notes": ["a note"],
        "findings": [],
    }
    assert found["findings"][0] == {
        "code": "MIG201",
        "rule": None,
        "title": mig.EDITED.title,
        "severity": "error",
        "message": "V001__a.sql differs",
        "path": "migrations/sql/V001__a.sql",
        "line": 12,
        "column": 4,
        "hint": "undo it",
        "detail": "- old\n+ new",
    }
    assert found["findings"][1]["path"] is None
    assert failed["error"]["code"] == "SBX003"


def test_github_annotates_the_line_and_escapes() -> None:
    told = render(document(FOUND), Style(base=ROOT), format_name="github").splitlines()
    assert told[0] == (
        "::error file=migrations/sql/V001__a.sql,line=12,col=4,"
        "title=MIG201%3A a merged migration was edited::"
        "V001__a.sql differs%0A- old%0A+ new%0Aundo it"
    )
    assert told[1] == "::warning title=MIG206%3A keel.sum does not match the folder::no keel.sum"
    hostile = Finding(
        code=mig.BAD_NAME, message="100% ::set-env::", place=Place(path=Path("a,b:c"))
    )
    section = Section(name="format", summary="", findings=(hostile,))
    line = render(document(section), PLAIN, format_name="github").splitlines()[0]
    assert line == (
        "::error file=a%2Cb%3Ac,title=MIG002%3A a file name is not that of a migration::"
        "100%25 ::set-env::"
    )


def test_a_rule_is_named_so_that_it_can_be_silenced() -> None:
    section = Section(name="lint", summary="1 error", findings=(dropped(),))
    lines = render(document(section), PLAIN, format_name="text").splitlines()
    assert "sql/V002__b.sql:3:18: error LNT012 drop-column: book.isbn goes, with its data" in lines
    annotation = render(document(section), PLAIN, format_name="github").splitlines()[0]
    assert ",title=LNT012 drop-column%3A a column is dropped::" in annotation
    told = json.loads(render(document(section), PLAIN, format_name="json"))
    assert told["sections"][0]["findings"][0]["rule"] == "drop-column"


def test_json_tells_of_a_file_whose_name_is_not_utf_8() -> None:
    place = Place(path=ROOT / "V001__\udcff.sql")
    finding = Finding(code=mig.BAD_NAME, message=f"{place.path.name} is no name", place=place)
    section = Section(name="format", summary="", findings=(finding,))
    told = render(document(section), PLAIN, format_name="json").encode()
    (shown,) = json.loads(told)["sections"][0]["findings"]
    assert (shown["path"], shown["message"]) == ("V001__\ufffd.sql", "V001__\ufffd.sql is no name")


def test_json_paths_are_those_of_the_project_wherever_they_were_typed() -> None:
    finding = Finding(code=mig.EMPTY, message="", place=Place(path=Path("sql/V001__a.sql")))
    section = Section(name="lint", summary="", findings=(finding,))
    told = json.loads(render(document(section), PLAIN, format_name="json"))
    assert told["sections"][0]["findings"][0]["path"] == "migrations/sql/V001__a.sql"


@pytest.mark.parametrize("name", format_names())
def test_every_format_tells_of_an_error_that_ended_the_command(name: str) -> None:
    error = KeelError(
        cfg.BAD_TOML, "expected a value", place=Place(path=ROOT / "keel.toml", line=3)
    )
    told = render(document(error=error), PLAIN, format_name=name)
    assert "CFG003" in told
    assert "expected a value" in told
    assert "keel.toml" in told


@pytest.mark.parametrize("name", format_names())
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    once = render(document(CLEAN, FOUND, FAILED), PLAIN, format_name=name)
    assert render(document(CLEAN, FOUND, FAILED), PLAIN, format_name=name) == once
