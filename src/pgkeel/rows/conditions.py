"""Which conditions a column has to meet, and which columns have to meet them together; pure."""

import re
from collections.abc import Collection

from pgkeel.catalog.quoting import identifier
from pgkeel.rows.shapes import Column, Shape

_VALUE = re.compile(r"\bVALUE\b")


def conditions(column: Column, shape: Shape) -> list[str]:
    """Return the conditions of a row that speak of ``column``, and those of its domains."""
    found = [one.condition for one in shape.checks if column.name in one.columns]
    return [*found, *column.checks]


def condition_groups(shape: Shape) -> list[list[str]]:
    """Return the columns with conditions, those together that a condition joins."""
    groups: list[set[str]] = [{one.name} for one in shape.columns if one.checks]
    for check in shape.checks:
        joined = {*check.columns}
        apart = []
        for group in groups:
            if group & joined:
                joined |= group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return [sorted(group) for group in groups if group]


def tests_of(shape: Shape, names: Collection[str]) -> list[str]:
    """Return the conditions on nothing but the columns ``names``, as SQL that speaks of these."""
    found = [one.condition for one in shape.checks if {*one.columns} <= {*names}]
    return found + [
        _of_column(check, identifier(column.name))
        for column in shape.columns
        if column.name in names
        for check in column.checks
    ]


def _of_column(check: str, name: str) -> str:
    # As it stands: a backslash in a name is no escape.
    return _VALUE.sub(lambda _: name, check)
