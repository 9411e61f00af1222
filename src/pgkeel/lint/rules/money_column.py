"""Columns of type money."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name == "money":
            yield Found(
                f"{one.column} is money: what it shows and accepts changes with lc_monetary",
                at=one.at,
            )


RULE = Rule(
    code="LNT814",
    slug="money-column",
    family="types",
    level="warning",
    summary="a column of type money",
    why="money has no currency and a fixed number of decimals which the setting lc_monetary "
    "decides: a dump loaded under another setting can hold other amounts (manual: Monetary "
    "Types).",
    instead="Use numeric with a scale, and a column for the currency.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra money;
--                                                      ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra numeric(12, 2);
""",
    on=TYPED,
    check=_check,
    words=("money",),
)
