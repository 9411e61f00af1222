"""SARIF: every kind of document against the schema, and what the readers of it need."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from documents import (
    DOCUMENTS,
    DROP,
    EDITED,
    ENDED,
    FAILED,
    FOUND,
    INFO,
    ODD_PATHS,
    ROOT,
    SQL,
    STYLE,
    WARNING,
    document,
    dropped,
    found,
    read_sarif,
)
from pgkeel import __version__
from pgkeel.errors import Place
from pgkeel.report.document import Document, Style


def location(result: dict[str, Any]) -> dict[str, Any]:
    (only,) = result["locations"]
    return dict(only["physicalLocation"])


def uri(path: Path, style: Style = STYLE, root: Path = ROOT) -> dict[str, str]:
    shown = replace(found(replace(INFO, place=Place(path=path))), root=root)
    (result,) = read_sarif(shown, style)["results"]
    return dict(location(result)["artifactLocation"])


@pytest.mark.parametrize("one", DOCUMENTS.values(), ids=DOCUMENTS)
def test_it_is_valid(one: Document) -> None:
    run = read_sarif(one)
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("pgkeel", __version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(one.findings)
    # GitHub refuses the whole file for one result without a location or words.
    assert all(result["locations"] and result["message"]["text"] for result in run["results"])


def test_rules_are_the_codes_that_occur() -> None:
    run = read_sarif(found(replace(WARNING, severity="info"), dropped(3), EDITED, dropped(9)))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["LNT012", "MIG201", "MIG206"]
    assert [rule["name"] for rule in rules][:2] == ["drop-column", "AMergedMigrationWasEdited"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    lint, _, told = rules
    assert lint["shortDescription"]["text"] == DROP.title
    assert lint["fullDescription"]["text"] == DROP.why
    for text in lint["help"].values():
        assert DROP.why in text
        assert DROP.fix in text
    assert lint["defaultConfiguration"]["level"] == "error"
    assert lint["properties"] == {
        "tags": ["LNT"],
        "precision": "high",
        "problem.severity": "error",
    }
    assert told["defaultConfiguration"]["level"] == "note"
    assert told["properties"]["problem.severity"] == "recommendation"


def test_a_rule_is_as_grave_as_its_gravest_finding() -> None:
    findings = (replace(dropped(), severity="info"), dropped(), replace(dropped(), severity="info"))
    run = read_sarif(found(*findings))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"]["level"] == "error"
    assert [result["level"] for result in run["results"]] == ["note", "error", "note"]


def test_levels_and_words() -> None:
    results = read_sarif(document(FOUND))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    assert results[0]["message"]["text"] == "V001__a.sql differs\n\nundo it\n\n- old\n+ new"
    assert results[1]["message"]["text"] == "no keel.sum"
    (result,) = read_sarif(found(replace(WARNING, message=" ")))["results"]
    assert result["message"]["text"] == WARNING.code.title


def test_a_region_is_the_rest_of_the_line() -> None:
    (result,) = read_sarif(found(EDITED))["results"]
    assert location(result) == {
        "artifactLocation": {"uri": "migrations/sql/V001__a.sql", "uriBaseId": "SRCROOT"},
        "region": {
            "startLine": 12,
            "startColumn": 4,
            "endColumn": 9,
            "snippet": {"text": ", c%d"},
        },
        "contextRegion": {"startLine": 12, "snippet": {"text": "\tab, c%d"}},
    }


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Place(path=SQL / "a.sql"), None),
        (Place(path=SQL / "a.sql", line=2), {"startLine": 2}),
        (Place(path=SQL / "a.sql", line=2, column=500), {"startLine": 2, "startColumn": 500}),
        (
            Place(path=SQL / "a.sql", line=2, column=9, text="é"),
            {"startLine": 2, "startColumn": 9, "endColumn": 9, "snippet": {"text": ""}},
        ),
    ],
    ids=["file", "line", "no text", "past the end"],
)
def test_regions_say_no_more_than_is_known(place: Place, region: dict[str, Any] | None) -> None:
    (result,) = read_sarif(found(replace(EDITED, place=place)))["results"]
    assert location(result).get("region") == region


def test_what_has_no_place_is_shown_at_the_projects_file() -> None:
    (result,) = read_sarif(found(WARNING))["results"]
    assert location(result) == {"artifactLocation": {"uri": "keel.toml", "uriBaseId": "SRCROOT"}}


@pytest.mark.parametrize(("name", "wanted"), ODD_PATHS.values(), ids=ODD_PATHS)
def test_odd_paths(name: str, wanted: str) -> None:
    assert uri(SQL / name) == {"uri": f"migrations/sql/{wanted}", "uriBaseId": "SRCROOT"}
    # The first part of a relative URI must not look like a scheme.
    assert uri(ROOT / name) == {"uri": wanted, "uriBaseId": "SRCROOT"}


def test_paths_outside_the_project_are_absolute() -> None:
    assert uri(Path("/tmp/a b.sql")) == {"uri": "file:///tmp/a%20b.sql"}


def test_paths_are_those_of_the_repository() -> None:
    inner = ROOT / "services" / "db"
    file = inner / "migrations" / "V001__a.sql"
    assert uri(file, Style(base=ROOT), inner)["uri"] == "services/db/migrations/V001__a.sql"
    assert uri(file, Style(base=inner / "migrations"), inner)["uri"] == "migrations/V001__a.sql"
    typed = Path("migrations/../V001__a.sql")
    assert uri(typed, Style(base=inner), inner)["uri"] == "V001__a.sql"


def test_errors_are_notifications() -> None:
    run = read_sarif(document(FAILED, error=ENDED))
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    known = run["tool"]["driver"]["notifications"]
    stage, command = invocation["toolExecutionNotifications"]
    assert [known[one["descriptor"]["index"]]["id"] for one in (stage, command)] == [
        "SBX003",
        "CFG003",
    ]
    assert stage["message"]["text"].startswith("no space left\n\n")
    assert stage["message"]["text"].endswith("\n\nlog line")
    assert stage["locations"] == []
    assert location(command) == {
        "artifactLocation": {"uri": "keel.toml", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 3},
    }


def test_findings_are_a_success_of_the_tool() -> None:
    (invocation,) = read_sarif(document(FOUND))["invocations"]
    assert invocation == {"executionSuccessful": True, "exitCode": 1}
    (invocation,) = read_sarif(document())["invocations"]
    assert invocation == {"executionSuccessful": True, "exitCode": 0}


def test_fingerprints_are_there_under_a_name_of_their_own() -> None:
    results = read_sarif(found(dropped(3), dropped(9), EDITED))["results"]
    marks = [result["partialFingerprints"] for result in results]
    # GitHub computes this one itself, and warns of every result that brings another.
    assert all("primaryLocationLineHash" not in mark for mark in marks)
    assert len({mark["keelFinding/v1"] for mark in marks}) == 3
