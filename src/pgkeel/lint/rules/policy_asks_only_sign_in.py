"""Policies that let whoever is signed in write every row."""

from pgkeel.lint.at import At
from pgkeel.lint.clients import SERVERS
from pgkeel.lint.identity import asks_only_sign_in
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreatePolicy, _: At) -> Found | None:
    if op.command == "select" or not op.permissive or (op.roles and set(op.roles) <= SERVERS):
        return None
    if asks_only_sign_in(op.check) or (op.check is None and asks_only_sign_in(op.using)):
        return Found(f"policy {quoted(op.policy)} lets whoever is signed in write any row")
    return None


RULE = Rule(
    code="LNT734",
    slug="policy-asks-only-sign-in",
    family="rls",
    level="warning",
    summary="a policy asks whether, and not who",
    why="`auth.uid() is not null` and `auth.role() = 'authenticated'` hold for every row as soon "
    "as somebody is signed in, and signing up is mostly free: then anybody may change what belongs "
    "to others.",
    instead="Compare a column with who asks: `owner = (select auth.uid())`. Who is signed in is "
    "what `to authenticated` says.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_write on public.loans;
create policy loans_write on public.loans for update to authenticated
--                           ^
  using ((select auth.uid()) is not null);
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_write on public.loans;
create policy loans_write on public.loans for update to authenticated
  using (reader = (select auth.uid()));
""",
    on=(CreatePolicy,),
    check=_check,
    words=("policy",),
)
