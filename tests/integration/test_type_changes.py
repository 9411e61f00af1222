"""What the linter says of changes of types is what real servers do to the files of a table."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import SERVERS, Servers
from pgkeel.config import Server
from pgkeel.postgres.session import Session, StatementError
from type_pairs import EXTENSIONS, TYPES, Pair, all_costs, all_losses

FILES = "select pg_relation_filenode('t')::text, pg_relation_filenode(to_regclass('i'))::text"
# The server itself must take the time zones into account, as production may have any.
ZONE = "set timezone = 'Europe/Berlin'"


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.fixture
def session(servers: Servers, server: Server) -> Iterator[Session]:
    """A session in a transaction that is rolled back, where the types and extensions are."""
    with servers[server].session(superuser=True) as session:
        for extension in EXTENSIONS:
            session.run_with_names("create extension if not exists {}", extension)
        session.run(ZONE)
        session.run("begin")
        session.run(TYPES.encode())
        yield session
        session.run("rollback")


def attempt(session: Session, sql: str) -> bool:
    """Run ``sql``; where the server refuses it, leave everything as it was."""
    session.run("savepoint s")
    try:
        session.run(sql.encode())
    except StatementError:
        session.run("rollback to s")
        return False
    return True


@pytest.mark.parametrize("server", SERVERS)
def test_cost(session: Session) -> None:
    seen = {str(pair): measured_cost(session, pair, told) for pair, told in all_costs()}
    assert seen == {str(pair): told for pair, told in all_costs()}


def measured_cost(session: Session, pair: Pair, told: str) -> str:
    change = f"alter table t alter column c type {pair.after}"
    session.run(f"create table t (c {pair.before})".encode())
    indexed = attempt(session, "create index i on t (c)")
    ((table, index),) = session.query(FILES)
    if not attempt(session, change):
        # The new type has no order, so the index is in the way.
        session.run("drop index i")
        indexed = False
        assert attempt(session, change), pair
    ((new_table, new_index),) = session.query(FILES)
    session.run("drop table t")
    if table != new_table:
        return "rewrite"
    if told == "indexes" and not indexed:
        return told  # of a type without an order no more can be seen
    return "nothing" if index == new_index else "indexes"


@pytest.mark.parametrize("server", SERVERS)
def test_loss(session: Session) -> None:
    seen, said = {}, {}
    for pair, value, assigned, explicit in all_losses():
        said[str(pair)] = (assigned, explicit)
        seen[str(pair)] = (
            measured_loss(session, pair, value, ""),
            measured_loss(session, pair, value, f"using c::{pair.after}"),
        )
    assert seen == said


def measured_loss(session: Session, pair: Pair, value: str, using: str) -> str:
    session.run(f"create table t (c {pair.before})".encode())
    session.run(f"insert into t values ({value})".encode())
    ((before,),) = session.query("select c::text from t")
    accepted = attempt(session, f"alter table t alter column c type {pair.after} {using}")
    ((after,),) = session.query("select c::text from t")
    session.run("drop table t")
    if not accepted:
        return "refused"
    return "none" if before.rstrip("0.") == after.rstrip("0.") else "altered"
