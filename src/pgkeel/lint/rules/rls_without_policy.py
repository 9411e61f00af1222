"""Row-level security without a policy."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.rls and not table.policies and at.is_exposed(table.name):
            words = f"nobody but its owner sees a row of {table.name}: it has no policy"
            yield Found(words, origin=table.origin)


RULE = Rule(
    code="LNT702",
    slug="rls-without-policy",
    family="rls",
    level="info",
    summary="row-level security is on and there is no policy",
    why="Without a policy every row is hidden from everybody but the owner and roles with "
    "BYPASSRLS. That is right for tables of the server alone, and an oversight for all "
    "others.",
    instead="Add a policy, or move what only the server uses to a schema that is not exposed.",
    bad="""\
create table if not exists public.shelves (id bigint primary key);
--                         ^
alter table public.shelves enable row level security;
""",
    good="""\
create table if not exists private.shelves (id bigint primary key);
alter table private.shelves enable row level security;
""",
    on=(HistoryEnd,),
    check=_check,
    preset="supabase",
)
