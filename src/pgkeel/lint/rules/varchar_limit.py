"""Columns of type varchar(n)."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name == "varchar" and one.type.modifiers:
            yield Found(
                f"{one.column} is {one.type}: narrowing the limit later rewrites the table",
                at=one.at,
            )


RULE = Rule(
    code="LNT816",
    slug="varchar-limit",
    family="types",
    level="off",
    summary="a column of type varchar(n)",
    why="text and varchar(n) are stored alike and are as fast. The limit can be widened without a "
    "rewrite, but not narrowed, and says less than a CHECK with a name.",
    instead="Use text, and a named CHECK on char_length where a limit matters.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra varchar(40);
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
