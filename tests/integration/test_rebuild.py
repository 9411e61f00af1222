"""From nothing to a schema by the plan alone: pg_dump sees no difference from the schema itself."""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from diff_cases import Case, all_cases, left_over
from on_servers import EVERY_SERVER, OLDER, Servers
from own_database import drop_subscriptions
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import DatabaseUrl, Identity, Project, Server, Settings
from pgkeel.diff.plan import Plan, plan
from pgkeel.postgres.dumping import dump_schema
from pgkeel.postgres.session import Session, with_database
from pgkeel.release.entries import join_entries
from pgkeel.release.normalise import normalise
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.sandbox import Sandbox, open_sandbox
from random_schemas import Maker

LONG = bool(os.environ.get("PGKEEL_LONG"))
CASES = [case for case in all_cases() if case.runs_on(18) and not case.settings.get("commits")]
BOOKSHOP = Path(__file__).parents[2] / "examples" / "bookshop" / "migrations" / "sql"
ASKED: tuple[Server, ...] = EVERY_SERVER if LONG else (*OLDER, "18")
ONE, OTHER = "as_written", "as_planned"
SECRETS = re.compile(rb"(?m)(?<=CONNECTION ')(?:[^']|'')+(?=')|^ +password '[^']*',\n")
"""What pg_dump writes of a schema and keel never reads."""
PUBLICATIONS = re.compile(rb"(?<=' PUBLICATION )\w+(?:, \w+)+(?= WITH)")
"""Of a subscription: their order means nothing, and keel has another."""
EXTRA_ROLES = "select rolname::text from pg_roles where oid >= 16384 order by oid"


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("case", CASES[:: 1 if LONG else 12], ids=lambda case: case.name)
@pytest.mark.parametrize("server", ASKED)
def test_a_case(servers: Servers, server: Server, case: Case) -> None:
    if case.runs_on(int(server)):
        assert_rebuilt(servers[server], case.sql("after"))


@pytest.mark.parametrize("seed", range(300 if LONG else 24))
@pytest.mark.parametrize("server", ASKED)
def test_a_random_schema(servers: Servers, server: Server, seed: int) -> None:
    sql = Maker(Random(seed)).schema().sql(int(server))
    assert_rebuilt(servers[server], sql.encode())


def test_the_example(cache: Path) -> None:
    """On its preset: what the platform brings is there before, and compared as well."""
    with ExitStack() as stack:
        settings = Settings(project=Identity(preset="supabase"))
        environ = {**os.environ, "PGKEEL_CACHE_DIR": str(cache)}
        blueprint = read_blueprint(Project(root=BOOKSHOP, settings=settings), environ)
        sandbox = stack.enter_context(open_sandbox(blueprint, [blueprint.base]))
        files = sorted(BOOKSHOP.glob("V*.sql"))
        assert files
        sql = b"\n".join(path.read_bytes() for path in files)
        # The same indexes, of statements that are sent as one text.
        sql = re.sub(rb"index\s+concurrently", b"index", sql, flags=re.IGNORECASE)
        assert_rebuilt(sandbox, sql, superuser=False)


def assert_rebuilt(sandbox: Sandbox, sql: bytes, *, superuser: bool = True) -> None:
    """Make the schema twice, by its own statements and by a plan, and compare."""
    written, wanted, roles = made(sandbox, ONE, sql, superuser=superuser)
    nothing, start, _ = made(sandbox, OTHER, b"")
    reached_text, reached, _ = made(sandbox, OTHER, script(plan(start, wanted)), roles)
    assert left_over(reached, wanted) == []
    assert reached_text == PUBLICATIONS.sub(in_order, SECRETS.sub(b"", written))
    assert nothing != b""


def in_order(names: re.Match[bytes]) -> bytes:
    return b", ".join(sorted(names[0].split(b", ")))


def script(wanted: Plan) -> bytes:
    """Return the statements of a plan as one text."""
    lines = [f"{planned.step.sql};\n" for planned in wanted.steps]
    return "".join(["set check_function_bodies = off;\n", *lines]).encode()


def made(
    sandbox: Sandbox,
    name: str,
    sql: bytes,
    roles: tuple[str, ...] = (),
    *,
    superuser: bool = True,
) -> tuple[bytes, Snapshot, tuple[str, ...]]:
    """Return the dump, the snapshot and the new roles of a database of that SQL.

    Nothing of it is left. Roles are in order of making: pg_dump names them so in a policy.
    """
    with sandbox.session(superuser=True) as session:
        kept = {role for (role,) in session.query(EXTRA_ROLES)}
    sandbox.clone(name)
    try:
        with sandbox.session(superuser=True, database=name) as session:
            for role in roles:
                create_role(session, role)
        with sandbox.session(superuser=superuser, database=name) as session:
            session.run(sql)
        with sandbox.session(superuser=True, database=name) as session:
            snapshot = read_snapshot(session)
            new = tuple(role for (role,) in session.query(EXTRA_ROLES) if role not in kept)
        preset = sandbox.blueprint.preset
        login = with_database(sandbox.url, name).reveal()
        url = DatabaseUrl(login.replace(f"//{preset.login}@", f"//{preset.superuser}@"))
        text = join_entries(*normalise([dump_schema(sandbox.blueprint.build, url)]))
        with sandbox.session(superuser=True, database=name) as session:
            drop_subscriptions(session)
        return text, snapshot, new
    finally:
        with sandbox.session(superuser=True) as session:
            session.run_with_names("drop database {}", name)
            for (role,) in session.query(EXTRA_ROLES):
                if role not in kept:
                    session.run_with_names("drop role {}", role)


def create_role(session: Session, role: str) -> None:
    """Roles are no part of a schema: they have to be there."""
    if not session.query("select from pg_roles where rolname = %s", (role,)):
        session.run_with_names("create role {}", role)
