"""Columns of a floating-point type that seem to hold money."""

import re
from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed

_AMOUNT = re.compile(r"price|amount|cost|total|balance|fee|salary|tax|money|revenue", re.IGNORECASE)


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name in ("float4", "float8") and _AMOUNT.search(one.column):
            yield Found(f"{one.column} is {one.type}: sums of it are not exact", at=one.at)


RULE = Rule(
    code="LNT815",
    slug="float-for-amount",
    family="types",
    level="info",
    summary="a floating-point column for an amount of money",
    why="Floating-point numbers hold most decimal fractions only nearly: sums drift, and equality "
    "fails (manual: Floating-Point Types).",
    instead="Use numeric for amounts.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists net_price double precision;
--                                                          ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists net_price numeric(12, 2);
""",
    on=TYPED,
    check=_check,
    words=("float", "real", "double"),
)
