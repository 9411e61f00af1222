"""Tables with restrictive policies only."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        policies = list(table.policies.values())
        if policies and table.rls and not any(one.permissive for one in policies):
            words = f"no row of {table.name} is ever seen: all its policies are restrictive"
            yield Found(words, origin=policies[0].origin)


RULE = Rule(
    code="LNT729",
    slug="only-restrictive-policies",
    family="rls",
    level="warning",
    summary="a table has restrictive policies only",
    why="Restrictive policies narrow what permissive ones allow. Where there is no permissive "
    "one nothing is allowed (manual: CREATE POLICY).",
    instead="Add a permissive policy, or leave out AS RESTRICTIVE.",
    bad="""\
create table if not exists private.shelves (id bigint primary key);
alter table private.shelves enable row level security;
drop policy if exists shelves_few on private.shelves;
create policy shelves_few on private.shelves as restrictive for select
--                           ^
  to authenticated using (id > 0);
""",
    good="""\
create table if not exists private.shelves (id bigint primary key);
alter table private.shelves enable row level security;
drop policy if exists shelves_few on private.shelves;
create policy shelves_few on private.shelves for select to authenticated using (id > 0);
""",
    on=(HistoryEnd,),
    check=_check,
)
