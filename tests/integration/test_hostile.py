"""Whatever names and texts a schema has: it is made from nothing, and taken down, to the letter."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from every_kind import HOSTILE, Hostile, role_names, statements
from on_servers import EVERY_SERVER, Servers
from own_database import drop_roles, own_database
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.registry import all_kinds
from pgkeel.config import Server
from pgkeel.diff.change import compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.postgres.dumping import dump_schema
from pgkeel.postgres.session import Session, with_database
from pgkeel.release.entries import join_entries
from pgkeel.release.normalise import normalise
from pgkeel.sandbox.sandbox import Sandbox

ONE, OTHER = "as_written", "as_planned"
CANARY = "create table canary (sings boolean)"
# Its provider has to be loaded by the server; that its words are quoted is tested beside.
WITHOUT = {"security label"}


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("server", EVERY_SERVER)
def test_every_kind_is_made_and_dropped(servers: Servers, server: Server, text: str) -> None:
    sandbox, h = servers[server], Hostile(HOSTILE[text])
    try:
        with own_database(sandbox, ONE) as one, own_database(sandbox, OTHER) as other:
            for session in (one, other):
                session.run(CANARY.encode())
            start = read_snapshot(other)
            for statement in statements(h, int(server)):
                one.run(statement.encode())
            wanted = read_snapshot(one)
            assert wanted.findings == ()
            assert_every_kind({address.kind for address in wanted.objects}, int(server))
            run(other, plan(start, wanted))
            assert compare(read_snapshot(other), wanted) == ()
            assert dumped(sandbox, OTHER) == dumped(sandbox, ONE)
            for session in (one, other):
                run(session, plan(wanted, start))
                assert compare(read_snapshot(session), start) == ()
    finally:
        drop_roles(sandbox, role_names(h))


def assert_every_kind(found: set[str], major: int) -> None:
    expected = {kind.name for kind in all_kinds().values() if kind.since <= major} - WITHOUT
    assert expected - found == set(), "a kind without a hostile case: add it to tests/every_kind.py"


def run(session: Session, wanted: Plan) -> None:
    session.run("set check_function_bodies = off")
    for planned in wanted.steps:
        session.run(planned.step.sql.encode())


def dumped(sandbox: Sandbox, name: str) -> bytes:
    url = with_database(sandbox.url, name)
    return join_entries(*normalise([dump_schema(sandbox.blueprint.build, url)]))
