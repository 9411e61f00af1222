"""What is set when a migration has run so far, as PostgreSQL would show it."""

from pathlib import Path

import pytest

from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.lint.session import Session
from pgkeel.sql import SqlText, parsed, with_room

# In a transaction from the start, as keel runs a migration: the statements, and lock_timeout then.
WRAPPED = [
    ("", None),
    ("set lock_timeout = '5s'", "5s"),
    ("set lock_timeout to 5000", "5000"),
    ("SET Lock_Timeout = 5000", "5000"),
    ("set session lock_timeout = '5s'", "5s"),
    ("set local lock_timeout = '5s'", "5s"),
    ("set local statement_timeout = '5s'", None),
    ("select set_config('lock_timeout', '5s', true)", "5s"),
    ("select pg_catalog.set_config('LOCK_TIMEOUT', '5s', false)", "5s"),
    ("set lock_timeout = '5s'; select set_config('lock_timeout', null, false)", None),
    ("set lock_timeout = '5s'; reset lock_timeout", None),
    ("set lock_timeout = '5s'; reset statement_timeout", "5s"),
    ("set lock_timeout = '5s'; reset all", None),
    ("set lock_timeout = '5s'; set lock_timeout to default", None),
    ("set lock_timeout = '5s'; set local lock_timeout to default", None),
    ("set local lock_timeout = '5s'; reset lock_timeout", None),
    ("set local lock_timeout = '5s'; reset all", None),
    ("set lock_timeout = '5s'; discard plans", "5s"),
    ("alter role current_user set lock_timeout = '5s'", None),
    ("savepoint a; set lock_timeout = '5s'; rollback to a", None),
    ("savepoint a; set lock_timeout = '5s'; release a", "5s"),
    ("savepoint a; set local lock_timeout = '5s'; release a", "5s"),
    ("set lock_timeout = '1s'; savepoint a; set lock_timeout = 5; rollback to savepoint a", "1s"),
    ("set local lock_timeout = '1s'; savepoint a; reset lock_timeout; rollback to a", "1s"),
    ("savepoint a; set lock_timeout = '1s'; savepoint b; reset lock_timeout; rollback to a", None),
    ("savepoint a; set lock_timeout = '1s'; savepoint b; reset lock_timeout; rollback to b", "1s"),
    ("savepoint a; set lock_timeout = '1s'; savepoint b; release a; set lock_timeout = '2s'", "2s"),
    (
        "savepoint a; set lock_timeout = '1s'; savepoint a; set lock_timeout = '2s'; rollback to a",
        "1s",
    ),
    ("savepoint a; rollback to a; set lock_timeout = '1s'; rollback to a", None),
]

