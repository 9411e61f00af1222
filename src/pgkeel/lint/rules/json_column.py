"""Columns of type json."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name == "json":
            yield Found(
                f"{one.column} is json: it has no equality: DISTINCT and GROUP BY fail",
                at=one.at,
            )


RULE = Rule(
    code="LNT810",
    slug="json-column",
    family="types",
    level="warning",
    summary="a column of type json",
    why="json keeps the text as it came: it is parsed anew by every function, cannot be indexed, "
    "and has no equality operator, so that a query with DISTINCT or GROUP BY over the row "
    "fails.",
    instead="Use jsonb, unless the exact text with its blanks and its order of keys must be kept.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra json;
--                                                      ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra jsonb;
""",
    on=TYPED,
    check=_check,
    words=("json",),
)
