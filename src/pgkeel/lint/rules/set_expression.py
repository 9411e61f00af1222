"""ALTER COLUMN … SET EXPRESSION of a stored generated column."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule


def _check(op: ChangeTable, at: At) -> Found | None:
    if at.effect("set-expression") is None:
        return None
    known = at.schema.column(op.table, op.subject)
    if known and known.generated == "v":
        return None
    return Found(
        f"{op.subject} is computed anew for every row: this rewrites {op.table}", table=op.table
    )


RULE = Rule(
    code="LNT131",
    slug="set-expression",
    family="columns",
    level="error",
    summary="the expression of a stored generated column changes",
    why="The stored values no longer fit: PostgreSQL writes the whole table and its indexes anew "
    "under ACCESS EXCLUSIVE, and nobody reads or writes it meanwhile.",
    instead="Add a plain column, let a trigger keep it and fill it in batches, move over to it "
    "and drop the old one later. A VIRTUAL column (PostgreSQL 18) changes its expression for free.",
    since=17,
    before="alter table public.books\n"
    "  add column value numeric generated always as (price * stock) stored;\n",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column value set expression as (price * coalesce(stock, 0));
--                       ^
""",
    good="""\
create or replace view public.stock_values with (security_invoker = true) as
  select id, price * coalesce(stock, 0) as value from public.books;
""",
    on=(ChangeTable,),
    check=_check,
    words=("expression",),
    sized=True,
)
