"""JUnit XML: what fails, what does not, and the numbers."""

from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from documents import (
    CLEAN,
    DOCUMENTS,
    EDITED,
    ENDED,
    FAILED,
    FOUND,
    ODD_PATHS,
    SQL,
    STYLE,
    WARNED,
    WARNING,
    document,
    dropped,
    found,
    read_junit,
)
from pgkeel.errors import Place
from pgkeel.report.document import Document


def numbers(element: ET.Element) -> tuple[int, int, int]:
    return (
        int(element.attrib["tests"]),
        int(element.attrib["failures"]),
        int(element.attrib["errors"]),
    )


def names(root: ET.Element) -> list[tuple[str, str]]:
    return [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]


@pytest.mark.parametrize("one", DOCUMENTS.values(), ids=DOCUMENTS)
def test_it_is_valid_and_counts_right(one: Document) -> None:
    root = read_junit(one)
    for element in (root, *root.findall("testsuite")):
        assert numbers(element) == (
            len(list(element.iter("testcase"))),
            len(list(element.iter("failure"))),
            len(list(element.iter("error"))),
        )
    # Many a build server takes a report without a test for a mistake.
    assert numbers(root)[0] > 0
    assert (sum(numbers(root)[1:]) > 0) == (one.status != "clean")


def test_a_suite_for_each_section() -> None:
    root = read_junit(document(CLEAN, FOUND, FAILED))
    assert root.attrib["name"] == "keel check"
    assert [(suite.attrib["name"], numbers(suite)) for suite in root] == [
        ("format", (1, 0, 0)),
        ("append-only", (3, 1, 0)),
        ("replay", (1, 0, 1)),
    ]
    assert numbers(root) == (5, 1, 1)


def test_a_clean_section_passes() -> None:
    root = read_junit(document(CLEAN))
    assert names(root) == [("keel.check.format", "format")]
    assert root.findtext(".//system-out") == "2 migrations\na note"


def test_an_error_is_a_failure() -> None:
    root = read_junit(found(EDITED))
    assert names(root) == [("keel.check.lint", "MIG201 migrations/sql/V001__a.sql")]
    (failure,) = root.iter("failure")
    assert failure.attrib == {"type": "MIG201", "message": "V001__a.sql differs"}
    assert failure.text == (
        "migrations/sql/V001__a.sql:12:4: MIG201: V001__a.sql differs\n"
        "  \tab, c%d\n"
        "- old\n"
        "+ new\n"
        "undo it"
    )
    (failure,) = read_junit(found(dropped())).iter("failure")
    assert failure.attrib["type"] == "LNT012 drop-column"
    assert (failure.text or "").endswith("\nKeep it.")


def test_a_warning_passes_and_is_told() -> None:
    root = read_junit(document(WARNED))
    assert names(root) == [
        ("keel.check.lint", "warning MIG206"),
        ("keel.check.lint", "lint"),
    ]
    assert numbers(root) == (2, 0, 0)
    assert [said.text for said in root.iter("system-out")] == ["MIG206: no keel.sum", "1 warning"]


def test_a_section_that_could_not_run_is_an_error_beside_its_findings() -> None:
    root = read_junit(document(replace(FAILED, findings=(EDITED,))))
    assert numbers(root) == (2, 1, 1)
    (error,) = root.iter("error")
    assert error.attrib == {"type": "SBX003", "message": "no space left"}
    assert (error.text or "").startswith("SBX003: no space left\nlog line\n")


def test_an_error_that_ends_the_command() -> None:
    root = read_junit(document(CLEAN, error=ENDED))
    assert names(root) == [("keel.check.format", "format"), ("keel.check.check", "check")]
    (error,) = root.iter("error")
    assert (error.text or "").startswith("keel.toml:3: CFG003: expected a value")


def test_names_do_not_move_with_lines_and_are_used_once() -> None:
    fake = dropped(file="V002__b.sql (2)")
    shown = names(read_junit(found(fake, dropped(3), dropped(9), WARNING)))
    assert shown == names(read_junit(found(fake, dropped(5), dropped(70), WARNING)))
    assert [name for _, name in shown] == [
        "LNT012 drop-column migrations/sql/V002__b.sql (2)",
        "LNT012 drop-column migrations/sql/V002__b.sql",
        "LNT012 drop-column migrations/sql/V002__b.sql (3)",
        "warning MIG206",
    ]


def test_times_only_when_asked_for() -> None:
    quiet = read_junit(document(CLEAN, FAILED))
    assert [suite.get("time") for suite in quiet] == [None, None]
    told = read_junit(document(CLEAN, FAILED, FOUND), replace(STYLE, verbosity=1))
    assert [suite.get("time") for suite in told] == ["0.250", "1.500", None]


def test_what_xml_cannot_say_is_marked() -> None:
    message = "a\x00b\x1b[31m \ufffe <&>\"' ]]> é\n\U0001f40b"
    root = read_junit(found(replace(EDITED, message=message)))
    (failure,) = root.iter("failure")
    wanted = "a\ufffdb\ufffd[31m \ufffd <&>\"' ]]> é\n\U0001f40b"
    assert failure.attrib["message"] == wanted
    assert wanted in (failure.text or "")


@pytest.mark.parametrize("name", [name for name, _ in ODD_PATHS.values()], ids=ODD_PATHS)
def test_odd_paths(name: str) -> None:
    root = read_junit(found(replace(EDITED, place=Place(path=SQL / name))))
    wanted = name.replace("\udcff", "\ufffd")
    assert names(root) == [("keel.check.lint", f"MIG201 migrations/sql/{wanted}")]