# Each statement on its own, as in a migration marked no-transaction, and what is set at its end.
ALONE = [
    ("set lock_timeout = '5s'", "5s"),
    ("begin; set lock_timeout = '5s'; commit", "5s"),
    ("begin; set lock_timeout = '5s'; end", "5s"),
    ("begin; set lock_timeout = '5s'; rollback", None),
    ("begin; set lock_timeout = '5s'; abort", None),
    ("begin; set local lock_timeout = '5s'", "5s"),
    ("begin; set local lock_timeout = '5s'; commit", None),
    ("begin; set local lock_timeout = '5s'; rollback", None),
    ("set lock_timeout = '1s'; begin; set local lock_timeout = '5s'", "5s"),
    ("set lock_timeout = '1s'; begin; set local lock_timeout = '5s'; commit", "1s"),
    ("set lock_timeout = '1s'; begin; set local lock_timeout = '5s'; rollback", "1s"),
    ("set lock_timeout = '1s'; begin; set lock_timeout = '5s'; rollback", "1s"),
    ("set lock_timeout = '1s'; begin; reset lock_timeout; rollback", "1s"),
    ("set lock_timeout = '1s'; begin; set local lock_timeout to default; commit", "1s"),
    ("begin; set local lock_timeout = '1s'; set lock_timeout = '5s'; commit", "5s"),
    ("begin; set lock_timeout = '1s'; set local lock_timeout = '5s'; commit", "1s"),
    (
        "set lock_timeout = '1s'; begin; set local lock_timeout = '5s'; reset lock_timeout; commit",
        None,
    ),
    (
        "set lock_timeout = 1; begin; set local lock_timeout = 2; set local lock_timeout = 3; end",
        "1",
    ),
    ("begin; set local lock_timeout = 5; savepoint a; set lock_timeout = 6; rollback to a", "5"),
    ("begin; set local lock_timeout = 5; savepoint a; set lock_timeout = 6; end", "6"),
    (
        "begin; set lock_timeout = '1s'; savepoint a; set local lock_timeout = 6; release a; end",
        "1s",
    ),
    ("begin; set local lock_timeout = '5s'; commit and chain", None),
    ("begin; set lock_timeout = '5s'; commit and chain; rollback", "5s"),
    ("begin; commit and chain; set lock_timeout = '5s'; rollback", None),
    ("begin; set lock_timeout = '5s'; rollback and chain", None),
    ("set lock_timeout = 1; begin; rollback and chain; set lock_timeout = 2; rollback", "1"),
    ("begin; commit; set lock_timeout = 1; begin; rollback", "1"),
    ("begin; rollback; set lock_timeout = 1; begin; rollback", "1"),
    ("begin; set local lock_timeout = 1; begin", "1"),
    ("set local lock_timeout = '5s'; begin", None),
    ("set lock_timeout = '1s'; set local lock_timeout = '5s'; begin", "1s"),
    ("set lock_timeout = '1s'; discard all", None),
    ("set lock_timeout = '1s'; begin; begin; set local lock_timeout = '5s'; commit", "1s"),
]


def session_after(sql: str) -> Session:
    text = SqlText(sql.encode(), Path("sample.sql"))

    def work() -> Session:
        session = Session()
        for statement in parsed(text)[0]:
            for op in operations(statement.tree or {}, Scope(), 0):
                session.learn(op, op.at if op.at >= 0 else statement.start)
        return session

    return with_room(work)


@pytest.mark.parametrize(("sql", "expected"), WRAPPED + ALONE, ids=str)
def test_value_in_effect(sql: str, expected: str | None) -> None:
    setting = session_after(sql).variables.get("lock_timeout")
    assert (setting.values[0] if setting else None) == expected


def test_a_computed_value_is_set_and_not_known() -> None:
    session = session_after("select set_config('lock_timeout', current_setting('a.b'), false)")
    assert session.variables["lock_timeout"].values == ()


def test_an_unknown_savepoint_changes_nothing() -> None:
    assert session_after("begin; set lock_timeout = 1; rollback to a").variables


def test_reset_all_keeps_the_role_and_discard_all_does_not() -> None:
    assert session_after("set role app; set lock_timeout = 1; reset all").variables.keys() == {
        "role"
    }
    assert session_after("set role app; discard all").variables == {}


def test_changes_tell_what_set_and_what_ended() -> None:
    sql = "begin; set local lock_timeout = '5s'; commit; set lock_timeout = 1; reset lock_timeout"
    changes = session_after(sql).changes
    told = [
        (sql[one.at :].partition(";")[0], one.setting is not None, one.ended) for one in changes
    ]
    assert told == [
        ("set local lock_timeout = '5s'", True, False),
        ("commit", False, True),
        ("set lock_timeout = 1", True, False),
        ("reset lock_timeout", False, False),
    ]


def test_set_local_before_any_begin_is_vain() -> None:
    sql = "set local lock_timeout = 1; begin; set local lock_timeout = 2; commit"
    changes = session_after(sql).changes
    assert [one.vain for one in changes] == [True, False, False, False]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("", "public"),
        ("set search_path = app, public", "app"),
        ("set search_path to '$user', app", "app"),
        ("set search_path = pg_catalog, app", "app"),
        ("set search_path = ''", "public"),
        ("select set_config('search_path', '\"App Data\", public', false)", "App Data"),
        ("set search_path = app; reset search_path", "public"),
        ("set search_path = app; begin; set local search_path = other; commit", "app"),
    ],
)
def test_schema_of_new_objects(sql: str, expected: str) -> None:
    assert session_after(sql).schema == expected
