"""The eight modes, their names, and who waits for whom."""

import pytest

from pgkeel.locks import LockMode

# The manual's table of conflicts, its rows and columns from ACCESS SHARE to ACCESS EXCLUSIVE.
CONFLICTS = """
. . . . . . . X
. . . . . . X X
. . . . X X X X
. . . X X X X X
. . X X . X X X
. . X X X X X X
. X X X X X X X
X X X X X X X X
"""


def test_conflicts_are_those_of_the_manual() -> None:
    rows = [line.split() for line in CONFLICTS.split("\n") if line]
    mine = [["X" if one.conflicts_with(other) else "." for other in LockMode] for one in LockMode]
    assert mine == rows


@pytest.mark.parametrize("one", LockMode)
def test_conflicts_go_both_ways(one: LockMode) -> None:
    assert [other.conflicts_with(one) for other in LockMode] == [
        one.conflicts_with(other) for other in LockMode
    ]


def test_who_is_blocked() -> None:
    assert [mode.sql for mode in LockMode if mode.blocks_reads] == ["ACCESS EXCLUSIVE"]
    assert [mode.sql for mode in LockMode if mode.blocks_writes] == [
        "SHARE",
        "SHARE ROW EXCLUSIVE",
        "EXCLUSIVE",
        "ACCESS EXCLUSIVE",
    ]


def test_names() -> None:
    assert [mode.pg_locks for mode in LockMode] == [
        "AccessShareLock",
        "RowShareLock",
        "RowExclusiveLock",
        "ShareUpdateExclusiveLock",
        "ShareLock",
        "ShareRowExclusiveLock",
        "ExclusiveLock",
        "AccessExclusiveLock",
    ]
    assert LockMode.SHARE_UPDATE_EXCLUSIVE.sql == "SHARE UPDATE EXCLUSIVE"
