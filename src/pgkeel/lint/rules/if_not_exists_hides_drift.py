"""IF NOT EXISTS of what history knows to be there, and to be something else."""

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownColumn, KnownTable
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.operations.tables import SERIAL, AddColumn, Column, CreateTable, Type
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import Name, quoted


def _check(op: CreateTable | CreateIndex | AddColumn, at: At) -> Found | None:
    if not op.if_not_exists:
        return None
    if isinstance(op, CreateTable):
        return _table(op, at)
    return _index(op, at) if isinstance(op, CreateIndex) else _column(op, at)


def _table(op: CreateTable, at: At) -> Found | None:
    known = at.schema.tables.get(op.table)
    if known is None:
        return None
    if known.kind != "table":
        return Found(f"{op.table} is a {known.kind} already: no table is made")
    if not known.whole or op.like or op.inherits or op.partition_of:
        return None
    differing = list(_differing(op, known))
    if not differing:
        return None
    return Found(
        f"{op.table} is there already and stays as it is: not made so are {few(differing)}"
    )


def _differing(op: CreateTable, known: KnownTable) -> list[str]:
    found = []
    for column in op.columns:
        before = known.columns.get(column.name)
        if before is None or not _is_same(before, column):
            found.append(f"column {quoted(column.name)}")
    return found


def _is_same(before: KnownColumn, column: Column) -> bool:
    return _plain(before.type) == _plain(column.type) and before.not_null == (
        column.not_null or column.is_serial
    )


def _plain(type_: Type) -> str:
    bare = SERIAL.get(type_.name, type_.name).removeprefix("public.")
    return str(Type(bare, type_.modifiers, type_.array))


def _index(op: CreateIndex, at: At) -> Found | None:
    known = at.schema.indexes.get(Name(op.table.schema, op.index)) if op.index else None
    if known is None:
        return None
    name = quoted(known.name)
    if known.table != op.table:
        return Found(f"{name} is an index of {known.table} already: none is made of {op.table}")
    same = (known.keys, known.unique, known.method, known.partial, known.included)
    if same != (op.keys, op.unique, op.method, op.partial, op.included):
        keys = ", ".join(quoted(key) if key else "…" for key in known.keys)
        return Found(f"{name} is there already, on ({keys}), and stays as it is")
    return None


def _column(op: AddColumn, at: At) -> Found | None:
    before = at.schema.column(op.table, op.column.name)
    if before is None or _plain(before.type) == _plain(op.column.type):
        return None
    column = quoted(op.column.name)
    return Found(f"{column} of {op.table} is there already, as {before.type}, and stays so")


RULE = Rule(
    code="LNT507",
    slug="if-not-exists-hides-drift",
    family="idempotence",
    level="warning",
    summary="IF NOT EXISTS passes over what is there in another shape",
    why="IF NOT EXISTS looks at the name only. Where an earlier migration has made something of "
    "that name it does nothing and reports success: the columns, types and keys that are written "
    "here come to be in no database.",
    instead="Change what is there: ALTER TABLE … ADD COLUMN IF NOT EXISTS, ALTER COLUMN; give a "
    "new index a name of its own.",
    bad="""\
create table if not exists public.authors (
--                         ^
  id bigint generated always as identity primary key,
  name text not null,
  email text,
  born date,
  country text
);
""",
    good="""\
set local lock_timeout = '5s';
alter table public.authors add column if not exists country text;
""",
    on=(CreateTable, CreateIndex, AddColumn),
    check=_check,
)
