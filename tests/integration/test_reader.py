"""A large schema is read over two sessions, to the same snapshot as over one."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import Servers
from pgkeel.catalog.reader import read_snapshot
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.session import Session
from pgkeel.sandbox.sandbox import Sandbox

DATABASE = "large"
TABLES = "".join(
    f"create table t{number} (id int primary key, a int references t{number // 2});"
    for number in range(1, 1200)
).replace("references t0", "")


@pytest.fixture(scope="module")
def sandbox(cache: Path) -> Iterator[Sandbox]:
    with ExitStack() as stack:
        sandbox = Servers(cache, stack)["18"]
        sandbox.clone(DATABASE)
        with sandbox.session(superuser=True, database=DATABASE) as session:
            session.run(TABLES.encode())
            session.run(b"vacuum analyze pg_class")
        yield sandbox


def test_two_sessions_give_the_same_snapshot(sandbox: Sandbox) -> None:
    opened: list[Session] = []

    def another() -> Session:
        opened.append(sandbox.session(superuser=True, database=DATABASE))
        return opened[-1]

    with sandbox.session(superuser=True, database=DATABASE) as session:
        alone, shared = read_snapshot(session), read_snapshot(session, another)
    assert len(opened) == 1
    assert (alone.objects, alone.depends) == (shared.objects, shared.depends)


def test_one_session_does_it_where_there_is_no_second(sandbox: Sandbox) -> None:
    def another() -> Session:
        raise KeelError(sbx.CANNOT_CONNECT, "too many clients")

    with sandbox.session(superuser=True, database=DATABASE) as session:
        assert read_snapshot(session, another).objects == read_snapshot(session).objects
