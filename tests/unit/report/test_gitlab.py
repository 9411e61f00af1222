"""GitLab's code quality report."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from documents import (
    DOCUMENTS,
    ENDED,
    FAILED,
    FOUND,
    INFO,
    ODD_PATHS,
    ROOT,
    SQL,
    WARNING,
    document,
    dropped,
    found,
    read_gitlab,
)
from pgkeel.errors import Place
from pgkeel.report.document import Document, Style


def path_of(path: Path) -> str:
    (entry,) = read_gitlab(found(replace(INFO, place=Place(path=path))))
    return str(entry["location"]["path"])


@pytest.mark.parametrize("one", DOCUMENTS.values(), ids=DOCUMENTS)
def test_it_is_valid(one: Document) -> None:
    entries = read_gitlab(one)
    errors = [section.error for section in one.sections if section.error]
    assert len(entries) == len(one.findings) + len(errors) + bool(one.error)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_an_entry() -> None:
    (entry,) = read_gitlab(found(replace(dropped(), hint="keep it a while", detail="a\n\nb")))
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "LNT012 drop-column: book.isbn goes, with its data",
        "check_name": "LNT012 drop-column",
        "content": {
            "body": "keep it a while\n\n    a\n    \n    b\n\nIts data is gone.\n\nKeep it."
        },
        "severity": "critical",
        "location": {"path": "migrations/sql/V002__b.sql", "lines": {"begin": 3}},
    }


def test_severities() -> None:
    entries = read_gitlab(document(FOUND, FAILED, error=ENDED))
    assert [entry["severity"] for entry in entries] == [
        "critical",
        "minor",
        "info",
        "blocker",
        "blocker",
    ]
    assert [entry["check_name"] for entry in entries][-2:] == ["SBX003", "CFG003"]
    assert entries[-1]["location"] == {"path": "keel.toml", "lines": {"begin": 3}}


def test_what_has_no_place_is_shown_at_the_projects_file() -> None:
    (entry,) = read_gitlab(found(WARNING))
    assert entry["location"] == {"path": "keel.toml", "lines": {"begin": 1}}
    inner = replace(found(WARNING), root=ROOT / "db")
    (entry,) = read_gitlab(inner, Style(base=ROOT))
    assert entry["location"]["path"] == "db/keel.toml"


def test_a_whole_file_begins_at_its_first_line() -> None:
    (entry,) = read_gitlab(found(INFO))
    assert entry["location"]["lines"] == {"begin": 1}


@pytest.mark.parametrize("name", [name for name, _ in ODD_PATHS.values()], ids=ODD_PATHS)
def test_odd_paths(name: str) -> None:
    wanted = name.replace("\udcff", "\ufffd")
    assert path_of(SQL / name) == f"migrations/sql/{wanted}"
    assert path_of(Path("/tmp") / name) == f"/tmp/{wanted}"
