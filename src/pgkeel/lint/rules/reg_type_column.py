"""Columns that hold object identifiers by name."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.typed import TYPED, typed

_REG = frozenset(
    {"regproc", "regprocedure", "regoper", "regoperator", "regconfig", "regdictionary"}
    | {"regclass", "regtype", "regcollation", "regnamespace", "regrole"}
)
# These survive: pg_upgrade keeps the numbers of tables, types and roles.
_KEPT = frozenset({"regclass", "regtype", "regrole"})


def _check(op: Operation, _: At) -> Iterator[Found]:
    for one in typed(op):
        if one.type.name in _REG - _KEPT:
            yield Found(f"{one.column} is {one.type.name}: pg_upgrade refuses to run", at=one.at)


RULE = Rule(
    code="LNT726",
    slug="reg-type-column",
    family="types",
    level="warning",
    summary="a column keeps pg_upgrade from running",
    why="Such a column stores the number of an object, which another cluster does not have: "
    "pg_upgrade stops at it (manual: pg_upgrade, Notes).",
    instead="Store the name as text, and cast it where it is used.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists hook regproc;
--                                                     ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists hook text;
""",
    on=TYPED,
    check=_check,
    words=("reg",),
)
