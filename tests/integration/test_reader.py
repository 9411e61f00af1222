"""A large schema is read over two sessions, to the same snapshot as over one."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import LiteralString

import pytest

from on_servers import Servers
from pgkeel.catalog.reader import read_snapshot, reading
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


class Heard(Session):
    """A session of which one hears what it was told to run."""

    told: bytes = b""

    def run(self, text: bytes | LiteralString) -> None:
        """Run it."""
        self.told += text.encode() if isinstance(text, str) else text
        super().run(text)


def test_no_statement_of_a_sandbox_is_stopped_because_it_takes_long(sandbox: Sandbox) -> None:
    opened: list[Heard] = []

    def another() -> Session:
        opened.append(Heard(sandbox.session(superuser=True, database=DATABASE)._connection))
        return opened[-1]

    with Heard(another()._connection) as session:
        read_snapshot(session, another)
        assert b"set local statement_timeout = 0;" in session.told
        assert b"set local statement_timeout = '0';" in opened[-1].told
        with reading(session):
            assert session.query("show statement_timeout") == [("5min",)]
