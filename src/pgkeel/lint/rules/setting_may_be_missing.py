"""Policies that fail where a setting is not set."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.reading.nodes import arguments, calls_among, constant
from pgkeel.lint.rule import Found, Rule


def _check(op: CreatePolicy, at: At) -> Found | None:
    for parts, call in calls_among(at.nodes(op)):
        given = arguments(call)
        if parts[-1] == "current_setting" and len(given) == 1:
            name = constant(given[0]) or "the setting"
            place = call.get("location", 0) + at.statement.shift
            words = f"where {name} is not set every query of {op.table} fails"
            return Found(words, at=place)
    return None


RULE = Rule(
    code="LNT727",
    slug="setting-may-be-missing",
    family="rls",
    level="warning",
    summary="a policy fails where a setting is not set",
    why="current_setting(name) raises an error for a name that was never set in the session: "
    "a job or a psql session then cannot read the table at all.",
    instead="`current_setting('app.user', true)`, which gives NULL.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists loans_app on public.loans;
create policy loans_app on public.loans for select to authenticated
  using (note = (select current_setting('app.reader')));
--                      ^
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists loans_app on public.loans;
create policy loans_app on public.loans for select to authenticated
  using (note = (select current_setting('app.reader', true)));
""",
    on=(CreatePolicy,),
    check=_check,
    words=("current_setting",),
)
