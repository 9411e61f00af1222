"""Rights that pending migrations lack are told beforehand, as the server would tell them."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from msgspec.structs import replace

from applying import Live, said
from ledgers import migration
from pgkeel.config import DatabaseUrl
from pgkeel.postgres.session import Session
from pgkeel.runner.lacking import find_lacking
from pgkeel.sql import SqlText

SETUP = """
create schema keel authorization f37_poor;
create schema theirs;
grant usage on schema theirs to f37_poor;
create schema ours authorization f37_poor;
create table theirs.t (id int primary key, note text);
create view theirs.v as select 1 as one;
create sequence theirs.q;
create materialized view theirs.m as select 1 as one;
create function theirs.f() returns trigger language plpgsql as 'begin return new; end';
create function theirs.g() returns event_trigger language plpgsql as 'begin end';
create table ours.u (id int primary key);
alter table ours.u owner to f37_poor;
create extension citext;
"""

# Each alone, run by a role that owns schema `ours` and may use `theirs`.
STATEMENTS = (
    "alter index theirs.t_pkey rename to x",
    "alter materialized view theirs.m rename to n",
    "alter role f37_poor set work_mem = '8MB'",
    "alter schema theirs rename to x",
    "alter sequence theirs.q restart",
    "alter system set work_mem = '8MB'",
    "alter table if exists nowhere add column x int",
    "alter table ours.u add column x int",
    "alter table ours.u add column x int references theirs.t",
    "alter table ours.u add foreign key (id) references theirs.t",
    "alter table ours.u set schema theirs",
    "alter table theirs.t add column x int",
    "alter table theirs.t rename column note to other",
    "alter table theirs.t set schema ours",
    "alter view theirs.v rename to w",
    "comment on column theirs.t.note is 'x'",
    "comment on schema theirs is 'x'",
    "comment on table theirs.t is 'x'",
    "copy ours.u to '/tmp/f37'",
    "copy ours.u to program 'true'",
    "create access method a type table handler heap_tableam_handler",
    "create database f37_other",
    "create domain theirs.d as int",
    "create event trigger e on ddl_command_end execute function theirs.g()",
    "create extension file_fdw",
    "create extension hstore",
    "create extension if not exists citext",
    "create foreign data wrapper w",
    "create function ours.f() returns int language c as 'x', 'y'",
    "create function ours.f() returns int language sql as 'select 1'",
    "create function theirs.h() returns int language sql as 'select 1'",
    "create index on ours.u (id)",
    "create index on theirs.t (note)",
    "create materialized view theirs.n as select 1 as one",
    "create operator class ours.oc for type int using btree as function 1 btint4cmp(int, int)",
    "create policy p on theirs.t",
    "create publication p",
    "create publication p for all tables",
    "create role f37_more",
    "create role f37_more superuser",
    "create rule r as on insert to theirs.t do nothing",
    "create schema mine",
    "create sequence theirs.r",
    "create subscription s connection 'x' publication p with (connect = false, slot_name = none)",
    "create table in_public (id int)",
    "create table ours.n (id int references ours.u)",
    "create table ours.n (id int references theirs.t)",
    "create table theirs.n (id int)",
    "create table theirs.n as select 1 as one",
    "create tablespace f37 location '/tmp/f37'",
    "create temporary table n (id int)",
    "create trigger g before insert on theirs.t for each row execute function theirs.f()",
    "create type ours.e as enum ('a')",
    "create type theirs.c as (a int)",
    "create type theirs.e as enum ('a')",
    "create view ours.w as select 1 as one",
    "create view theirs.w as select 1 as one",
    "delete from theirs.t",
    "drop materialized view theirs.m",
    "drop role f37_else",
    "drop schema theirs cascade",
    "drop table if exists nowhere",
    "drop table ours.u",
    "drop table theirs.t",
    "drop view theirs.v",
    "insert into ours.u values (1)",
    "insert into theirs.t values (1)",
    "refresh materialized view theirs.m",
    "truncate theirs.t",
    "update theirs.t set note = ''",
)
ALONE = ("create database", "create tablespace", "alter system", "create subscription")


@pytest.fixture
def poor(live: Live) -> Iterator[Live]:
    """A database in which ``f37_poor`` may not do much, and its URL is that role's."""
    owner = live.url
    live.run("create role f37_poor login; create role f37_else")
    live.run(SETUP)
    live.write({"V001__first.sql": "select 1;"})
    live.url = psycopg.conninfo.make_conninfo(owner, user="f37_poor")
    assert live.apply("--on-existing").returncode == 0
    yield live
    live.url = owner
    live.run("drop owned by f37_poor, f37_else cascade; drop role f37_poor, f37_else")


