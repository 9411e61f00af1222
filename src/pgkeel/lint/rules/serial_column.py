"""Columns of the serial pseudo-types."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import SERIAL, CreateTable
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import typed


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name in SERIAL:
            yield Found(
                f"{one.column} is {one.type}: its sequence has rights of its own", at=one.at
            )


RULE = Rule(
    code="LNT818",
    slug="serial-column",
    family="types",
    level="info",
    summary="a column of type serial",
    why="serial is a shorthand for an integer with a default from a sequence. Whoever may insert "
    "into the table needs rights on that sequence as well, anybody can write other values to it, "
    "and a dump takes it apart.",
    instead="Use `bigint generated always as identity`.",
    bad="""\
create table if not exists public.shelves (id bigserial primary key);
--                                            ^
""",
    good="""\
create table if not exists public.shelves (id bigint generated always as identity primary key);
""",
    # Adding such a column to a table that is there is worse, and another rule's.
    on=(CreateTable,),
    check=_check,
    words=("serial",),
)
