"""Counts faults: injected, survived, and the rows of the matrix that have a test. For conftest."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

DOCUMENTED = Path(__file__).parent.parent / "docs" / "apply.md"
_ROW = re.compile(r"F(\d+)(?:[\u2013-]F(\d+))?")
_TESTED = re.compile(r"_f(\d+)(?=_)")


def documented_rows() -> frozenset[int]:
    """Return the rows that docs/apply.md says to be tested."""
    _, _, table = DOCUMENTED.read_text().partition("## Faults")
    lines = [line for line in table.splitlines() if line.startswith("| F")]
    return frozenset(row for line in lines for row in _rows(line.split("|")[1]))


def rows_of(name: str) -> frozenset[int]:
    """Return the rows that a test is named by: ``test_f1_f40_stopped`` is of 1 and 40."""
    return frozenset(map(int, _TESTED.findall(name.partition("[")[0])))


def summary(reports: Iterable[pytest.TestReport]) -> str | None:
    """Return one line about the tests that are named by rows; ``None`` where there are none."""
    injected = survived = 0
    rows: set[int] = set()
    for report in reports:
        tested = rows_of(report.nodeid.rpartition("::")[2])
        if not tested or report.when != "call":
            continue
        number = int(str(dict(report.user_properties).get("injected", 1)))
        injected += number
        if report.passed:
            survived += number
            rows |= tested
    if not injected:
        return None
    documented = documented_rows()
    kept = f"{len(documented & rows)} of {len(documented)} documented rows"
    return f"faults injected {injected:,}, survived {survived:,}; {kept}"


def _rows(cell: str) -> Iterator[int]:
    for found in _ROW.finditer(cell):
        first, last = int(found[1]), int(found[2] or found[1])
        yield from range(first, last + 1)
