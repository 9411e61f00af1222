"""SET SESSION AUTHORIZATION."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.session import SetVariable
from pgkeel.lint.rule import Found, Rule


def _check(op: SetVariable, _: At) -> Found | None:
    if op.variable != "session_authorization" or op.reset:
        return None
    return Found("the session goes on as another user, and only a superuser may do that")


RULE = Rule(
    code="LNT602",
    slug="set-session-authorization",
    family="session",
    level="error",
    summary="the migration becomes another user",
    why="It needs a superuser, whom managed platforms do not give, and changes whom every "
    "later statement of the session runs as and whom RESET ROLE goes back to.",
    instead="Let the runner connect as the role that owns the schema.",
    bad="""\
set session authorization authenticated;
--<
""",
    good="""\
comment on table public.books is 'What can be lent.';
""",
    on=(SetVariable,),
    check=_check,
    words=("session",),
)
