"""The ledger in a real database: made once, read by those who may, closed to clients."""

import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from live_server import live_server, new_database
from pgkeel.config import DatabaseUrl, Ledger
from pgkeel.errors import KeelError
from pgkeel.postgres.session import Session
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.ledger_table import make_ledger

PLACE = Ledger()
ROLES = "create role anon; create role authenticated; create role service_role bypassrls;"
TROUBLE = """
alter default privileges grant all on tables to anon, authenticated, service_role, public;
alter default privileges grant all on sequences to anon, authenticated, service_role;
alter default privileges grant all on schemas to anon, authenticated, service_role;
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    with live_server(tmp_path_factory.mktemp("server"), cache) as url:
        with psycopg.connect(url) as connection:
            connection.execute(ROLES.encode())
            connection.execute("create role plain login")
        yield url


@pytest.fixture
def database(server: str) -> str:
    return new_database(server, "ledger")


def session(url: str) -> Session:
    return Session.on_url(DatabaseUrl(url))


def test_none_is_told_from_empty(database: str) -> None:
    with session(database) as one:
        assert read_ledger(one, PLACE) is None
        assert make_ledger(one, PLACE)
        found = read_ledger(one, PLACE)
        assert found is not None
        assert found.entries == ()
        assert not make_ledger(one, PLACE)


def test_it_is_read_where_nothing_may_be_written(database: str) -> None:
    with session(database) as one:
        make_ledger(one, PLACE)
        one.run("begin read only")
        assert read_ledger(one, PLACE) is not None
        assert one.in_transaction


@pytest.mark.parametrize("schema", ["keel", "public", 'it\'s "odd"'])
def test_no_client_of_an_api_can_reach_it(database: str, schema: str) -> None:
    place = Ledger(schema=schema, table='lo\'g "x"')
    with session(database) as one:
        one.run(TROUBLE.encode())
        make_ledger(one, place)
        rows = one.query(
            "select r.rolname, has_table_privilege(r.oid, c.oid, p.name)"
            " from pg_roles r, pg_class c, (values ('select'), ('insert'), ('update'), ('delete'),"
            " ('truncate')) p (name)"
            " where r.rolname in ('anon', 'authenticated', 'service_role', 'plain')"
            " and c.relname = %s",
            (place.table,),
        )
        assert len(rows) == 20
        assert not any(allowed for _, allowed in rows)
        sequences = one.query(
            "select has_sequence_privilege(r.oid, c.oid, 'usage') from pg_roles r, pg_class c"
            " where r.rolname in ('anon', 'authenticated', 'service_role') and c.relkind = 'S'"
        )
        assert len(sequences) == 3
        assert not any(allowed for (allowed,) in sequences)


def test_ten_at_once_make_one(database: str) -> None:
    made: list[bool] = []
    barrier = threading.Barrier(10)

    def run() -> None:
        with session(database) as one:
            barrier.wait()
            made.append(make_ledger(one, PLACE))

    threads = [threading.Thread(target=run) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False] * 9 + [True]


def test_who_may_not_is_told_the_grant(database: str) -> None:
    theirs = psycopg.conninfo.make_conninfo(database, user="plain")
    with session(theirs) as one, pytest.raises(KeelError) as refused:
        make_ledger(one, PLACE)
    assert refused.value.code.code == "RUN004"
    with session(database) as one:
        one.run(refused.value.hint.encode() if refused.value.hint else b"")
    with session(theirs) as one:
        assert make_ledger(one, PLACE)


def test_who_may_not_read_is_told_the_grant(database: str) -> None:
    with session(database) as one:
        make_ledger(one, PLACE)
    theirs = psycopg.conninfo.make_conninfo(database, user="plain")
    with session(theirs) as one, pytest.raises(KeelError) as refused:
        read_ledger(one, PLACE)
    assert refused.value.code.code == "RUN002"
    with session(database) as one:
        one.run(refused.value.hint.encode() if refused.value.hint else b"")
    with session(theirs) as one:
        assert read_ledger(one, PLACE) is not None


@pytest.mark.parametrize(
    "change",
    [
        "comment on table keel.ledger is 'mine'",
        "drop table keel.ledger; create table keel.ledger (version text)",
        "drop table keel.ledger; create view keel.ledger as select 1",
        "alter table keel.ledger rename attempt to other",
        (
            "alter table keel.ledger alter version drop not null; insert into keel.ledger (version,"
            " description, checksum, state, statements, done, tool_version)"
            " values ('x1', '', '', 'applied', 1, 1, '')"
        ),
    ],
)
def test_what_is_no_ledger_is_not_guessed_at(database: str, change: str) -> None:
    with session(database) as one:
        make_ledger(one, PLACE)
        one.run(change.encode())
        with pytest.raises(KeelError) as refused:
            read_ledger(one, PLACE)
    assert refused.value.code.code == "RUN003"
