"""Policies that let in who is not signed in."""

from pgkeel.lint.at import At
from pgkeel.lint.identity import asks_identity
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreatePolicy, at: At) -> Found | None:
    if not op.permissive:
        return None
    for kind, body in at.nodes(op):
        is_null = kind == "NullTest" and body.get("nulltesttype") == "IS_NULL"
        if is_null and asks_identity(body.get("arg")):
            return Found(f"policy {quoted(op.policy)} holds for whoever is not signed in")
    return None


RULE = Rule(
    code="LNT728",
    slug="policy-open-when-signed-out",
    family="rls",
    level="error",
    summary="a policy holds for who is not signed in",
    why="auth.uid() is NULL for everybody who is not signed in, so `auth.uid() is null` lets "
    "all of them in; mostly IS NOT NULL was meant.",
    instead="Name the roles by TO, and compare with a column.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_odd on public.loans;
create policy loans_odd on public.loans for select to authenticated
--                         ^
  using ((select auth.uid()) is null or reader = (select auth.uid()));
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_odd on public.loans;
create policy loans_odd on public.loans for select to authenticated
  using (reader = (select auth.uid()));
""",
    on=(CreatePolicy,),
    check=_check,
    words=("policy",),
)
