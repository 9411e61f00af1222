"""Columns of type timestamp without time zone."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name == "timestamp":
            yield Found(
                f"{one.column} is timestamp: which moment it means depends on who reads it",
                at=one.at,
            )


RULE = Rule(
    code="LNT812",
    slug="timestamp-without-zone",
    family="types",
    level="warning",
    summary="a column of type timestamp without time zone",
    why="timestamp without time zone holds what a clock on some wall showed, not a moment. now() "
    "is turned into the session's time zone on the way in, and sessions differ; twice a year "
    "an hour is missing or there twice.",
    instead="Use timestamptz: it stores the moment, takes the same eight bytes, and is shown in "
    "the reader's zone.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra timestamp;
--                                                      ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra timestamptz;
""",
    on=TYPED,
    check=_check,
    words=("timestamp",),
)
