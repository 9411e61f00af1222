"""Which migrations are one request to the server."""

from pathlib import Path

import pytest

from pgkeel.migrations.version import Version
from pgkeel.runner.job import Job
from pgkeel.runner.quick import is_quick
from pgkeel.sql import SqlText, Statement, split


def job(text: str, *, no_transaction: bool = False) -> Job:
    sql = SqlText(text.encode(), Path("V001__a.sql"))
    return Job(
        action="apply",
        version=Version.parse("001"),
        label="V001",
        description="a",
        checksum="sha256:0",
        text=sql,
        statements=tuple(item for item in split(sql) if isinstance(item, Statement)),
        no_transaction=no_transaction,
        entry=None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "create table if not exists a (id bigint generated always as identity primary key);",
        "create unlogged table a (id int, twice int generated always as (id * 2) stored);",
        "comment on table a is 'as select';",
        "create or replace function f() returns int language sql as 'select 1';",
        "create view v as select 1 as one;",
        "create type t as enum ('a');",
        'alter table only "S".a enable row level security;',
        "alter table a rename column b to c;\ngrant select on a to b;",
        "-- why\ncreate policy p on a using (true);",
    ],
)
def test_what_only_writes_to_catalogs_is(text: str) -> None:
    assert is_quick(job(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "select 1;",
        "insert into a values (1);",
        "set role b;",
        "create temp table a (id int);",
        "create table a as select 1;",
        "create table a as (select 1);",
        "create table a as with b as (select 1) select * from b;",
        "create materialized view v as select 1;",
        "create index i on a (id);",
        "create extension e;",
        "alter table a add constraint b check (id > 0);",
        "alter table a alter column b type int, owner to c;",
        "alter table a enable row level security, add column b int default 1;",
        "comment on table a is 'A';\nupdate a set id = 1;",
        "do $$ begin create table a (id int); end $$;",
        "grant b to c;\ncopy a from stdin;\n1\n\\.\n",
    ],
)
def test_what_may_take_long_or_gives_rows_is_not(text: str) -> None:
    assert not is_quick(job(text))


def test_what_runs_outside_a_transaction_is_not() -> None:
    assert not is_quick(job("comment on table a is 'A';", no_transaction=True))


def test_what_is_large_is_not() -> None:
    assert not is_quick(job("comment on table a is 'A';\n" * 101))
    assert not is_quick(job(f"comment on table a is '{'A' * (1 << 16)}';"))
