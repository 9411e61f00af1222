"""Names that have to be quoted wherever they are used."""

import re
from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, CreateTable
from pgkeel.lint.rule import Found, Rule

_PLAIN = re.compile(r"[a-z_][a-z0-9_$]*")


def _check(op: Operation, _: At) -> Iterator[Found]:
    for name, at in _names(op):
        if not _PLAIN.fullmatch(name):
            yield Found(f'"{name}" has to be quoted wherever it is used', at=at)


def _names(op: Operation) -> Iterator[tuple[str, int]]:
    if isinstance(op, CreateTable):
        yield op.table.name, op.at
        yield from ((column.name, column.at) for column in op.columns)
    elif isinstance(op, AddColumn):
        yield op.column.name, op.column.at
    elif isinstance(op, CreateView):
        yield op.view.name, op.at


RULE = Rule(
    code="LNT833",
    slug="quoted-name",
    family="names",
    level="warning",
    summary="a name needs quotes",
    why="PostgreSQL folds names without quotes to lower case. A name with capitals, blanks or "
    "other letters has to be quoted, exactly so, in every statement anybody ever writes.",
    instead="Use lower-case letters, digits and underscores.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists "shelfMark" text;
--                                                ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists shelf_mark text;
""",
    on=(CreateTable, AddColumn, CreateView),
    check=_check,
    words=('"',),
)
