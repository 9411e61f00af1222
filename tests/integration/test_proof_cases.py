"""Pairs of a migration and its rollback, right ones and wrong ones, each proved on real servers.

A case is a folder: ``before.sql`` is what was there, ``V.sql`` and perhaps ``U.sql`` the pair, and
``expected.txt`` what is found, a line each; ``clean`` where there is nothing to find.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import SERVERS, Servers
from pgkeel.config import Server
from proving import drafted, proved, told

CASES = Path(__file__).parent.parent / "cases" / "proof"
PATHS = sorted(path for path in CASES.iterdir() if path.is_dir())
NOT_DRAFTED: dict[str, str] = {}
"""Cases whose draft cannot bring the schema back, and why."""


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


def read(path: Path) -> tuple[str, str, str | None]:
    undo = path / "U.sql"
    return (
        (path / "before.sql").read_text(),
        (path / "V.sql").read_text(),
        undo.read_text() if undo.exists() else None,
    )


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_pair(servers: Servers, server: Server, path: Path, pytestconfig: pytest.Config) -> None:
    before, sql, undo = read(path)
    findings = told(proved(servers[server], before, sql, undo), undo=undo is not None)
    found = [
        f"{one.severity} {one.code.code} {one.message}"
        + (f" [line {one.place.line}]" if one.place and one.place.line else "")
        for one in findings
        if one.severity != "info" or one.code.code == "PRF013"
    ]
    text = "".join(f"{line}\n" for line in found) or "clean\n"
    expected = path / "expected.txt"
    if pytestconfig.getoption("--update") and server == SERVERS[-1]:
        expected.write_text(text)
    assert text == expected.read_text()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_draft_brings_the_schema_back(servers: Servers, path: Path) -> None:
    before, sql, _ = read(path)
    draft = drafted(servers["18"], before, sql)
    assert draft.holds == (path.name not in NOT_DRAFTED), draft


def test_there_are_enough_of_both() -> None:
    outcomes = [(path / "expected.txt").read_text() for path in PATHS]
    wrong = sum(text != "clean\n" for text in outcomes)
    assert len(outcomes) >= 120
    assert wrong >= len(outcomes) / 2
    assert len(outcomes) - wrong >= 60
