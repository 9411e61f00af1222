"""Columns of types that have been superseded."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed

_BETTER = {
    "hstore": "jsonb does the same and more, and every driver knows it",
    "public.hstore": "jsonb does the same and more, and every driver knows it",
    "extensions.hstore": "jsonb does the same and more, and every driver knows it",
    "xml": "it has no comparison, and so no index",
    "abstime": "it went away with PostgreSQL 12",
}


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name in _BETTER:
            yield Found(f"{one.column} is {one.type}: {_BETTER[one.type.name]}", at=one.at)


RULE = Rule(
    code="LNT819",
    slug="unusual-type",
    family="types",
    level="info",
    summary="a column of a type that has been superseded",
    why="These types are there for the sake of old applications: fewer drivers, functions and "
    "indexes know them than know what came after them.",
    instead="Use jsonb for keys and values; keep XML as text unless XPath is asked of it in the "
    "database.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra xml;
--                                                      ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists extra text;
""",
    on=TYPED,
    check=_check,
    words=("hstore", "xml", "abstime"),
)
