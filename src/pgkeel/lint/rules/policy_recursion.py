"""Policies whose queries lead back to the table that they are on."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownPolicy, KnownTable
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name, quoted

_Step = tuple[KnownTable, KnownPolicy]


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    told: set[tuple[Name, str]] = set()
    tables = [one for one in at.schema.tables.values() if any(_reading(one))]
    for role in sorted({role for table in tables for one in _reading(table) for role in one.roles}):
        for table in tables:
            circle = _circle(table, role, at.schema)
            if not circle:
                continue
            last, policy = max(circle, key=lambda step: _made(step[1]))
            if (last.name, policy.name) not in told:
                told |= {(one.name, other.name) for one, other in circle}
                yield Found(_words(last, policy, circle), origin=policy.origin)


def _reading(table: KnownTable) -> Iterator[KnownPolicy]:
    """Yield the policies that have a query and are asked when ``table`` is read."""
    if table.rls:
        for policy in table.policies.values():
            if policy.command in ("select", "all") and policy.reads:
                yield policy


def _circle(start: KnownTable, role: str, schema: Schema) -> tuple[_Step, ...]:
    """Return the policies by which reading ``start`` as ``role`` asks for ``start`` again."""
    waiting: list[tuple[KnownTable, tuple[_Step, ...]]] = [(start, ())]
    seen: set[Name] = set()
    while waiting:
        table, path = waiting.pop()
        for policy in _reading(table):
            if role not in policy.roles and "public" not in policy.roles:
                continue
            for name in _tables(policy.reads, schema):
                steps = (*path, (table, policy))
                if name == start.name:
                    return steps
                if name in schema.tables and name not in seen:
                    seen.add(name)
                    waiting.append((schema.tables[name], steps))
    return ()


def _tables(names: tuple[Name, ...], schema: Schema) -> Iterator[Name]:
    """Yield tables; a view counts for what it reads only if that is read as its caller."""
    for name in names:
        known = schema.tables.get(name)
        if known and known.kind == "view":
            if "security_invoker" in known.options:
                yield from known.uses
        else:
            yield name


def _made(policy: KnownPolicy) -> tuple[int, int]:
    return policy.origin.file, policy.origin.at


def _words(table: KnownTable, policy: KnownPolicy, circle: tuple[_Step, ...]) -> str:
    others = [one.name for one, _ in circle if one is not table]
    if not others:
        return (
            f"whoever reads {table.name} fails: its policy {quoted(policy.name)} reads {table.name}"
        )
    listed = " and ".join(str(name) for name in sorted(others))
    return (
        f"whoever reads {table.name} fails: its policy {quoted(policy.name)} leads back by {listed}"
    )


RULE = Rule(
    code="LNT733",
    slug="policy-recursion",
    family="rls",
    level="error",
    summary="a policy reads the table it is on",
    why="A query in a policy is itself subject to the policies of what it reads. Where those read "
    "the first table again, at once or by way of others, PostgreSQL refuses every SELECT of "
    "whoever is subject to them: 42P17, infinite recursion detected in policy. The owner of the "
    "table notices nothing.",
    instead="Put the query into a SECURITY DEFINER function with a search_path of its own, in a "
    "schema that no API serves: what that reads no policy is asked about.",
    bad="""\
create table if not exists private.members (
  team bigint not null,
  person uuid not null,
  primary key (team, person)
);
alter table private.members enable row level security;
drop policy if exists members_read on private.members;
create policy members_read on private.members for select to authenticated
--                            ^
  using (team in (select team from private.members where person = (select auth.uid())));
""",
    good="""\
create table if not exists private.members (
  team bigint not null,
  person uuid not null,
  primary key (team, person)
);
alter table private.members enable row level security;
create or replace function private.my_teams() returns setof bigint
  language sql stable security definer set search_path = ''
  as $$ select team from private.members where person = auth.uid() $$;
drop policy if exists members_read on private.members;
create policy members_read on private.members for select to authenticated
  using (team in (select private.my_teams()));
""",
    on=(HistoryEnd,),
    check=_check,
)
