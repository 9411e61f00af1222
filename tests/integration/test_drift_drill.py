"""The drill: changes by hand in a live database, each found, named, told apart and undone."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from drift_cases import (
    Case,
    adopt_in_ledger,
    all_cases,
    change,
    database,
    labels_of,
    lay_project,
    look,
    record,
    undo_script,
)
from driver import Keel
from live_server import served
from pgkeel.release.copying import PutBack
from pgkeel.release.drift import LIVE_CLASSES


class Live(NamedTuple):
    """A server whose database ``drill`` is what the folder of the project at ``root`` makes."""

    root: Path
    server: str


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[dict[str, Live]]:
    with ExitStack() as stack:
        found: dict[str, Live] = {}
        for preset in ("plain", "supabase"):
            root = lay_project(preset, tmp_path_factory.mktemp("drill") / preset)
            if preset == "plain":
                # The others are told where they stand by a ledger alone.
                record(Keel(cache=cache, cwd=root), root)
            server = stack.enter_context(served(root, cache))
            admin = psycopg.conninfo.make_conninfo(server, dbname="template1")
            with psycopg.connect(admin, autocommit=True) as connection:
                connection.execute("create database drill template postgres")
            found[preset] = Live(root, admin)
        yield found


@pytest.fixture
def environ(keel: Keel) -> dict[str, str]:
    return keel.environ({})


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_change_by_hand_is_found_named_and_undone(
    lives: dict[str, Live],
    case: Case,
    environ: dict[str, str],
    tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:
    live = lives[case.preset]
    root = _with_extras(live.root, case, tmp_path)
    with database(live.server, f"case_{case.name.replace('/', '_')}"[:60], "drill") as url:
        environ["PROD_URL"] = url
        expected = case.expected
        if "ledger" in expected or case.preset == "supabase":
            adopt_in_ledger(url, root, expected.get("ledger", labels_of(root)))
        change(url, case.sql("change") or "")
        (found,) = look(root, environ)
        assert found.error is None
        assert found.drift is not None
        named = [str(item.root) for item in found.drift.items if item.cls == expected["class"]]
        others = [
            f"{item.cls} {item.root}"
            for item in found.drift.items
            if item.cls not in (expected["class"], *expected.get("also", ()))
        ]
        script = undo_script(found)
        golden = case.folder / "undo.sql"
        if pytestconfig.getoption("--update"):
            golden.write_text(script)
        assert named == expected["objects"]
        assert others == []
        assert script == golden.read_text()
        if not script:
            assert expected["class"] in ("pending", "stale", "recorded-by-hand")
            return
        put_back = found.drift.put_back
        assert put_back
        assert put_back.proof.startswith("proved on PostgreSQL"), _told(put_back)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(script.encode())
        (again,) = look(root, environ)
        assert again.drift
        # What is only in files is not for SQL to mend.
        assert [item.root for item in again.drift.items if item.cls in LIVE_CLASSES] == []


def _with_extras(root: Path, case: Case, tmp_path: Path) -> Path:
    """Return the project, or a copy of it with what the case adds to snapshot or folder."""
    recorded, later = case.sql("recorded"), case.sql("later")
    if not (recorded or later):
        return root
    import shutil  # noqa: PLC0415 -- few cases need it

    own = tmp_path / "project"
    shutil.copytree(root, own)
    if recorded:
        snapshot = own / "schema" / "current" / "prod.schema.sql"
        snapshot.write_text(f"{snapshot.read_text()}\n{recorded}")
    if later:
        (own / "migrations" / "sql" / "V002__later.sql").write_text(
            f"-- Purpose: later.\n\n{later}"
        )
    return own


def _told(put_back: PutBack) -> str:
    trouble = put_back.trouble
    if trouble is None:
        return put_back.proof
    left = [
        f"{one.address}: {one.before and one.before.record} -> {one.after and one.after.record}"
        for one in trouble.left
    ]
    return "\n".join([put_back.proof, str(trouble.failed), str(trouble.failure), *left])
