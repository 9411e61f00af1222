"""What the text tells of transactions where no case can be run on a server of its own.

The rest is in ``tests/cases/sql/transactions.toml``, which real servers are held to.
"""

import pytest

from pgkeel.sql import transaction_fact

# Each was run by hand on 17.10 and 18.6, with an enabled subscription (for the options of its slot
# a disabled one): one that is real keeps its database from being dropped.
SUBSCRIPTIONS = [
    ("alter subscription s refresh publication", True),
    ("alter subscription s refresh publication with (copy_data = false)", True),
    ("alter subscription s set publication p", True),
    ("alter subscription s add publication p", True),
    ("alter subscription s drop publication p", True),
    ("alter subscription s add publication p with (refresh = off)", False),
    ("alter subscription s set publication p with (refresh = false)", False),
    ("alter subscription s set (failover = true)", True),
    ("alter subscription s set (failover = false)", True),
    ("alter subscription s set (two_phase = false)", True),
    ("alter subscription s set (two_phase = true)", False),
    ("alter subscription s set (slot_name = none)", False),
    ("alter subscription s disable", False),
    ("alter subscription s connection 'dbname=x'", False),
    ("create subscription s connection '' publication p with (connect = 1)", True),
    ("create subscription s connection '' publication p with (enabled = false)", True),
    ("create subscription s connection '' publication p with (create_slot = 0)", False),
    ("create subscription s connection '' publication p with (create_slot = off)", False),
    # It depends on the catalogs: whether the subscription still has its slot.
    ("drop subscription s", False),
]


@pytest.mark.parametrize(("sql", "is_outside"), SUBSCRIPTIONS)
def test_subscriptions(sql: str, is_outside: bool) -> None:
    fact = transaction_fact(sql.encode())
    assert (fact is not None and fact.need == "outside") == is_outside


@pytest.mark.parametrize(
    "sql",
    [
        "create index concurrently i on t ((1{}))",
        "Create  Unique\nINDEX concurrently i on t ((1{}))",
    ],
)
@pytest.mark.parametrize("count", [1, 10_000, 100_000])
def test_an_index_of_any_depth_and_length(sql: str, count: int) -> None:
    fact = transaction_fact(sql.format("+1" * count).encode())
    assert fact is not None
    assert fact.what == "CREATE INDEX CONCURRENTLY"
    assert transaction_fact(f"create index i on t ((1{'+1' * count}))".encode()) is None


@pytest.mark.parametrize("sql", ["", ";", "vacuum 1", "alter type e add value", "select 1"])
def test_nothing_is_said_of_what_is_no_statement(sql: str) -> None:
    assert transaction_fact(sql.encode()) is None
