"""Every row of the fault matrix has a test that is named by it."""

import re
from pathlib import Path

from fault_count import documented_rows, rows_of

TESTS = Path(__file__).parents[2] / "integration"
ROWS = frozenset(range(1, 51))


def named_rows() -> frozenset[int]:
    names = (
        name
        for path in TESTS.glob("test_*.py")
        for name in re.findall(r"^def (test_f\d+_\w+)", path.read_text(), re.MULTILINE)
    )
    return frozenset(row for name in names for row in rows_of(name))


def test_what_is_documented_is_tested_and_the_other_way_round() -> None:
    assert documented_rows() == named_rows()


def test_rows_of_the_matrix() -> None:
    assert named_rows() == ROWS
