"""Policies that ask who it is for every row."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.identity import calls_per_row
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.rule import Found, Rule


def _check(op: CreatePolicy, at: At) -> Iterator[Found]:
    for name, call in calls_per_row([op.using, op.check]):
        place = call.get("location", 0) + at.statement.shift
        yield Found(f"{name} is called for every row", hint=f"(select {name})", at=place)


RULE = Rule(
    code="LNT705",
    slug="policy-asks-per-row",
    family="rls",
    level="warning",
    summary="a policy calls auth.uid() or its kin for every row",
    why="A function in a policy runs for each row that is looked at, and reading claims from "
    "a setting is slow: queries over large tables take a hundred times as long. In a "
    "SELECT of its own PostgreSQL runs it once.",
    instead="Write `(select auth.uid())`.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_mine on public.loans;
create policy loans_mine on public.loans for select to authenticated using (reader = auth.uid());
--                                                                                   ^
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_mine on public.loans;
create policy loans_mine on public.loans for select to authenticated
  using (reader = (select auth.uid()));
""",
    on=(CreatePolicy,),
    check=_check,
    words=("policy",),
)
