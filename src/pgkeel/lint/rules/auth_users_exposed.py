"""Views of auth.users in an exposed schema."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateView
from pgkeel.lint.operations.tables import CreateTableAs
from pgkeel.lint.reading.nodes import walk
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateView | CreateTableAs, at: At) -> Found | None:
    name = op.view if isinstance(op, CreateView) else op.table
    if not at.is_exposed(name):
        return None
    for kind, body in walk(op.query):
        if kind == "RangeVar" and (body.get("schemaname"), body["relname"]) == ("auth", "users"):
            return Found(f"{name} shows what is in auth.users to clients")
    return None


RULE = Rule(
    code="LNT717",
    slug="auth-users-exposed",
    family="supabase",
    level="error",
    summary="what is in auth.users is shown to clients",
    why="auth.users holds e-mail addresses, phone numbers, tokens and metadata of everybody "
    "who signed up. A view of it in an exposed schema hands that out.",
    instead="Copy what clients need into a profile table of your own, by a trigger, with policies.",
    bad="""\
create or replace view public.people with (security_invoker = true) as
--                     ^
  select id, email from auth.users;
""",
    good="""\
create or replace view private.people as select id, email from auth.users;
""",
    on=(CreateView, CreateTableAs),
    check=_check,
    words=("users",),
    preset="supabase",
)
