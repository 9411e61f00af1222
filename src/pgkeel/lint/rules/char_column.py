"""Columns of type char(n)."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name == "bpchar":
            yield Found(
                f"{one.column} is {one.type}: it is padded with blanks, which comparisons drop",
                at=one.at,
            )


RULE = Rule(
    code="LNT811",
    slug="char-column",
    family="types",
    level="warning",
    summary="a column of type char(n)",
    why="char(n) pads every value with blanks to its length; they count in storage, in LIKE and "
    "in what clients get, and do not count in comparisons (manual: Character Types).",
    instead="Use text, with a CHECK on the length where that matters.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra char(3);
--                                                      ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra text;
""",
    on=TYPED,
    check=_check,
    words=("char",),
)
