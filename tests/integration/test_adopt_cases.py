"""Histories of other tools, taken over; the tables are as the tools themselves left them.

Under tests/cases/adopt each tool has its ``history.sql`` and cases: a first line that says what is
called, then what is done to the tables before. ``--update`` writes what is said of each.
"""

import re
from pathlib import Path

import pytest

from applying import Live, said
from pgkeel.runner.histories.registry import all_tools

CASES = Path(__file__).parent.parent / "cases" / "adopt"
CONFIG = '[migrations]\nlayout = "supabase"\n[environments.prod]\nurl = "env:PROD"\n'
SQL = sorted(
    path
    for path in CASES.glob("*/*.sql")
    if path.parent.name != "folder" and path.stem != "history"
)
_TOOLS = {tool.name: tool for tool in all_tools()}
_CAN_BE_DIRTY = {"flyway", "golang-migrate", "sqitch", "atlas", "graphile-migrate"}


def lay(live: Live, case: Path) -> None:
    for path in (CASES / "folder").iterdir():
        (live.root / "migrations" / "sql" / path.name).write_bytes(path.read_bytes())
    (live.root / "keel.toml").write_text(CONFIG)
    for path in case.parent.glob("*.txt"):
        (live.root / path.name).write_bytes(path.read_bytes())
    live.run((case.parent / "history.sql").read_text())
    live.run(case.read_text())


@pytest.mark.parametrize("case", SQL, ids=[f"{path.parent.name}-{path.stem}" for path in SQL])
def test_case(case: Path, live: Live, request: pytest.FixtureRequest) -> None:
    lay(live, case)
    line = case.read_text().splitlines()[0].removeprefix("-- keel ").split()
    rehearsed = live(*line, "--dry-run")
    assert live.recorded() == {}
    done = live(*line)
    told = re.sub(r"\x1b\[[0-9;]*m", "", said(done)).replace(str(live.root), "ROOT")
    told += f"exit {done.returncode}\n"
    expected = case.with_suffix(".expected")
    if request.config.getoption("--update"):
        expected.write_text(told)
    assert told == expected.read_text()
    assert rehearsed.returncode == done.returncode
    if done.returncode == 0:
        assert set(live.recorded().values()) <= {"adopted"}
        assert set(live.status().values()) <= {"applied", "pending"}
        assert "nothing to adopt" in said(live(*line))
    else:
        assert live.recorded() == {}


@pytest.mark.parametrize("name", sorted(_TOOLS))
def test_every_tool_has_its_cases(name: str) -> None:
    here = {path.stem for path in SQL if path.parent.name == name}
    assert {"clean", "unknown"} <= here
    assert "edited" in here or _TOOLS[name].verify is None
    assert "dirty" in here or name not in _CAN_BE_DIRTY


def test_a_name_alone_is_no_history(live: Live) -> None:
    live.run("create table flyway_schema_history (id int, version text)")
    done = live("adopt")
    assert done.returncode == 2
    assert "ADO001" in said(done)
    assert "public.flyway_schema_history has other columns: id, version" in said(done)


def test_several_are_not_chosen_from_and_one_may_be_named(live: Live) -> None:
    lay(live, CASES / "dbmate" / "clean.sql")
    live.run((CASES / "goose" / "history.sql").read_text())
    assert "ADO002" in said(live("adopt"))
    live.run("alter table schema_migrations rename to our_migrations")
    live.run('create schema "O\'Brien"; alter table our_migrations set schema "O\'Brien"')
    named = live("adopt", "--from", "dbmate", "--table", "O'Brien.our_migrations")
    assert named.returncode == 0, said(named)
    assert '"O\'Brien".our_migrations' in said(named)


def test_a_role_without_rights_is_told_the_grant(live: Live) -> None:
    lay(live, CASES / "flyway" / "clean.sql")
    live.run("drop role if exists reader; create role reader login")
    live.environ["PROD"] = live.url + " user=reader"
    done = live("adopt", "--dry-run")
    assert "ADO006" in said(done)
    assert "to reader;" in said(done)


def test_files_of_the_tool_are_verified_where_ours_are_others(live: Live, tmp_path: Path) -> None:
    lay(live, CASES / "flyway" / "clean.sql")
    theirs = tmp_path / "flyway"
    theirs.mkdir()
    for path in (CASES / "folder").iterdir():
        version, _, name = path.name.partition("_")
        (theirs / f"V{version}__{name}").write_bytes(path.read_bytes())
        ours = live.root / "migrations" / "sql" / path.name
        ours.write_text(f"-- Written anew.\n{path.read_text()}\n-- and longer\n")
    assert "ADO004" in said(live("adopt"))
    done = live("adopt", "--files", str(theirs))
    assert done.returncode == 0, said(done)
    assert "checksum of V20260101000001__shelves.sql verified" in said(done)


def test_what_the_tool_applies_later_is_taken_over_later(live: Live) -> None:
    lay(live, CASES / "dbmate" / "clean.sql")
    live.run("delete from schema_migrations where version > '20260101000001'")
    assert live("adopt").returncode == 0
    live.run("insert into schema_migrations values ('20260101000002')")
    done = live("adopt")
    assert "1 migration adopted" in said(done)
    assert live.status() == {
        "20260101000001": "applied",
        "20260101000002": "applied",
        "20260101000003": "pending",
    }


def test_the_sums_of_atlas_are_compared_with_its_files(live: Live, tmp_path: Path) -> None:
    lay(live, CASES / "atlas" / "clean.sql")
    theirs = tmp_path / "atlas"
    theirs.mkdir()
    rows = live.query(
        "select version, description, hash from atlas_schema_revisions.atlas_schema_revisions"
    )
    for path in (CASES / "folder").iterdir():
        (theirs / path.name).write_bytes(path.read_bytes())
    lines = [f"{version}_{name}.sql h1:{digest}" for version, name, digest in sorted(rows)]
    (theirs / "atlas.sum").write_text("\n".join(["h1:whole=", *lines]) + "\n")
    assert live("adopt", "--files", str(theirs), "--dry-run").returncode == 0
    (theirs / "atlas.sum").write_text("\n".join(["h1:whole=", *lines[:-1]]) + "\n")
    done = live("adopt", "--files", str(theirs))
    assert "ADO009" in said(done)
    assert "atlas.sum does not fit 20260101000003_loans.sql" in said(done)
