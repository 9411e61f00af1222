"""Which locks a transaction holds, and where it began."""

from pathlib import Path

import pytest

from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.lint.transaction import Held, Taken, Transaction
from pgkeel.locks import LockMode
from pgkeel.names import Name
from pgkeel.sql import SqlText, parsed, with_room

# ``lock table`` stands for whatever takes that lock: the transaction is told so.
HELD = [
    ("lock table a", {"a"}),
    ("begin; lock table a", {"a"}),
    ("begin; lock table a; commit", set[str]()),
    ("begin; lock table a; rollback", set[str]()),
    ("begin; lock table a; prepare transaction 'x'", set[str]()),
    ("begin; lock table a; commit and chain; lock table b", {"b"}),
    ("begin; lock table a; savepoint s; lock table b", {"a", "b"}),
    ("begin; lock table a; savepoint s; lock table b; rollback to s", {"a"}),
    ("begin; lock table a; savepoint s; lock table b; release s", {"a", "b"}),
    (
        "savepoint s; lock table a; savepoint t; lock table b; rollback to t; lock table c",
        {"a", "c"},
    ),
    ("savepoint s; lock table a; savepoint t; lock table b; rollback to s", set[str]()),
    ("savepoint s; lock table a; savepoint t; release s; lock table b", {"a", "b"}),
    ("savepoint s; lock table a; rollback to s; lock table b; rollback to s", set[str]()),
    ("lock table a; begin; begin; lock table b", {"a", "b"}),
]


def test_an_unknown_savepoint_changes_nothing() -> None:
    assert transaction_after("begin; lock table a; rollback to s").held


def transaction_after(sql: str) -> Transaction:
    text = SqlText(sql.encode(), Path("sample.sql"))

    def work() -> Transaction:
        transaction = Transaction()
        for number, statement in enumerate(parsed(text)[0]):
            for op in operations(statement.tree or {}, Scope(), 0):
                table = getattr(op, "table", None)
                if table:
                    mode = LockMode.ACCESS_EXCLUSIVE
                    transaction.lock(table, Held(mode, "lock-table", statement.start, number))
                transaction.learn(op, statement.start)
        return transaction

    return with_room(work)


@pytest.mark.parametrize(("sql", "expected"), HELD, ids=map(str, range(len(HELD))))
def test_locks_held(sql: str, expected: set[str]) -> None:
    assert {name.name for name in transaction_after(sql).held} == expected


@pytest.mark.parametrize(
    ("sql", "began"),
    [
        ("select 1", None),
        ("select 1; begin", "begin"),
        ("start transaction; select 1; begin", "start transaction"),
        ("start transaction; commit", None),
        ("begin; rollback; begin", "begin"),
        ("begin; commit and chain", "commit and chain"),
        ("begin; savepoint a; rollback to a; release a", "begin"),
        ("begin; prepare transaction 'x'; commit prepared 'x'", None),
    ],
)
def test_what_began_and_did_not_end(sql: str, began: str | None) -> None:
    transaction = transaction_after(sql)
    assert transaction.open == (began is not None)
    if began:
        assert sql[transaction.began_at :].partition(";")[0] == began


def test_the_strongest_lock_is_kept_and_every_one_is_told() -> None:
    table = Name("public", "books")
    transaction = Transaction()
    modes = [
        LockMode.ROW_EXCLUSIVE,
        LockMode.SHARE,
        LockMode.ACCESS_EXCLUSIVE,
        LockMode.SHARE,
        LockMode.ACCESS_EXCLUSIVE,
    ]
    for number, mode in enumerate(modes):
        transaction.lock(table, Held(mode, "some-form", number * 10, number))
    assert transaction.held[table].statement == 2
    told = [(one.held.statement, one.waits) for one in transaction.taken]
    assert told == [(1, True), (2, True), (3, False), (4, False)]


def test_a_lock_taken_again_in_the_next_transaction_is_waited_for_again() -> None:
    taken = transaction_after("begin; lock table a; commit; begin; lock table a; commit").taken
    assert [(one.table.name, one.waits) for one in taken] == [("a", True), ("a", True)]
    assert all(isinstance(one, Taken) for one in taken)