def allowed(live: Live, statement: str) -> bool:
    """Whether the server lets the role run it; nothing is kept."""
    with psycopg.connect(live.url, autocommit=statement.startswith(ALONE)) as connection:
        try:
            connection.execute(statement.encode())
        except psycopg.errors.InsufficientPrivilege:
            return False
        finally:
            if not connection.autocommit:
                connection.rollback()
    return True


def test_f37_rights_are_judged_as_the_server_judges_them(poor: Live) -> None:
    """F37: statement by statement: nothing that may run is refused, nothing else passes."""
    wrong = []
    with Session.on_url(DatabaseUrl(poor.url)) as session:
        for statement in STATEMENTS:
            text = SqlText(statement.encode(), Path("V002__x.sql"))
            lacking = find_lacking(session, [replace(migration("002"), text=text)])
            if bool(lacking) == allowed(poor, statement):
                wrong.append((statement, lacking))
    assert wrong == []


def test_f37_missing_rights_are_told_before_anything_runs(poor: Live) -> None:
    """F37: all at once, with what grants them, before the first statement."""
    poor.write(
        {
            "V002__fine.sql": "create table ours.fine (id int);",
            "V003__x.sql": "create table ours.n (id int);\n"
            "alter table theirs.t add column x int;\ncreate role f37_more;\n"
            "create table theirs.n (id int);\n",
        }
    )
    done = poor.apply()
    assert (done.returncode, "RUN060" in done.stderr) == (2, True), said(done)
    for told in (
        "V003__x.sql:2: theirs.t belongs to postgres, not to f37_poor",
        "V003__x.sql:3: role f37_poor has not the attribute CREATEROLE",
        "V003__x.sql:4: role f37_poor may create nothing in schema theirs",
        "grant postgres to f37_poor;",
        "alter role f37_poor createrole;",
        "grant create, usage on schema theirs to f37_poor;",
    ):
        assert told in done.stderr
    assert not poor.has("ours.fine")
    tried = poor.apply("--try-rights")
    assert (tried.returncode, "42501" in tried.stdout) == (2, True)
    assert poor.recorded() == {"001": "applied", "002": "applied"}


@pytest.mark.parametrize(
    "text",
    [
        "set role f37_strong; alter table theirs.t add column x int;",
        "grant f37_strong to f37_poor; alter table theirs.t add column x int;",
        "create table ours.n (id int); alter table ours.n add x int; drop table ours.n;",
        "set search_path = ours; create table n (id int); insert into n values (1);",
        "do $$ begin execute 'create table ours.n (id int)'; end $$; drop table ours.n;",
    ],
)
def test_f37_what_is_not_certain_is_not_told(poor: Live, text: str) -> None:
    """F37: a role that the file becomes, an object that it makes, a path that it sets."""
    poor.write({"V002__x.sql": text})
    planned = poor("plan", "--no-diff", "--format", "json")
    assert "RUN060" not in planned.stdout


def test_an_extension_that_the_server_lacks(live: Live) -> None:
    """Known to a superuser's run, too: before the migrations in front of it run."""
    live.write({"V001__one.sql": "create table one (id int);"})
    live.write({"V002__x.sql": "create extension if not exists not_on_this_server;"})
    done = live.apply()
    assert (done.returncode, "RUN060" in done.stderr) == (2, True), said(done)
    assert "the server has no extension not_on_this_server" in done.stderr
    assert not live.has("one")
