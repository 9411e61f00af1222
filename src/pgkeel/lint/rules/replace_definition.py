"""OR REPLACE of a view or routine in use."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateRoutine, CreateView
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateRoutine | CreateView, at: At) -> Found | None:
    if not op.or_replace:
        return None
    if isinstance(op, CreateView):
        known = at.schema.tables.get(op.view)
        if known is None or known.origin.file == at.file.number:
            return None
        return Found(f"whoever reads {op.view} gets what the new query gives")
    routines = at.schema.routines.get(op.name, ())
    before = next((one for one in routines if one.arguments == op.arguments), None)
    if before is None or before.origin.file == at.file.number:
        return None
    return Found(f"whoever calls {op.name} runs the new body at once, running statements too")


RULE = Rule(
    code="LNT448",
    slug="replace-definition",
    family="compatibility",
    level="off",
    summary="a view or routine in use gets another definition",
    why="The name and the shape stay, what it does changes: for all callers at the same "
    "moment, those of the last release too. It is the usual way to mend one, so this is"
    " off unless a project asks to review each.",
    instead="Where callers rely on what it did, give the new one another name.",
    bad="""\
create or replace view public.titles with (security_invoker = true) as
--                     ^
  select id, title from public.books where stock > 0;
""",
    good="""\
create or replace view public.titles_in_stock with (security_invoker = true) as
  select id, title from public.books where stock > 0;
""",
    on=(CreateRoutine, CreateView),
    check=_check,
    words=("replace",),
    in_rollback=False,
)
