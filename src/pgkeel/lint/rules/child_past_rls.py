"""Partitions and heirs that are granted, and do not have their parent's row-level security."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.clients import SERVERS
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        parents = (*table.inherits, *([table.partition_of] if table.partition_of else []))
        granted = sorted(table.granted - SERVERS)
        # What an API serves has a rule of its own.
        if table.rls or not parents or not granted or at.is_exposed(table.name):
            continue
        for name in parents:
            parent = at.schema.tables.get(name)
            if parent and parent.rls:
                words = f"{granted[0]} reads every row of {table.name}, past the policies of {name}"
                yield Found(words, origin=table.origin)


RULE = Rule(
    code="LNT739",
    slug="child-past-rls",
    family="rls",
    level="warning",
    summary="a partition is granted without its parent's row-level security",
    why="Policies hold for the table that a statement names. Who may name the partition, or the "
    "table that inherits, sees its rows by its own policies, and where it has none, all of them.",
    instead="Grant the parent only: that is enough to reach all rows through it. Or enable "
    "row-level security on the child, too.",
    bad="""\
create table if not exists private.events_2030 partition of public.events
--                         ^
  for values from ('2030-01-01') to ('2031-01-01');
grant select on private.events_2030 to authenticated;
""",
    good="""\
create table if not exists private.events_2030 partition of public.events
  for values from ('2030-01-01') to ('2031-01-01');
grant select on public.events to authenticated;
""",
    on=(HistoryEnd,),
    check=_check,
    also=("create-partition-of", "missing-lock-timeout"),
)
