"""Views that pass over row-level security."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateView, at: At) -> Found | None:
    if op.temporary or "security_invoker" in op.options or not at.is_exposed(op.view):
        return None
    return Found(
        f"{op.view} reads with the rights of its owner: policies of its tables do not apply"
    )


RULE = Rule(
    code="LNT714",
    slug="view-without-security-invoker",
    family="rls",
    level="warning",
    summary="a view that an API serves passes over row-level security",
    why="A view reads its tables as its owner, for whom policies do not hold: whoever may "
    "select from it sees every row (manual: CREATE VIEW, security_invoker).",
    instead="`with (security_invoker = true)`, or keep the view in a schema that is not exposed.",
    bad="""\
create or replace view public.all_titles as select id, title from public.books;
--                     ^
""",
    good="""\
create or replace view public.all_titles with (security_invoker = true) as
  select id, title from public.books;
""",
    on=(CreateView,),
    check=_check,
    words=("view",),
    preset="supabase",
    since=15,
)
