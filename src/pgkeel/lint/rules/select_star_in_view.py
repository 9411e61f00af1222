"""Views that select ``*``."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.operations.tables import CreateTableAs
from pgkeel.lint.reading.rows import names_of_columns
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateView | CreateTableAs, _: At) -> Found | None:
    if isinstance(op, CreateTableAs) and not op.materialized_view:
        return None
    if "*" not in names_of_columns(op.query.get("SelectStmt", {})):
        return None
    name = op.view if isinstance(op, CreateView) else op.table
    return Found(f"{name} selects *: which columns that is, is settled today")


RULE = Rule(
    code="LNT848",
    slug="select-star-in-view",
    family="design",
    level="warning",
    summary="a view selects *",
    why="The star is spelled out when the view is made. Columns that are added later are not in "
    "it, the same text run anew gives another view or fails with 42P16, and a column nobody meant "
    "to show is shown.",
    instead="Name the columns.",
    bad="""\
create or replace view public.all_books with (security_invoker = true) as
--                     ^
  select * from public.books;
""",
    good="""\
create or replace view public.all_books with (security_invoker = true) as
  select id, title, isbn from public.books;
""",
    on=(CreateView, CreateTableAs),
    check=_check,
    words=("*",),
)
