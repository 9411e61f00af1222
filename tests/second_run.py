"""Statements and what comes before them, for tests that run them twice; by what they do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Twice:
    """A statement to be run twice, and what it needs to be there."""

    statement: str
    setup: str = ""
    drop: str = ""
    """For what is made: the statement that drops it, where it is not DROP, its kind and ``n``."""
    alone: bool = False
    """Whether it cannot be run in a transaction."""


TABLE = "create table t (a int, b int);"
TRIGGER = (
    f"{TABLE} create function f() returns trigger language plpgsql as 'begin return new; end';"
)
FOREIGN = "create extension postgres_fdw; create server s foreign data wrapper postgres_fdw;"
PARTITIONED = "create table p (a int) partition by list (a); "

MADE: dict[str, tuple[Twice, ...]] = {
    "access method": (Twice("create access method n type table handler heap_tableam_handler"),),
    "aggregate": (
        Twice(
            "create aggregate n(int) (sfunc = int4pl, stype = int)",
            drop="drop aggregate n(int)",
        ),
    ),
    "cast": (
        Twice(
            "create cast (k as int) with inout",
            "create type k as (a int);",
            drop="drop cast (k as int)",
        ),
    ),
    "collation": (Twice('create collation n from "C"'),),
    "constraint trigger": (
        Twice(
            "create constraint trigger n after insert on t for each row execute function f()",
            TRIGGER,
            drop="drop trigger n on t",
        ),
    ),
    "conversion": (Twice("create conversion n for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1"),),
    "database": (Twice("create database n", alone=True),),
    "domain": (Twice("create domain n as int"),),
    "event trigger": (
        Twice(
            "create event trigger n on ddl_command_end execute function f()",
            "create function f() returns event_trigger language plpgsql as 'begin end';",
        ),
    ),
    "extension": (Twice("create extension citext", drop="drop extension citext"),),
    "foreign data wrapper": (Twice("create foreign data wrapper n"),),
    "foreign table": (Twice("create foreign table n (a int) server s", FOREIGN),),
    "function": (Twice("create function n() returns int language sql as 'select 1'"),),
    "index": (
        Twice("create index n on t (a)", TABLE),
        Twice("create unique index n on t (a)", TABLE),
    ),
    "language": (Twice("create language n handler plpgsql_call_handler"),),
    "materialized view": (Twice("create materialized view n as select 1 as one"),),
    "operator": (
        Twice(
            "create operator === (leftarg = int, rightarg = int, function = int4eq)",
            drop="drop operator === (int, int)",
        ),
    ),
    "operator class": (
        Twice(
            "create operator class n for type int using btree as operator 1 <, operator 2 <=, "
            "operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int)",
            drop="drop operator class n using btree",
        ),
    ),
    "operator family": (
        Twice(
            "create operator family n using btree",
            drop="drop operator family n using btree",
        ),
    ),
    "policy": (Twice("create policy n on t", TABLE, drop="drop policy n on t"),),
    "procedure": (Twice("create procedure n() language sql as 'select 1'"),),
    "publication": (Twice("create publication n"),),
    "role": (Twice("create role n"),),
    "rule": (Twice("create rule n as on insert to t do nothing", TABLE, drop="drop rule n on t"),),
    "schema": (Twice("create schema n"),),
    "sequence": (Twice("create sequence n"),),
    "server": (Twice("create server n foreign data wrapper w", "create foreign data wrapper w;"),),
    "statistics": (Twice("create statistics n on a, b from t", TABLE),),
    "subscription": (
        Twice(
            "create subscription n connection 'host=127.0.0.1 port=1' publication p "
            "with (connect = false, slot_name = none)"
        ),
    ),
    "table": (
        Twice("create table n (a int)"),
        Twice("create table n as select 1 as one"),
        Twice("create table n partition of p for values in (1)", PARTITIONED),
        Twice("create unlogged table n (a int)"),
    ),
    "tablespace": (Twice("create tablespace n location ''", alone=True),),
    "text search configuration": (Twice("create text search configuration n (copy = simple)"),),
    "text search dictionary": (Twice("create text search dictionary n (template = simple)"),),
    "text search parser": (
        Twice(
            "create text search parser n (start = prsd_start, gettoken = prsd_nexttoken, "
            "end = prsd_end, lextypes = prsd_lextype)"
        ),
    ),
    "text search template": (Twice("create text search template n (lexize = dsimple_lexize)"),),
    "transform": (
        Twice(
            "create transform for k language plpgsql (from sql with function g(internal))",
            "create type k as (a int); create function g(internal) returns internal "
            "language internal immutable as 'hashint4';",
            drop="drop transform for k language plpgsql",
        ),
    ),
    "trigger": (
        Twice(
            "create trigger n before insert on t for each row execute function f()",
            TRIGGER,
            drop="drop trigger n on t",
        ),
    ),
    "type": (
        Twice("create type n as enum ('a')"),
        Twice("create type n as (a int)"),
        Twice("create type n as range (subtype = int)"),
        Twice("create type n"),
    ),
    "user mapping": (
        Twice(
            "create user mapping for current_user server s",
            FOREIGN,
            drop="drop user mapping for current_user server s",
        ),
    ),
    "view": (
        Twice("create view n as select 1 as one"),
        Twice("create recursive view n (a) as select 1"),
    ),
}
"""By the key of ``KINDS``."""

KEYED = "create table u (a int primary key);"
GENERATED = "create table t (a int, b int generated always as (a) stored);"
ENUM = "create type e as enum ('a');"
COMPOSITE = "create type k as (a int, b int);"
DOMAIN = "create domain d as int;"
CHECKED = "create table t (a int constraint c check (a > 0));"
ROUTINE = "create function f() returns int language sql as 'select 1';"

ALTERED: dict[str, tuple[Twice, ...]] = {
    "add attribute": (Twice("alter type k add attribute n int", COMPOSITE),),
    "add check": (
        Twice("alter table t add constraint n check (a > 0)", TABLE),
        Twice("alter table t add constraint n check (a > 0) not valid", TABLE),
    ),
    "add column": (
        Twice("alter table t add column n int", TABLE),
        Twice("alter table t add n int", TABLE),
    ),
    "add domain constraint": (Twice("alter domain d add constraint n check (value > 0)", DOMAIN),),
    "add exclusion": (
        Twice("alter table t add constraint n exclude using btree (a with =)", TABLE),
    ),
    "add foreign key": (
        Twice("alter table t add constraint n foreign key (a) references u", TABLE + KEYED),
    ),
    "add identity": (
        Twice(
            "alter table t alter a add generated always as identity",
            "create table t (a int not null);",
        ),
    ),
    "add option": (
        Twice("alter server s options (add host 'h')", FOREIGN),
        Twice("alter foreign data wrapper w options (add o 'h')", "create foreign data wrapper w;"),
    ),
    "add primary key": (
        Twice("alter table t add constraint n primary key (a)", TABLE),
        Twice("alter table t add primary key (a)", TABLE),
    ),
    "add to extension": (
        Twice("alter extension citext add table t", f"create extension citext; {TABLE}"),
    ),
    "add to publication": (
        Twice("alter publication b add table t", f"{TABLE} create publication b;"),
    ),
    "add unique": (Twice("alter table t add constraint n unique (a)", TABLE),),
    "add using index": (
        Twice(
            "alter table t add constraint n unique using index i",
            f"{TABLE} create unique index i on t (a);",
        ),
        Twice(
            "alter table t add constraint n primary key using index i",
            f"{TABLE} create unique index i on t (a);",
        ),
    ),
    "add value": (
        Twice("alter type e add value 'n'", ENUM),
        Twice("alter type e add value 'n' before 'a'", ENUM),
    ),
    "attach partition": (
        Twice(
            "alter table p attach partition t for values in (1)",
            PARTITIONED + "create table t (a int);",
        ),
    ),
    "detach partition": (
        Twice(
            "alter table p detach partition t",
            PARTITIONED + "create table t partition of p for values in (1);",
        ),
    ),
    "drop attribute": (Twice("alter type k drop attribute b", COMPOSITE),),
    "drop column": (Twice("alter table t drop column b", TABLE),),
    "drop constraint": (Twice("alter table t drop constraint c", CHECKED),),
    "drop domain constraint": (
        Twice(
            "alter domain d drop constraint c",
            "create domain d as int constraint c check (value > 0);",
        ),
    ),
    "drop expression": (Twice("alter table t alter b drop expression", GENERATED),),
    "drop from extension": (
        Twice(
            "alter extension citext drop table t",
            f"create extension citext; {TABLE} alter extension citext add table t;",
        ),
    ),
    "drop from publication": (
        Twice("alter publication b drop table t", f"{TABLE} create publication b for table t;"),
    ),
    "drop identity": (
        Twice(
            "alter table t alter a drop identity",
            "create table t (a int generated always as identity);",
        ),
    ),
    "drop option": (
        Twice(
            "alter server s options (drop host)", f"{FOREIGN} alter server s options (host 'h');"
        ),
    ),
    "inherit": (Twice("alter table t inherit p", f"{TABLE} create table p (a int);"),),
    "no inherit": (
        Twice(
            "alter table t no inherit p", "create table p (a int); create table t () inherits (p);"
        ),
    ),
    "rename attribute": (Twice("alter type k rename attribute a to n", COMPOSITE),),
    "rename column": (
        Twice("alter table t rename column a to n", TABLE),
        Twice("alter table if exists t rename a to n", TABLE),
        Twice("alter view v rename column a to n", "create view v as select 1 as a;"),
    ),
    "rename constraint": (Twice("alter table t rename constraint c to n", CHECKED),),
    "rename domain constraint": (
        Twice(
            "alter domain d rename constraint c to n",
            "create domain d as int constraint c check (value > 0);",
        ),
    ),
    "rename policy": (
        Twice("alter policy p on t rename to n", f"{TABLE} create policy p on t;"),
        Twice("alter policy if exists p on t rename to n", f"{TABLE} create policy p on t;"),
    ),
    "rename relation": (
        Twice("alter table t rename to n", TABLE),
        Twice("alter view v rename to n", "create view v as select 1 as a;"),
        Twice("alter index i rename to n", f"{TABLE} create index i on t (a);"),
        Twice("alter sequence s rename to n", "create sequence s;"),
        Twice("alter materialized view v rename to n", "create materialized view v as select 1;"),
    ),
    "rename role": (Twice("alter role r rename to n", "create role r;"),),
    "rename routine": (
        Twice("alter function f() rename to n", ROUTINE),
        Twice(
            "alter procedure f() rename to n", "create procedure f() language sql as 'select 1';"
        ),
    ),
    "rename rule": (
        Twice(
            "alter rule r on t rename to n", f"{TABLE} create rule r as on insert to t do nothing;"
        ),
    ),
    "rename schema": (Twice("alter schema x rename to n", "create schema x;"),),
    "rename trigger": (
        Twice(
            "alter trigger g on t rename to n",
            f"{TRIGGER} create trigger g before insert on t for each row execute function f();",
        ),
    ),
    "rename type": (
        Twice("alter type k rename to n", COMPOSITE),
        Twice("alter domain d rename to n", DOMAIN),
    ),
    "rename value": (Twice("alter type e rename value 'a' to 'n'", ENUM),),
    "set schema of relation": (
        Twice("alter table public.t set schema x", f"create schema x; {TABLE}"),
    ),
    "set schema of routine": (
        Twice("alter function public.f() set schema x", f"create schema x; {ROUTINE}"),
    ),
    "set schema of type": (
        Twice("alter type public.k set schema x", f"create schema x; {COMPOSITE}"),
        Twice("alter domain public.d set schema x", f"create schema x; {DOMAIN}"),
    ),
}
"""By the key of ``ALTERATIONS``."""

REPEATABLE: tuple[Twice, ...] = (
    Twice("alter table t enable row level security", TABLE),
    Twice("alter table t force row level security", TABLE),
    Twice("alter table t disable row level security", TABLE),
    Twice("grant select on t to public", TABLE),
    Twice("revoke select on t from public", TABLE),
    Twice("alter default privileges in schema public grant select on tables to public"),
    Twice("alter table t alter a set default 1", TABLE),
    Twice("alter table t alter a drop default", TABLE),
    Twice("alter table t alter a set not null", TABLE),
    Twice("alter table t alter a drop not null", TABLE),
    Twice("alter table t alter a type bigint", TABLE),
    Twice("alter table t alter a set statistics 100", TABLE),
    Twice(
        "alter table t alter a set generated by default",
        "create table t (a int generated always as identity);",
    ),
    Twice("alter table t owner to current_user", TABLE),
    Twice("alter table t set (fillfactor = 90)", TABLE),
    Twice("alter table t set unlogged", TABLE),
    Twice("alter table t replica identity full", TABLE),
    Twice("alter table t cluster on i", f"{TABLE} create index i on t (a);"),
    Twice("alter table t disable trigger user", TRIGGER),
    Twice(
        "alter table t validate constraint c",
        f"{TABLE} alter table t add constraint c check (a > 0) not valid;",
    ),
    Twice("alter table t of k", f"{TABLE} {COMPOSITE}"),
    Twice(
        "alter index i attach partition j",
        PARTITIONED + "create table t partition of p for values in (1); "
        "create index i on only p (a); create index j on t (a);",
    ),
    Twice("comment on table t is 'x'", TABLE),
    Twice("alter role r set work_mem = '8MB'", "create role r;"),
    Twice("alter role r login", "create role r;"),
    Twice("grant r to s", "create role r; create role s;"),
    Twice("alter publication b set table t", f"{TABLE} create publication b;"),
    Twice("alter extension citext set schema x", "create schema x; create extension citext;"),
    Twice("alter extension citext update", "create extension citext;"),
    Twice("alter server s options (set host 'h')", f"{FOREIGN} alter server s options (host 'x');"),
    Twice(
        "alter domain d validate constraint c",
        f"{DOMAIN} alter domain d add constraint c check (value > 0) not valid;",
    ),
    Twice("alter domain d set not null", DOMAIN),
    Twice("alter policy p on t using (true)", f"{TABLE} create policy p on t;"),
    Twice("alter table if exists t rename to n", TABLE),
    Twice("alter table if exists public.t set schema x", f"create schema x; {TABLE}"),
    Twice("drop owned by r", "create role r;"),
    Twice("truncate t", TABLE),
    Twice("alter table t drop column if exists b", TABLE),
    Twice("alter table t add column if not exists n int references u", TABLE + KEYED),
    Twice("drop policy if exists p on t", f"{TABLE} create policy p on t;"),
    Twice("drop policy if exists p on nowhere"),
    Twice("drop table if exists nowhere.t"),
    Twice("drop function if exists f(nowhere)"),
    Twice("alter table if exists nowhere drop constraint if exists c"),
)
"""What needs no guard, and some guards that need to be there."""
