"""WITH GRANT OPTION for clients."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import CLIENTS
from pgkeel.lint.operations.session import Grant
from pgkeel.lint.rule import Found, Rule


def _check(op: Grant, at: At) -> Found | None:
    roles = [role for role in CLIENTS if role in op.roles]
    node = (at.statement.tree or {}).get("GrantStmt", {})
    if not op.grant or not roles or not node.get("grant_option"):
        return None
    return Found(f"{roles[0]} may grant it to others, and REVOKE then fails without CASCADE")


RULE = Rule(
    code="LNT741",
    slug="grant-option-for-clients",
    family="privileges",
    level="warning",
    summary="clients may pass on what they are granted",
    why="WITH GRANT OPTION lets whoever has the role grant the privilege to any other. Nobody "
    "reviews that, and what was passed on keeps a plain REVOKE from working (2BP01).",
    instead="Leave it out; grant each role what it needs in a migration.",
    bad="""\
grant select on public.books to authenticated with grant option;
--<
""",
    good="""\
grant select on public.books to authenticated;
""",
    on=(Grant,),
    check=_check,
    words=("option",),
)
