"""ADD COLUMN … GENERATED ALWAYS AS (…) STORED."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.rule import Found, Rule

_VIRTUAL = 18
"""The first major version with VIRTUAL generated columns."""


def _check(op: AddColumn, at: At) -> Found | None:
    if at.effect("add-column-stored-generated") is None:
        return None
    hint = None
    if at.server >= _VIRTUAL:
        hint = (
            "VIRTUAL instead of STORED: the value is computed when it is read, nothing is written"
        )
    return Found(
        f"{op.column.name} is computed and stored for every row: this rewrites {op.table}",
        hint=hint,
        table=op.table,
    )


RULE = Rule(
    code="LNT104",
    slug="add-column-stored-generated",
    family="columns",
    level="error",
    summary="a stored generated column is added",
    why="The value of every row that is there has to be computed and written: PostgreSQL writes "
    "the whole table and its indexes anew under ACCESS EXCLUSIVE, and nobody reads or writes it "
    "meanwhile.",
    instead="From PostgreSQL 18 on: VIRTUAL, which stores nothing. Before: a view that computes "
    "it, an index on the expression, or a plain column that a trigger keeps and that is filled in "
    "batches from outside the migration.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books
  add column if not exists value numeric generated always as (price * stock) stored;
--                         ^
""",
    good="""\
create or replace view public.stock_values with (security_invoker = true) as
  select id, price * stock as value from public.books;
""",
    on=(AddColumn,),
    check=_check,
    words=("generated",),
    sized=True,
)
