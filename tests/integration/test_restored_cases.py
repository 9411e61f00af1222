"""Rollbacks that put rows back from what was kept, each drafted and proved on a real server.

A case is a folder: ``before.sql`` is what was there, ``V.sql`` the migration, ``U.sql`` the draft.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import Servers
from pgkeel.proof.restoring import Restoring
from proving import drafted

CASES = Path(__file__).parent.parent / "cases" / "restored"
PATHS = sorted(path for path in CASES.iterdir() if path.is_dir())
UNDRAFTED = {"key-dropped": "the key does not come back, and a row without one cannot be there"}


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_rows_come_back(servers: Servers, path: Path, pytestconfig: pytest.Config) -> None:
    before, sql = ((path / name).read_text() for name in ("before.sql", "V.sql"))
    draft = drafted(servers["18"], before, sql, Restoring(schema="keel"))
    assert draft.holds == (path.name not in UNDRAFTED), draft.proved
    assert (draft.keeping is None) == (not draft.puts) == bool(draft.notes)
    back = draft.proved.back
    assert back
    # Whatever is not said to be irreversible is as it was, to the last row and value.
    assert len(draft.irreversible) >= len(back.lost)
    assert draft.text.count("-- irreversible: ") == len(set(draft.irreversible))
    expected = path / "U.sql"
    if pytestconfig.getoption("--update"):
        expected.write_text(draft.text)
    assert draft.text == expected.read_text()
