"""ADD COLUMN with UNIQUE or PRIMARY KEY in the same command."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn, Column
from pgkeel.lint.rule import Found, Rule


def _check(op: AddColumn, at: At) -> Iterator[Found]:
    if at.effect("add-column-unique", "add-column-primary-key") is None:
        return
    column = op.column
    for constraint in column.constraints:
        if constraint.kind in ("unique", "primary key"):
            kind = constraint.kind.upper()
            fails = constraint.kind == "primary key" and not _numbers_rows(column)
            end = "; fails if there is a row, as it would have no key" if fails else ""
            yield Found(
                f"{kind} on {column.name} builds an index while {op.table} is locked{end}",
                table=op.table,
                at=constraint.at,
            )


def _numbers_rows(column: Column) -> bool:
    return column.is_serial or bool(column.identity) or column.default is not None


RULE = Rule(
    code="LNT107",
    slug="add-column-unique",
    family="columns",
    level="error",
    summary="a column is added together with UNIQUE or PRIMARY KEY",
    why="The index behind the constraint is built at once, from all rows, under the ACCESS "
    "EXCLUSIVE of ADD COLUMN: nobody reads or writes the table meanwhile.",
    instead="Add the column alone. Build the index in a migration of its own by CREATE UNIQUE "
    "INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX (PRIMARY KEY needs NOT NULL "
    "first).",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists slug text unique;
--                                                          ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists slug text;
""",
    on=(AddColumn,),
    check=_check,
    words=("unique", "primary"),
    sized=True,
)
