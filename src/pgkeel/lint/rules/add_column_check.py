"""ADD COLUMN with a CHECK in the same command."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.rule import Found, Rule


def _check(op: AddColumn, at: At) -> Iterator[Found]:
    if at.effect("add-column-check") is None:
        return
    for constraint in op.column.constraints:
        if constraint.kind == "check" and constraint.enforced:
            yield Found(
                f"the CHECK of {op.column.name} is tested on every row of {op.table}",
                table=op.table,
                at=constraint.at,
            )


RULE = Rule(
    code="LNT106",
    slug="add-column-check",
    family="columns",
    level="error",
    summary="a column is added together with a CHECK",
    why="PostgreSQL tests the constraint on every row, even where the new column is NULL in all "
    "of them, and keeps ACCESS EXCLUSIVE meanwhile: nobody reads or writes the table.",
    instead="Add the column alone, then the constraint as NOT VALID: both change the catalog "
    "only. VALIDATE CONSTRAINT it in a later migration, which lets reads and writes go on.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books
  add column if not exists weight integer constraint books_weight_check check (weight > 0);
--                                        ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists weight integer;
alter table public.books drop constraint if exists books_weight_check;
alter table public.books
  add constraint books_weight_check check (weight > 0) not valid;
""",
    on=(AddColumn,),
    check=_check,
    words=("check",),
    sized=True,
)
