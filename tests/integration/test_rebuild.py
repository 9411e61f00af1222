"""From nothing to a schema by the plan alone: pg_dump sees no difference from the schema itself."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from diff_cases import Case, all_cases
from on_servers import Servers
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.postgres.dumping import dump_schema
from pgkeel.postgres.session import Session, with_database
from pgkeel.release.entries import join_entries
from pgkeel.release.normalise import normalise
from pgkeel.sandbox.sandbox import Sandbox
from random_schemas import Maker

LONG = bool(os.environ.get("PGKEEL_LONG"))
CASES = [case for case in all_cases() if case.runs_on(18) and not case.settings.get("commits")]
ONE, OTHER = "as_written", "as_planned"
EXTRA_ROLES = "select rolname::text from pg_roles where oid >= 16384"


@pytest.fixture(scope="module")
def sandbox(cache: Path) -> Iterator[Sandbox]:
    with ExitStack() as stack:
        yield Servers(cache, stack)["18"]


@pytest.mark.parametrize("case", CASES[:: 1 if LONG else 12], ids=lambda case: case.name)
def test_a_case(sandbox: Sandbox, case: Case) -> None:
    assert_rebuilt(sandbox, case.sql("after"))


@pytest.mark.parametrize("seed", range(300 if LONG else 24))
def test_a_random_schema(sandbox: Sandbox, seed: int) -> None:
    assert_rebuilt(sandbox, Maker(Random(seed)).schema().sql().encode())


def assert_rebuilt(sandbox: Sandbox, sql: bytes) -> None:
    """Make the schema twice, by its own statements and by a plan, and compare."""
    written, wanted = made(sandbox, ONE, sql)
    nothing, start = made(sandbox, OTHER, b"")
    reached_text, reached = made(sandbox, OTHER, script(plan(start, wanted)), wanted.roles)
    assert compare(reached, wanted) == ()
    assert reached_text == written
    assert nothing != b""


def script(wanted: Plan) -> bytes:
    """Return the statements of a plan as one text."""
    lines = [f"{planned.step.sql};\n" for planned in wanted.steps]
    return "".join(["set check_function_bodies = off;\n", *lines]).encode()


def made(
    sandbox: Sandbox, name: str, sql: bytes, roles: tuple[str, ...] = ()
) -> tuple[bytes, Snapshot]:
    """Return the dump and the snapshot of a database of that SQL; nothing of it is left."""
    sandbox.clone(name)
    try:
        with sandbox.session(superuser=True, database=name) as session:
            for role in roles:
                create_role(session, role)
            session.run(sql)
            session.run("reset all")
            snapshot = read_snapshot(session)
        url = with_database(sandbox.url, name)
        return join_entries(*normalise(dump_schema(sandbox.blueprint.build, url))), snapshot
    finally:
        with sandbox.session(superuser=True) as session:
            session.run_with_names("drop database {}", name)
            for (role,) in session.query(EXTRA_ROLES):
                session.run_with_names("drop role {}", role)


def create_role(session: Session, role: str) -> None:
    """Roles are no part of a schema: they have to be there."""
    if not session.query("select from pg_roles where rolname = %s", (role,)):
        session.run_with_names("create role {}", role)
