"""What makes a table in use refuse rows that it took before."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations import objects, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, quoted


def _check(op: Operation, at: At) -> Iterator[Found]:
    for table, what in _restricted(op, at):
        if not at.is_new(table):
            yield Found(f"{what} refuses rows of {table} that were accepted before", table=table)


def _restricted(op: Operation, at: At) -> Iterator[tuple[Name, str]]:
    if isinstance(op, tables.AddConstraint):
        # An index that is unique already refuses them.
        if op.relation == "table" and not op.constraint.index:
            yield op.table, f"the {op.constraint.kind}"
    elif isinstance(op, tables.AddColumn):
        column = op.column
        filled = column.default or column.identity or column.generated or column.is_serial
        if op.relation == "table" and column.not_null and not filled:
            yield op.table, f"NOT NULL of {column.name}"
    elif isinstance(op, tables.SetNotNull):
        if not at.schema.is_proved_not_null(op.table, op.column):
            yield op.table, f"NOT NULL of {op.column}"
    elif isinstance(op, objects.CreateIndex):
        if op.unique:
            yield op.table, "the unique index"
    elif isinstance(op, objects.CreatePolicy):
        if not op.permissive and not op.altered and op.command != "select":
            yield op.table, f"policy {quoted(op.policy)}"
    elif isinstance(op, objects.CreateTrigger) and op.constraint:
        yield op.table, f"trigger {op.trigger}"


RULE = Rule(
    code="LNT442",
    slug="write-restriction",
    family="compatibility",
    level="off",
    summary="rows that were accepted before are refused",
    why="NOT NULL, CHECK, unique and foreign keys, NOT VALID ones too, hold for every row "
    "that is written from then on: a program that has not been told goes on to write "
    "what it always wrote, and fails.",
    instead="Release programs that keep to it first; then add it.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_stock_check;
alter table public.books add constraint books_stock_check check (stock >= 0) not valid;
--                           ^
""",
    good="""\
do $$ begin
  if exists (select from public.books where stock < 0) then
    raise warning 'there are books with a stock below zero';
  end if;
end $$;
""",
    on=(
        objects.CreateIndex,
        objects.CreatePolicy,
        objects.CreateTrigger,
        tables.AddColumn,
        tables.AddConstraint,
        tables.SetNotNull,
    ),
    check=_check,
    in_rollback=False,
    also=("not-valid-never-validated", "drop-constraint"),
)
