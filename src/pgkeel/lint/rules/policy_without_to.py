"""Policies for everybody."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreatePolicy, _: At) -> Found | None:
    if op.altered or op.roles is not None:
        return None
    return Found(
        f"policy {quoted(op.policy)} is for every role, those that are not signed in among them"
    )


RULE = Rule(
    code="LNT704",
    slug="policy-without-to",
    family="rls",
    level="warning",
    summary="a policy does not say for which roles it is",
    why="Without TO a policy is for PUBLIC: it is evaluated for every role that asks, anon "
    "among them, and opens rows to roles that are made later.",
    instead="Name the roles: `to authenticated`.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists authors_own on public.authors;
create policy authors_own on public.authors for select using (email is not null);
--                           ^
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists authors_own on public.authors;
create policy authors_own on public.authors for select to authenticated using (email is not null);
""",
    on=(CreatePolicy,),
    check=_check,
    words=("policy",),
)
