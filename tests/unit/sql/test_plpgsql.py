"""Bodies to statements: where they are, what is around them, and never an exception."""

import random

import pytest

from pgkeel.sql import Body, Embedded, parse, read_body
from pgkeel.sql.statement import SyntaxProblem


def body(inside: str, head: str = "do $$", tail: str = "$$") -> Body:
    found = read_body(f"{head}{inside}{tail}".encode())
    assert found is not None
    return found


def told(one: Embedded) -> str:
    guards = [
        f"[{'not ' * guard.negated}{guard.condition}]"
        if guard.kind == "test"
        else f"<{','.join(guard.conditions)}>"
        for guard in one.guards
    ]
    flags = [name for name in ("in_loop", "in_handler", "dynamic", "opaque") if getattr(one, name)]
    return " ".join([*guards, *flags, *one.sql.decode().split()])


CASES = {
    "begin drop table a; end": ["drop table a"],
    "begin if x then drop table a; elsif y then drop table b; else drop table c; end if; end": [
        "[x] drop table a",
        "[not x] [y] drop table b",
        "[not x] [not y] drop table c",
    ],
    "begin if not exists (select 1 from pg_type where typname = 'e') then "
    "create type e as enum ('a'); "
    "end if; end": [
        "[not exists (select 1 from pg_type where typname = 'e')] create type e as enum ('a')"
    ],
    "begin if x then return; end if; drop table a; if y then raise 'no'; else drop table b; end if;"
    " drop table c; end": [
        "[not x] drop table a",
        "[not x] [not y] drop table b",
        "[not x] [not y] drop table c",
    ],
    "begin if x then raise notice 'no'; end if; if x then return next; elsif y then return; "
    "end if; drop table a; end": ["drop table a"],
    "begin begin if x then return; end if; end; drop table a; return; drop table b; end": [
        "drop table a",
        "drop table b",
    ],
    "begin create type e as enum ('a'); exception when duplicate_object or "
    "sqlstate '42710' then null; "
    "end": ["<duplicate_object,42710> create type e as enum ('a')"],
    "begin a(); exception when others then insert into t values (1); end": [
        "<others> a()",
        "in_handler insert into t values (1)",
    ],
    "declare n int := f(1); c cursor for select 1 from t; begin n := n + "
    "1; n = 2; r.a[1] := 5; end": [
        "SELECT f(1)",
        "select 1 from t",
        "SELECT n + 1",
        "SELECT 2",
        "SELECT 5",
    ],
    "begin select a, b into strict x, y.z from t; end": ["select a, b from t"],
    "begin insert into t values (1) returning id into v; end": [
        "insert into t values (1) returning id"
    ],
    "begin with d as (delete from t returning *) insert into u select * from d; end": [
        "with d as (delete from t returning *) insert into u select * from d"
    ],
    "begin perform pg_sleep(1); end": ["SELECT pg_sleep(1)"],
    "begin for r in select * from t loop delete from u; end loop; end": [
        "select * from t",
        "in_loop delete from u",
    ],
    "begin for i in 1..10 loop null; end loop; while f() loop update t set a = 1; end loop; end": [
        "in_loop update t set a = 1"
    ],
    "begin execute 'drop table ' || 'a'; execute format('drop table %I', "
    "n); execute q using 1; end": [
        "dynamic drop table a",
        "dynamic opaque format('drop table %I', n)",
        "dynamic opaque q",
    ],
    "begin execute $q$drop table a$q$ into x; for r in execute 'select 1' loop end loop; end": [
        "dynamic drop table a",
        "dynamic select 1",
    ],
    "begin case x when 1 then drop table a; else drop table b; end case; end": [
        "[1] drop table a",
        "[not 1] drop table b",
    ],
    "begin if case when a then b else c end then drop table t; end if; drop table u; end": [
        "[case when a then b else c end] drop table t",
        "drop table u",
    ],
    "<<top>> begin begin drop table a; end; -- drop table x;\n /* drop "
    "table y; */ drop table b; end": [
        "drop table a",
        "drop table b",
    ],
    "begin raise notice 'begin; drop table a;'; return query select 1; return; end": ["select 1"],
    "begin open c for select 2; fetch c into x; close c; get diagnostics n = row_count; end": [
        "select 2"
    ],
    "#variable_conflict use_column\nbegin drop table a; end": ["drop table a"],
}


@pytest.mark.parametrize("inside", CASES)
def test_statements(inside: str) -> None:
    assert [told(one) for one in body(inside).statements] == CASES[inside]


def test_offsets_are_those_of_the_statement() -> None:
    text = (
        "create function é() returns void language plpgsql as $x$ "
        "begin /* é */ drop table a; end $x$"
    )
    found = read_body(text.encode())
    assert found
    (one,) = found.statements
    assert text.encode()[one.start : one.end] == one.sql == b"drop table a"


def test_a_quoted_body_keeps_its_places() -> None:
    text = b"do 'begin insert into t values (''it'', 1); drop table a; end'"
    found = read_body(text)
    assert found
    assert text[found.statements[1].start : found.statements[1].end] == b"drop table a"
    assert not isinstance(parse(found.statements[0].sql), SyntaxProblem)


def test_languages() -> None:
    plain = read_body(b"create function f() returns int language sql as $$ select 1; select 2 $$")
    assert plain
    assert plain.language == "sql"
    assert [one.sql for one in plain.statements] == [b"select 1", b"select 2"]
    assert read_body(b"create function f() returns int language c as 'lib', 'f'") is None
    assert read_body(b"do language plpython3u $$ pass $$") is None
    assert read_body(b"select 1") is None
    assert read_body(b"create function f() returns int begin atomic select 1; end") is None


def test_transaction_control() -> None:
    text = "begin insert into t values (1); commit; rollback; end"
    found = body(text)
    assert [("do $$" + text)[at:][:6] for at in found.transaction_control] == ["commit", "rollba"]


def test_whatever_is_in_a_body() -> None:
    chance = random.Random(3)
    pieces = [*" ;()[]'\"$:=.<>#", *(word for case in CASES for word in case.split()), "$$", "é"]
    for _ in range(3_000):
        inside = " ".join(chance.choice(pieces) for _ in range(chance.randrange(30)))
        text = f"do $b${inside}$b$".encode()
        found = read_body(text)
        for one in found.statements if found else ():
            assert 0 <= one.start <= one.end <= len(text)
