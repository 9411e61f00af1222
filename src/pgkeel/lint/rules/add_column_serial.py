"""ADD COLUMN of a serial type."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.rule import Found, Rule


def _check(op: AddColumn, at: At) -> Found | None:
    if at.effect("add-column-serial") is None:
        return None
    column = op.column
    return Found(
        f"{column.name}, a {column.type.name}, numbers every row: this rewrites {op.table}",
        table=op.table,
        at=column.type_at,
    )


RULE = Rule(
    code="LNT102",
    slug="add-column-serial",
    family="columns",
    level="error",
    summary="a serial column is added",
    why="serial is short for a default of nextval(), which is volatile: every row needs a number "
    "of its own, so PostgreSQL writes the whole table and its indexes anew under ACCESS "
    "EXCLUSIVE. Nobody reads or writes the table meanwhile.",
    instead="Add a bigint column without a default, make a sequence owned by it, set the default "
    "to nextval() in a second command, and number the old rows in batches from outside the "
    "migration.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists number bigserial;
--                                                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists number bigint;
create sequence if not exists public.books_number_seq owned by public.books.number;
alter table public.books alter column number set default nextval('public.books_number_seq');
""",
    on=(AddColumn,),
    check=_check,
    words=("serial",),
    sized=True,
)
