"""Times that are kept with no fractions of a second."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed

_TIMES = frozenset({"time", "timestamp", "timestamptz", "timetz"})


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name in _TIMES and one.type.modifiers == (0,):
            yield Found(f"{one.column} is rounded to whole seconds, up as well as down", at=one.at)


RULE = Rule(
    code="LNT822",
    slug="rounded-time",
    family="types",
    level="info",
    summary="a column rounds times to seconds",
    why="timestamp(0) and time(0) round, they do not cut off: what happens in the last half"
    " second of a day is kept as the next day, and a row may be of a moment that has "
    "not come yet.",
    instead="Keep the fractions, and cut them off by date_trunc where the time is shown.",
    bad="""\
create table if not exists private.visits (
  id bigint primary key,
  came_at timestamptz(0) not null
--        ^
);
""",
    good="""\
create table if not exists private.visits (
  id bigint primary key,
  came_at timestamptz not null
);
""",
    on=TYPED,
    check=_check,
    words=("time",),
)
