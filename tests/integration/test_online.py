"""Online plans: nothing is held up for as long as the rows take, and they do what they should."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diff_cases import built
from on_servers import SERVERS, Servers
from pgkeel.catalog.reader import read_snapshot
from pgkeel.config import Server
from pgkeel.diff.hazards import effect_of
from pgkeel.diff.plan import plan
from pgkeel.diff.proof import run_plan
from pgkeel.diff.script import groups

TABLES = "create table p (id int primary key); create table t (a int, b text, p int);"
CASES = {
    "index": (TABLES, "create index i on t (a);"),
    "unique index": (TABLES, "create unique index i on t (a);"),
    "index gone": (f"{TABLES} create index i on t (a);", None),
    "check": (TABLES, "alter table t add constraint c check (a > 0);"),
    "foreign key": (TABLES, "alter table t add constraint k foreign key (p) references p;"),
    "not null": (TABLES, "alter table t alter a set not null;"),
    "column": (TABLES, "alter table t add c text default 'x';"),
    "new table": (TABLES, "create table n (a int unique, p int references p, check (a > 0));"),
}


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("server", SERVERS)
def test_nothing_is_held_up(servers: Servers, server: Server, name: str) -> None:
    start, more = CASES[name]
    sandbox = servers[server]
    database = f"online_{name.replace(' ', '_')}"
    sandbox.clone(database)
    with sandbox.session(superuser=True, database=database) as session:
        after = built(session, f"{start} {more}".encode() if more else TABLES.encode())
        session.run(start.encode())
        before = read_snapshot(session)
        wanted = plan(before, after, online=True)
        for planned in wanted.steps:
            effect = effect_of(planned.step, before)
            hazards = {hazard for hazard, _ in effect.hazards}
            assert not hazards & {"blocks-reads", "blocks-writes", "rewrite"}, planned.step.sql
        assert run_plan(wanted, session) is None
        assert plan(read_snapshot(session), after).steps == ()


def test_a_constraint_is_validated_in_a_transaction_of_its_own(servers: Servers) -> None:
    start, more = CASES["check"]
    with servers["18"].session(superuser=True) as session:
        before = built(session, start.encode())
        after = built(session, f"{start} {more}".encode())
    first, second = groups(plan(before, after, online=True))
    assert [one.step.sql for one in (*first.steps, *second.steps)] == [
        "ALTER TABLE public.t ADD CONSTRAINT c CHECK ((a > 0)) NOT VALID",
        "ALTER TABLE public.t VALIDATE CONSTRAINT c",
    ]
