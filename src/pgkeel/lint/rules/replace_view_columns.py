"""CREATE OR REPLACE VIEW with other columns than the view has."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.reading.rows import UNNAMED, names_of_columns
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreateView, at: At) -> Found | None:
    if not op.or_replace:
        return None
    known = at.schema.tables.get(op.view)
    if known is None or known.kind != "view" or not known.whole:
        return None
    new = op.columns or names_of_columns(op.query.get("SelectStmt", {}))
    if not new or "*" in new:
        return None
    for number, before in enumerate(known.columns):
        if number == len(new):
            return Found(f"{op.view} loses column {quoted(before)}: this fails (42P16)")
        if before != new[number] and UNNAMED not in (before, new[number]):
            place = f"column {number + 1} of {op.view}"
            return Found(f"{place} is {before}, not {new[number]}: this fails (42P16)")
    return None


RULE = Rule(
    code="LNT428",
    slug="replace-view-columns",
    family="compatibility",
    level="error",
    summary="CREATE OR REPLACE VIEW that changes columns of the view",
    why="OR REPLACE keeps what depends on the view and so takes only a query with the same columns "
    "in the same order, of the same types; new ones may follow at the end. Anything else fails "
    "(42P16) where the view is there, and works in an empty database where it is not.",
    instead="Add new columns at the end. To take away or rename some, drop the view first and make "
    "it and its grants again, or make a view of another name.",
    bad="""\
create or replace view public.titles with (security_invoker = true) as
--                     ^
  select title, id from public.books;
""",
    good="""\
create or replace view public.titles with (security_invoker = true) as
  select id, title, isbn from public.books;
""",
    on=(CreateView,),
    check=_check,
    words=("replace",),
)
