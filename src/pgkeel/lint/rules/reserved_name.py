"""Names that are reserved words of SQL."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, CreateTable
from pgkeel.lint.rule import Found, Rule

_RESERVED = frozenset(
    {
        "all",
        "analyse",
        "analyze",
        "and",
        "any",
        "array",
        "as",
        "asc",
        "asymmetric",
        "both",
        "case",
        "cast",
        "check",
        "collate",
        "column",
        "constraint",
        "create",
        "current_catalog",
        "current_date",
        "current_role",
        "current_time",
        "current_timestamp",
        "current_user",
        "default",
        "deferrable",
        "desc",
        "distinct",
        "do",
        "else",
        "end",
        "except",
        "false",
        "fetch",
        "for",
        "foreign",
        "from",
        "grant",
        "group",
        "having",
        "in",
        "initially",
        "intersect",
        "into",
        "lateral",
        "leading",
        "limit",
        "localtime",
        "localtimestamp",
        "not",
        "null",
        "offset",
        "on",
        "only",
        "or",
        "order",
        "placing",
        "primary",
        "references",
        "returning",
        "select",
        "session_user",
        "some",
        "symmetric",
        "system_user",
        "table",
        "then",
        "to",
        "trailing",
        "true",
        "union",
        "unique",
        "user",
        "using",
        "variadic",
        "when",
        "where",
        "window",
        "with",
    }
)
"""The reserved words of PostgreSQL 18 (manual: SQL Key Words)."""


def _check(op: Operation, _: At) -> Iterator[Found]:
    if isinstance(op, CreateTable):
        names = [(op.table.name, op.at), *((one.name, one.at) for one in op.columns)]
    elif isinstance(op, AddColumn):
        names = [(op.column.name, op.column.at)]
    else:
        names = []
    for name, at in names:
        if name in _RESERVED:
            yield Found(f"{name} is a reserved word: without quotes it means something else", at=at)


RULE = Rule(
    code="LNT834",
    slug="reserved-name",
    family="names",
    level="warning",
    summary="a name is a reserved word",
    why="The quotes may be forgotten and the statement still be right, with another meaning: "
    "`select user from members` gives the role of the session, not the column.",
    instead="Choose another name, such as user_id or placed_order.",
    bad="""\
set local lock_timeout = '5s';
alter table public.loans add column if not exists "user" uuid;
--                                                ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.loans add column if not exists user_id uuid;
""",
    on=(CreateTable, AddColumn),
    check=_check,
    words=('"',),
)
