"""UPDATE and MERGE of rows that were there before."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Merge, Update
from pgkeel.lint.rule import Found, Rule


def _check(op: Update | Merge, at: At) -> Found | None:
    if at.is_new(op.table):
        return None
    if isinstance(op, Update) and (op.where is None or is_always_true(op.where)):
        return None  # that of all rows is another rule's
    return Found(f"changes rows of {op.table} that were there before", table=op.table)


RULE = Rule(
    code="LNT802",
    slug="data-rewrite",
    family="rows",
    level="info",
    summary="rows that were there before are changed",
    why="A migration that changes data takes as long as there is data, cannot be undone by its "
    "rollback file, and may see other rows on production than where it was tried.",
    instead="Where the new value follows from the old ones, a view or a generated column needs no "
    "change of data.",
    bad="""\
update public.books set stock = 0 where stock is null;
--     ^
""",
    good="""\
create or replace view public.stocked_books with (security_invoker = true) as
  select id, title, coalesce(stock, 0) as stock from public.books;
""",
    on=(Update, Merge),
    check=_check,
)
