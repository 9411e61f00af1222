"""Restrictive policies that restrict nothing."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreatePolicy, _: At) -> Found | None:
    if op.permissive or op.altered:
        return None
    said = [one for one in (op.using, op.check) if one]
    if said and all(is_always_true(one) for one in said):
        return Found(f"policy {quoted(op.policy)} is restrictive and lets every row through")
    return None


RULE = Rule(
    code="LNT735",
    slug="restrictive-policy-always-true",
    family="rls",
    level="warning",
    summary="a restrictive policy lets every row through",
    why="A restrictive policy takes rows away from what the permissive ones allow. One that is "
    "always true takes none: it reads like protection and is none. As the only policy of a table "
    "it allows nothing either.",
    instead="Say what has to hold; or leave out AS RESTRICTIVE where it is to allow something.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_signed_in on public.loans;
create policy loans_signed_in on public.loans as restrictive for all to authenticated
--                               ^
  using (true);
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_signed_in on public.loans;
create policy loans_signed_in on public.loans as restrictive for all to authenticated
  using ((select (auth.jwt() ->> 'aal')) = 'aal2');
""",
    on=(CreatePolicy,),
    check=_check,
    words=("restrictive",),
)
