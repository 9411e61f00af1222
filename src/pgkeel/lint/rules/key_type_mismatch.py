"""Foreign keys whose columns have another type than what they reference."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.constrained import CONSTRAINED, constraints_of
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import (
    SERIAL,
    AddColumn,
    Constraint,
    CreateTable,
    TableOperation,
    Type,
)
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: Operation, at: At) -> Iterator[Found]:
    types: dict[str, Type] = {}
    if isinstance(op, CreateTable):
        types = {column.name: column.type for column in op.columns}
    elif isinstance(op, AddColumn):
        types = {op.column.name: op.column.type}
    for key in constraints_of(op):
        if key.references and isinstance(op, (CreateTable, TableOperation)):
            yield from _compared(key, key.references, op.table, types, at)


def _compared(
    key: Constraint, target: Name, table: Name, types: dict[str, Type], at: At
) -> Iterator[Found]:
    referenced = key.referenced_columns or _primary_key(target, at)
    if len(referenced) != len(key.columns):
        return
    for column, other in zip(key.columns, referenced, strict=True):
        known = at.schema.column(table, column)
        mine = types.get(column) or (known.type if known else None)
        their = types.get(other) if target == table else None
        reached = at.schema.column(target, other)
        their = their or (reached.type if reached else None)
        if mine and their and mine.name and their.name and _plain(mine) != _plain(their):
            told = f"{column} is {_told(mine)}, and {target}.{other} is {_told(their)}"
            yield Found(told, at=key.at)


def _primary_key(table: Name, at: At) -> tuple[str, ...]:
    keys = (one for one in at.schema.constraints(table) if one.kind == "primary key")
    return next((one.columns for one in keys), ())


def _plain(type_: Type) -> str:
    return SERIAL.get(type_.name, type_.name).removeprefix("public.")


def _told(type_: Type) -> str:
    """Return the type of the column: of serial the integer, which others can have."""
    return SERIAL.get(type_.name, str(type_))


RULE = Rule(
    code="LNT836",
    slug="key-type-mismatch",
    family="design",
    level="warning",
    summary="a foreign key has another type than what it references",
    why="Where the types can be compared at all, an integer that references a bigint fails on the "
    "day the numbers outgrow it, and text against varchar or numeric against bigint converts "
    "every row and may not use the index.",
    instead="Give the column the type of the column that it references.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists public.shelves (
  id bigint primary key,
  author_id integer references public.authors (id)
--                  ^
);
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists public.shelves (
  id bigint primary key,
  author_id bigint references public.authors (id)
);
""",
    on=CONSTRAINED,
    check=_check,
    words=("references",),
    also=("foreign-key-without-index",),
)
