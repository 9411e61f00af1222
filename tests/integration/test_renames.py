"""Everything that can be renamed: found, said in words, made, and nothing else left to do."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diff_cases import built, left_over
from on_servers import Servers
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.registry import all_kinds
from pgkeel.diff.change import compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.proof import run_plan
from pgkeel.diff.renames import find_renames, parse_rename, rename_steps
from pgkeel.sandbox.sandbox import Sandbox

T = "create table public.t (a int, b text);"
F = "create function public.g() returns trigger language plpgsql as 'begin return new; end';"
CASES = {
    "aggregate": ("", "create aggregate {}(int) (sfunc = int4pl, stype = int);"),
    "collation": ("", 'create collation {} from "C";'),
    "column": ("", "create table t ({} int, b text);"),
    "composite type": ("", "create type {} as (a int);"),
    "attribute": ("", "create type t as (a int, {} text);"),
    "constraint": (T, "alter table t add constraint {} check (a > 0);"),
    "key": (T, "alter table t add constraint {} unique (a);"),
    "conversion": ("", "create conversion {} for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;"),
    "domain": ("", "create domain {} as int;"),
    "domain constraint": ("", "create domain d as int constraint {} check (value > 0);"),
    "enum": ("", "create type {} as enum ('a');"),
    "event trigger": (
        "create function public.e() returns event_trigger language plpgsql as 'begin end';",
        "create event trigger {} on ddl_command_end execute function public.e();",
    ),
    "foreign data wrapper": ("", "create foreign data wrapper {};"),
    "foreign table": (
        "create foreign data wrapper w; create server s foreign data wrapper w;",
        "create foreign table {} (a int) server s;",
    ),
    "function": ("", "create function {}(a int) returns int language sql as 'select 1';"),
    "index": (T, "create index {} on t (a);"),
    "language": ("", "create language {} handler plpgsql_call_handler;"),
    "materialized view": (T, "create materialized view {} as select a from t;"),
    "materialized view column": (T, "create materialized view m as select a as {} from t;"),
    "operator family": ("", "create operator family {} using btree;"),
    "policy": (T, "create policy {} on t;"),
    "procedure": ("", "create procedure {}() language sql as 'select 1';"),
    "publication": ("", "create publication {};"),
    "range type": ("", "create type {} as range (subtype = int, multirange_type_name = mr);"),
    "rule": (T, "create rule {} as on insert to t do nothing;"),
    "schema": ("", "create schema {};"),
    "sequence": ("", "create sequence {};"),
    "server": ("create foreign data wrapper w;", "create server {} foreign data wrapper w;"),
    "statistics": (T, "create statistics {} on a, b from t;"),
    "table": ("", "create table {} (a int, b text);"),
    "text search configuration": ("", "create text search configuration {} (copy = simple);"),
    "text search dictionary": ("", "create text search dictionary {} (template = simple);"),
    "trigger": (
        T + F,
        "create trigger {} before insert on t for each row execute function public.g();",
    ),
    "view": (T, "create view {} as select a from t;"),
    "view column": (T, "create view v as select a as {} from t;"),
}
LITERALS = {"enum value": ("", "create type e as enum ('a', {}, 'c');")}
OLD, NEW = "old_one", 'New; "one"'


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


@pytest.fixture(scope="module")
def sandbox(cache: Path) -> Iterator[Sandbox]:
    with ExitStack() as stack:
        yield Servers(cache, stack)["18"]


@pytest.mark.parametrize("name", [*CASES, *LITERALS])
def test_a_rename_is_offered_and_does_all(sandbox: Sandbox, name: str) -> None:
    setup, text = {**CASES, **LITERALS}[name]
    written = literal if name in LITERALS else quoted
    start, end = (f"{setup} {text.format(written(one))}".encode() for one in (OLD, NEW))
    assert_renamed(sandbox, start, end, 1)


@pytest.mark.parametrize(
    ("start", "end", "rename"),
    [
        (T + "create schema s;", T.replace("public.", "s."), "public.t=s.t"),
        (T + "create schema s;", T.replace("public.t", "s.u"), "public.t=s.u"),
        (
            "create schema s; create type e as enum ('a'); create table t (e e default 'a');",
            "create type s.e as enum ('a'); create table t (e s.e default 'a');",
            "public.e=s.e",
        ),
        (
            "create schema s; create function f(a int) returns int language sql as 'select 1';",
            "create function s.g(a int) returns int language sql as 'select 1';",
            "public.f(integer)=s.g(integer)",
        ),
    ],
)
def test_an_object_moves_to_another_schema(
    sandbox: Sandbox, start: str, end: str, rename: str
) -> None:
    assert_renamed(sandbox, start.encode(), f"create schema s; {end}".encode(), 0, rename)


def assert_renamed(sandbox: Sandbox, start: bytes, end: bytes, offered: int, *said: str) -> None:
    database = f"rename_{os.urandom(6).hex()}"
    sandbox.clone(database)
    with sandbox.session(superuser=True, database=database) as session:
        after = built(session, end)
        session.run(start)
        before = read_snapshot(session)
        found = find_renames(compare(before, after), before, after)
        assert len(found) == offered
        renames = [parse_rename(text, before, after) for text in (*map(str, found), *said)]
        scene = Scene(before=before, after=after, kinds=all_kinds())
        first = tuple(rename_steps(renames, scene))
        assert run_plan(Plan(changes=(), steps=first), session) is None
        rest = plan(read_snapshot(session), after)
        lost = [one for one in rest.steps if any(h.danger == "data-loss" for h in one.step.hazards)]
        assert lost == []
        assert run_plan(rest, session) is None
        assert left_over(read_snapshot(session), after) == []
        dropped = [one.step.sql for one in rest.steps if one.verb == "drop"]
        assert dropped == []
        session.run(b"drop event trigger if exists " + quoted(NEW).encode())


def test_every_kind_that_has_a_name_of_its_own_is_renamed_here() -> None:
    able = {kind.name for kind in all_kinds().values() if kind.rename}
    # Classes are named as families are, and a subscription cannot be made without a publisher.
    assert able <= {*CASES, "routine", "operator class", "subscription"}
