"""What is said of statements and transactions is what real servers do."""

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pgkeel.config import Project, Sandbox, Server, Settings
from pgkeel.postgres.session import StatementError
from pgkeel.sandbox import sandbox as sandboxes
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sql import transaction_fact

PATH = Path(__file__).parent.parent / "cases" / "sql" / "transactions.toml"
CASES: list[dict[str, str]] = tomllib.loads(PATH.read_text())["case"]
ACTIVE_SQL_TRANSACTION = "25001"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sql"][:60])
def test_the_text_tells(case: dict[str, str]) -> None:
    fact = transaction_fact(case["sql"].encode())
    assert (fact.need if fact else "free") == case["need"]
    spaced = transaction_fact(f" \n{case['sql'].upper()}".encode())
    assert (spaced.need if spaced else "free") == case["need"]


@pytest.fixture(scope="module", params=["17", "18"])
def sandbox(request: pytest.FixtureRequest, cache: Path) -> Iterator[sandboxes.Sandbox]:
    server: Server = request.param
    project = Project(root=cache, settings=Settings(sandbox=Sandbox(server=server)))
    blueprint = read_blueprint(project, {**os.environ, "PGKEEL_CACHE_DIR": str(cache)})
    with sandboxes.open_sandbox(blueprint, [blueprint.base]) as opened:
        yield opened


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sql"][:60])
def test_the_server_agrees(sandbox: sandboxes.Sandbox, case: dict[str, str]) -> None:
    name = f"case_{os.urandom(6).hex()}"
    sandbox.clone(name)
    with sandbox.session(database=name) as session:
        session.run(b"create table t (a int primary key); insert into t values (1)")
        session.run(case.get("before", "select 1").encode())
        session.run("begin")
        state = None
        try:
            session.run(case["sql"].encode())
        except StatementError as error:
            state = error.failure.sqlstate
        assert (state == ACTIVE_SQL_TRANSACTION) == (case["need"] == "outside"), state
        if case["need"] == "controls" and not case["sql"].startswith(("begin", "start", "prepare")):
            assert session.in_transaction == ("chain" in case["sql"])
        if case["need"] == "commit-before-use":
            with pytest.raises(StatementError) as raised:
                session.run("select 'b'::e")
            assert raised.value.failure.sqlstate == "55P04"
