"""Columns of type time with time zone."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name == "timetz":
            yield Found(f"{one.column} is timetz: without a date its zone says nothing", at=one.at)


RULE = Rule(
    code="LNT813",
    slug="time-with-zone",
    family="types",
    level="warning",
    summary="a column of type time with time zone",
    why="A time with a zone but without a date does not know of summer time; the manual itself "
    "advises against the type, which is there for the standard's sake (manual: Date/Time "
    "Types).",
    instead="Use timestamptz for a moment, time for a time of day, with the zone's name in a "
    "column of its own.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra timetz;
--                                                      ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra time;
""",
    on=TYPED,
    check=_check,
    words=("timetz", "zone"),
)
