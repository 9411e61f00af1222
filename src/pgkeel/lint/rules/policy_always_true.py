"""Policies that let everybody write."""

from pgkeel.lint.always import is_always_true
from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted

_SERVERS = frozenset({"service_role", "postgres", "supabase_admin"})


def _check(op: CreatePolicy, _: At) -> Found | None:
    if op.command == "select" or not op.permissive:
        return None
    if op.roles and set(op.roles) <= _SERVERS:
        return None
    for word, expression in (("USING", op.using), ("WITH CHECK", op.check)):
        # Reading everything is what many tables are for; changing everything is not.
        if is_always_true(expression) and not (
            op.command == "all" and word == "USING" and op.check
        ):
            return Found(
                f"policy {quoted(op.policy)} lets its roles change any row: {word} is always true"
            )
    return None


RULE = Rule(
    code="LNT706",
    slug="policy-always-true",
    family="rls",
    level="warning",
    summary="a policy lets everybody write every row",
    why="Row-level security is on and says yes to all: whoever has one of the roles may "
    "insert, change or delete any row, those of others as well.",
    instead="Compare a column with who asks, such as `owner = (select auth.uid())`.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_write on public.loans;
create policy loans_write on public.loans for update to authenticated using (true);
--                           ^
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
