"""What statements that run outside a transaction leave, and which have to."""

import pytest

from pgkeel.runner.outside import made_index, outside, sets_session


@pytest.mark.parametrize(
    ("sql", "effect", "patient"),
    [
        ("create table t (id int)", None, False),
        ("create index i on t (id)", None, False),
        ("insert into t values (1)", None, False),
        ("do $$ begin perform 1; end $$", None, False),
        ("alter type e add value 'x'", None, False),
        ("create index concurrently i on t (id)", "index", True),
        ("create unique index concurrently if not exists i on s.t (id)", "index", True),
        ("drop index concurrently a, b.c", "no-index", True),
        ("reindex index concurrently i", "reindex", True),
        ("reindex (concurrently) table t", "reindex", True),
        ("alter table p detach partition q concurrently", "detached", True),
        ("vacuum t", "again", False),
        ("cluster", "again", False),
        ("reindex database d", "again", False),
        ("alter system set work_mem = '1MB'", "again", False),
        ("create database d", "unknown", False),
        ("call p()", "unknown", False),
        ("do $$ begin commit; end $$", "unknown", False),
    ],
)
def test_effects(sql: str, effect: str | None, patient: bool) -> None:
    found = outside(sql)
    assert (found.effect if found else None) == effect
    assert found is None or found.is_patient == patient


def test_names_as_sql_writes_them() -> None:
    made = outside('create index concurrently "My i" on "S".t (id)')
    assert made is not None
    assert (made.table, made.index, made.if_not_exists) == ('"S".t', "My i", False)
    unnamed = outside("create index concurrently on t (id)")
    assert unnamed is not None
    assert unnamed.index is None
    dropped = outside("drop index concurrently a, b.c")
    assert dropped is not None
    assert dropped.named == ("a", "b.c")
    detached = outside("alter table p.q detach partition r concurrently")
    assert detached is not None
    assert (detached.table, detached.named) == ("p.q", ("r",))


def test_only_if_not_exists_can_hide_something() -> None:
    assert made_index("create index i on t (id)") is None
    assert made_index("create table if not exists index_of (id int)") is None
    found = made_index("create unique index if not exists i on t (id)")
    assert found is not None
    assert found.index == "i"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("set role x", True),
        ("reset all", True),
        ("SET SESSION search_path = a", True),
        ("set local role x", False),
        ("set constraints all deferred", False),
        ("set transaction read only", False),
        ("create table t (id int)", False),
    ],
)
def test_what_sets_the_session(sql: str, expected: bool) -> None:
    assert sets_session(sql) == expected
