"""The stamp of a database changes with its schema, whoever commits in whatever order."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import SERVERS, Servers
from own_database import own_database
from pgkeel.catalog.reader import reading
from pgkeel.catalog.stamp import read_stamp
from pgkeel.config import Server
from pgkeel.postgres.session import Session
from pgkeel.sandbox.sandbox import Sandbox

DATABASE = "stamped"
START = """
create table books (id int primary key, title text default 'x', note text);
create table others (id int);
create view titles as select title from books;
create function f() returns int language sql as 'select 1';
create role keel_stamped;
create sequence counter;
create index on books (title);
"""
CHANGES = (
    "alter table books rename title to name",
    "alter table books alter title set default 'y'",
    "alter table books alter note set statistics 7",
    "alter table books drop note",
    "alter table books enable row level security",
    "drop table others",
    "drop table others; create table others (id int)",
    "drop table others; create table another (id int)",
    "drop view titles",
    "create or replace view titles as select title from books where id > 0",
    "create or replace function f() returns int language sql as 'select 2'",
    "comment on table books is 'of mine'",
    "grant select on books to keel_stamped",
    "alter table books owner to keel_stamped",
    "alter sequence counter owned by books.id",
    "alter table books add check (id > 0)",
    "create schema extra",
    "create extension pg_trgm",
    "alter role keel_stamped rename to keel_stamped_too",
    "savepoint one; alter table books add extra int; release one",
)
NOTHING = (
    "select 1",
    "insert into books values (1); delete from books; select pg_current_xact_id()",
    "create table t (id int); drop table t",
    "savepoint one; alter table books add extra int; rollback to one",
)


@pytest.fixture(scope="module", params=SERVERS)
def sandbox(request: pytest.FixtureRequest, cache: Path) -> Iterator[Sandbox]:
    server: Server = request.param
    with ExitStack() as stack:
        yield Servers(cache, stack)[server]


@pytest.fixture
def session(sandbox: Sandbox) -> Iterator[Session]:
    with own_database(sandbox, DATABASE) as session:
        session.run(f"begin; {START}; commit".encode())
        yield session
    with sandbox.session(superuser=True) as admin:
        admin.run("drop role if exists keel_stamped; drop role if exists keel_stamped_too")


def another(sandbox: Sandbox) -> Session:
    return sandbox.session(superuser=True, database=DATABASE)


def stamp(session: Session, last: str = "") -> str:
    with reading(session):
        return read_stamp(session, last)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_changes_it(session: Session, change: str) -> None:
    first = stamp(session)
    session.run(f"begin; {change}; commit".encode())
    second = stamp(session, first)
    assert second != first
    assert stamp(session, second) == second


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_changes_no_schema_does_not(session: Session, nothing: str) -> None:
    first = stamp(session)
    session.run(f"begin; {nothing}; commit".encode())
    assert stamp(session, first) == first


def test_who_began_first_may_commit_last(sandbox: Sandbox, session: Session) -> None:
    """Each of three sessions writes while the others do; all commits are seen, in any order."""
    with another(sandbox) as one, another(sandbox) as two, another(sandbox) as three:
        one.run("begin; alter table books rename title to name")
        two.run("begin; drop table others")
        three.run(b"begin; savepoint s; comment on function f() is 'of mine'; release s")
        found = [stamp(session)]
        for writer in (three, two, one):
            writer.run("commit")
            found.append(stamp(session, found[-1]))
            assert stamp(session, found[-1]) == found[-1]
    assert len({*found}) == len(found)


def test_as_many_rows_may_come_as_go(sandbox: Sandbox, session: Session) -> None:
    """What a long transaction wrote is there as late as it commits, beside what was there first."""
    with another(sandbox) as slow, another(sandbox) as quick:
        slow.run("begin; create schema slow")
        quick.run("create schema quick")
        first = stamp(session)
        quick.run("drop schema quick")
        slow.run("commit")
        assert stamp(session, first) != first


def test_what_rolls_back_was_never_there(sandbox: Sandbox, session: Session) -> None:
    with another(sandbox) as writer:
        writer.run("begin; create schema extra")
        first = stamp(session)
        writer.run("rollback")
    assert stamp(session, first) == first


def test_a_moment_is_seen_whole(sandbox: Sandbox, session: Session) -> None:
    """What others commit meanwhile is in the next moment, and found there."""
    with another(sandbox) as writer:
        with reading(session):
            first = read_stamp(session)
            writer.run("drop table others")
            assert read_stamp(session, first) == first
        assert stamp(session, first) != first


def test_rows_that_move_change_nothing_or_are_read_again(session: Session) -> None:
    first = stamp(session)
    session.run("vacuum freeze pg_attribute")
    assert stamp(session, first) == first
    session.run("vacuum full pg_attribute")
    second = stamp(session, first)
    session.run("alter table books rename title to name")
    assert stamp(session, second) not in (first, second)


def test_another_database_has_another(sandbox: Sandbox, session: Session) -> None:
    first = stamp(session)
    with own_database(sandbox, "stamped_too") as other:
        assert stamp(other, first) != first


@pytest.mark.parametrize("last", ["", "no stamp", "12", f"{2**40} x", "0 x"])
def test_what_is_no_stamp_of_this_server_is_as_none(session: Session, last: str) -> None:
    found = stamp(session, last)
    assert found != last
    assert stamp(session, found) == found
