"""Every way to lose data that we know: named by `keel approve`, refused, and let pass once signed.

A case is the migration, then what an approval has to name, as comments; `--update` writes those.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pgkeel
from live_server import new_database
from pgkeel.cli import main
from pgkeel.lint.registry import all_rules
from pgkeel.migrations.approval import Approval, parse_approvals
from signing import sign

CASES = Path(__file__).parent.parent / "cases" / "approval"
NAMES = sorted(one.stem for one in CASES.glob("*.sql") if one.stem != "first")
MARK = "-- loses: "
UNDO = "-- rollback: "
HEADER = "-- Purpose: a case.\n-- Rollback: {rollback}\n-- Spec: specs/case.md\n"
SETTINGS = '[project]\nname = "case"\n[environments.prod]\nurl = "env:PROD"\n'
MEASURED = {"rows-lost", "values-lost", "dropped-along", "called-unseen"}


@pytest.fixture(scope="module")
def database(live_url: str, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that has had the first migration of every case."""
    url, root = new_database(live_url, "approvals"), tmp_path_factory.mktemp("approvals")
    lay(root, "select 1;\n")
    environ = {"PROD": url, "PGKEEL_CACHE_DIR": str(cache)}
    pgkeel.apply(root, env="prod", to="V001", lint=False, environ=environ)
    return url


@pytest.mark.parametrize("name", NAMES)
def test_each_loss_is_named_refused_and_let_pass_once_approved(
    name: str,
    cache: Path,
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    path = CASES / f"{name}.sql"
    text = path.read_text()
    sql = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(MARK))
    monkeypatch.setenv("PGKEEL_CACHE_DIR", str(cache))
    lay(tmp_path, sql)
    keel(tmp_path, "approve", "V002")
    spec = tmp_path / "specs" / "case.md"
    found = [line for one in approvals(spec) for line in told(one)]
    expected = [line.removeprefix(MARK) for line in text.splitlines() if line.startswith(MARK)]
    if request.config.getoption("--update"):
        path.write_text(sql + "".join(f"{MARK}{line}\n" for line in found))
        expected = found
    assert found == expected
    assert bool(found) != name.startswith("nothing")
    operations = {line.partition(" of ")[0] for line in found if line[0] != " "}
    refused = refusals(tmp_path)
    assert {one["rule"] for one in refused if one["rule"]} == operations - MEASURED
    assert any(one["code"] == "APV007" for one in refused) == bool(operations & MEASURED)
    for one in refused:
        if one["code"] == "APV007":
            untold = "nobody can tell" in one["message"]
            assert ("may lose" if untold else "was seen to lose") in one["message"], one
    if not found:
        return
    with pytest.raises(pgkeel.Error) as stopped:
        pgkeel.apply(
            tmp_path, env="prod", environ={"PROD": database, "PGKEEL_CACHE_DIR": str(cache)}
        )
    assert stopped.value.code in ("RUN016", "APV007")
    if name.startswith("overwrites"):
        assert stopped.value.code == "APV007"
    assert stopped.value.ran == ()
    sign(spec)
    assert refusals(tmp_path) == []


def lay(root: Path, sql: str) -> None:
    """Write a project of two migrations; the second one is the case."""
    undo = "".join(
        line.removeprefix(UNDO) for line in sql.splitlines(keepends=True) if line.startswith(UNDO)
    )
    rollback = "by its file." if undo else "irreversible because it is a case."
    files = {
        "keel.toml": SETTINGS,
        "migrations/sql/V001__first.sql": (CASES / "first.sql").read_text(),
        "migrations/sql/V002__case.sql": HEADER.format(rollback=rollback)
        + "set local lock_timeout = '5s';\nset local statement_timeout = '5s';\n"
        + sql,
        **({"migrations/rollback/U002__case.sql": undo} if undo else {}),
    }
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)


def keel(root: Path, *arguments: str) -> str:
    """Run a command in this process; its answer."""
    done = CliRunner().invoke(main.keel, [*arguments, "--project", str(root)])
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def approvals(spec: Path) -> tuple[Approval, ...]:
    found = parse_approvals(spec.read_bytes()) if spec.exists() else ()
    assert isinstance(found, tuple), found
    return found


def told(approval: Approval) -> list[str]:
    lines = []
    for one in approval.loses:
        lines.append(f"{one.operation} of {one.object}")
        lines += [f"  with it {what}" for what in one.takes]
    return lines


def refusals(root: Path) -> list[dict[str, Any]]:
    """Return what only an approval silences, of stages `lint` and `approval` of `keel check`."""
    only = ("check", "--only", "lint", "--only", "approval", "--format", "json")
    found = [one for part in json.loads(keel(root, *only))["sections"] for one in part["findings"]]
    return [one for one in found if one["code"] == "APV007" or one["rule"] in DESTRUCTIVE]


DESTRUCTIVE = {one.slug for one in all_rules() if one.destructive}
