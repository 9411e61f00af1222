"""Presets and shims hold what their cases say, on every server that comes with pip."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from pgkeel.config import Expose, Identity, Project, Sandbox, Server, Settings
from pgkeel.postgres.session import Session, StatementError
from pgkeel.sandbox import sandbox as sandboxes
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.shims import all_shims
from pgkeel.sql import SqlText, Statement, split

CASES = Path(__file__).parent.parent / "cases"
SERVERS: tuple[Server, ...] = ("17", "18")
PRESET = CASES / "preset" / "supabase"
RAISES = "-- raises: "


@dataclass(frozen=True)
class Running:
    """A sandbox with a preset, and how many clones were made of it."""

    sandbox: sandboxes.Sandbox
    shims: frozenset[str]


@pytest.fixture(scope="session")
def running(cache: Path) -> Iterator[dict[tuple[Server, Expose], Running]]:
    """Start each sandbox when it is first asked for, and keep it for all cases."""
    with ExitStack() as stack:
        yield _Sandboxes(cache, stack)


class _Sandboxes(dict[tuple[Server, Expose], Running]):
    def __init__(self, cache: Path, stack: ExitStack) -> None:
        super().__init__()
        self._cache = cache
        self._stack = stack

    def __missing__(self, key: tuple[Server, Expose]) -> Running:
        server, expose = key
        settings = Settings(
            project=Identity(preset="supabase", expose=expose), sandbox=Sandbox(server=server)
        )
        environ = {**os.environ, "PGKEEL_CACHE_DIR": str(self._cache)}
        blueprint = read_blueprint(Project(root=self._cache, settings=settings), environ)
        sandbox = self._stack.enter_context(sandboxes.open_sandbox(blueprint, [blueprint.base]))
        shims = frozenset(shim.name for shim in blueprint.shims)
        self[key] = Running(sandbox=sandbox, shims=shims)
        return self[key]


def run_case(session: Session, path: Path) -> None:
    """Run a case's statements: each SELECT gives true, each marked one raises its SQLSTATE."""
    text = SqlText(path.read_bytes(), path)
    before = 0
    for statement in split(text):
        assert isinstance(statement, Statement), f"{path}: {statement}"
        lead = text.slice(before, statement.start)
        expected = lead.rpartition(RAISES)[2].split("\n")[0].strip() if RAISES in lead else None
        sql = text.slice(statement.start, statement.end)
        where = f"{text.place(statement.start)}: {sql}"
        before = statement.end
        if expected:
            with pytest.raises(StatementError) as raised:
                session.run(sql.encode())
            assert raised.value.failure.sqlstate == expected, where
        elif sql.lower().startswith(("select", "with", "values")):
            rows = session.query(sql)
            assert rows, where
            assert all(row == (True,) for row in rows), f"{where}\n{rows}"
        else:
            session.run(sql.encode())


def ids(path: Path) -> str:
    return str(path.relative_to(CASES))


PRESET_CASES: list[tuple[Expose, Path]] = [
    (expose, path)
    for expose in ("explicit", "legacy")
    for path in (*sorted(PRESET.glob("*.sql")), *sorted(PRESET.glob(f"{expose}/*.sql")))
]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(
    ("expose", "path"), PRESET_CASES, ids=[f"{expose}:{ids(path)}" for expose, path in PRESET_CASES]
)
def test_preset(
    running: dict[tuple[Server, Expose], Running], server: Server, expose: Expose, path: Path
) -> None:
    sandbox = running[server, expose].sandbox
    name = f"case_{os.urandom(6).hex()}"
    sandbox.clone(name)
    with sandbox.session(database=name) as session:
        run_case(session, path)


SHIM_CASES = sorted((CASES / "shims").glob("*/*.sql"))


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("path", SHIM_CASES, ids=ids)
def test_shim(running: dict[tuple[Server, Expose], Running], server: Server, path: Path) -> None:
    """Where the server has the real extension, the same cases hold for that."""
    chosen = running[server, "explicit"]
    if path.stem == "raises" and path.parent.name not in chosen.shims:
        return  # the real one can do it
    name = f"case_{os.urandom(6).hex()}"
    chosen.sandbox.clone(name)
    with chosen.sandbox.session(database=name) as session:
        session.run_with_names("create extension if not exists {} cascade", path.parent.name)
        run_case(session, path)


def test_every_shim_has_a_case_and_says_what_it_is() -> None:
    covered = {path.parent.name for path in SHIM_CASES}
    assert {shim.name for shim in all_shims()} == covered
    assert all(shim.says.endswith(".") for shim in all_shims())
