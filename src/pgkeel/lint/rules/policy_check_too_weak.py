"""Policies that check what is seen, and not what is written."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreatePolicy, _: At) -> Found | None:
    if op.altered or not op.permissive or op.command not in ("all", "update"):
        return None
    if op.using is None or op.check is None:
        return None  # what is left out is the same as the other one
    if is_always_true(op.check) and not is_always_true(op.using):
        return Found(f"policy {quoted(op.policy)} lets its roles turn their rows into anybody's")
    return None


RULE = Rule(
    code="LNT722",
    slug="policy-check-too-weak",
    family="rls",
    level="warning",
    summary="a policy checks what is seen and not what is written",
    why="USING picks the rows that may be changed, WITH CHECK what they may become. Where "
    "that is true, a row can be given to somebody else, or taken out of the reach of its "
    "owner.",
    instead="Leave WITH CHECK out: then USING holds for both.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_give on public.loans;
create policy loans_give on public.loans for update to authenticated
--                          ^
  using (reader = (select auth.uid())) with check (true);
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_give on public.loans;
create policy loans_give on public.loans for update to authenticated
  using (reader = (select auth.uid()));
""",
    on=(CreatePolicy,),
    check=_check,
    words=("policy",),
    also=("policy-always-true",),
)
