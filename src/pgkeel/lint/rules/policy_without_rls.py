"""Policies on a table whose row-level security is off."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.policies and not table.rls and table.kind == "table":
            first = min(table.policies.values(), key=lambda one: (one.origin.file, one.origin.at))
            words = f"policies of {table.name} do nothing: row-level security is off"
            yield Found(words, origin=first.origin)


RULE = Rule(
    code="LNT703",
    slug="policy-without-rls",
    family="rls",
    level="error",
    summary="there are policies, and row-level security is off",
    why="PostgreSQL keeps policies and heeds none of them until row-level security is "
    "enabled: what looks protected is open.",
    instead="`alter table … enable row level security`.",
    bad="""\
set local lock_timeout = '5s';
alter table public.authors disable row level security;
create table if not exists private.shelves (id bigint primary key, owner uuid);
drop policy if exists shelves_own on private.shelves;
create policy shelves_own on private.shelves for select to authenticated using (owner is not null);
--                           ^
""",
    good="""\
create table if not exists private.shelves (id bigint primary key, owner uuid);
alter table private.shelves enable row level security;
drop policy if exists shelves_own on private.shelves;
create policy shelves_own on private.shelves for select to authenticated using (owner is not null);
""",
    on=(HistoryEnd,),
    check=_check,
    also=("disable-rls",),
)
