"""CREATE TABLE … PARTITION OF a table in use."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.partitions import default_partition
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateTable, at: At) -> Found | None:
    parent = op.partition_of
    if parent is None or not at.effects or at.is_new(parent):
        return None
    rest = default_partition(parent, at)
    scan = f", and while {rest} is read" if rest and not at.is_new_and_empty(rest) else ""
    return Found(f"reads and writes of {parent}, all its partitions, wait for this{scan}")


RULE = Rule(
    code="LNT213",
    slug="create-partition-of",
    family="partitions",
    level="warning",
    summary="a partition is made inside a table in use",
    why="CREATE TABLE … PARTITION OF takes ACCESS EXCLUSIVE on the parent: it waits for every "
    "query on any partition, and whoever comes later waits behind it. ATTACH PARTITION takes "
    "SHARE UPDATE EXCLUSIVE there, beside which everybody goes on reading and writing.",
    instead="CREATE TABLE … (LIKE parent INCLUDING ALL), then ALTER TABLE parent ATTACH PARTITION: "
    "of an empty table that is done at once.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists public.events_2025 partition of public.events
--                         ^
  for values from ('2025-01-01') to ('2026-01-01');
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists public.events_2025 (like public.events including all);
do $$ begin
  if not exists (select from pg_inherits where inhrelid = 'public.events_2025'::regclass) then
    alter table public.events attach partition public.events_2025
      for values from ('2025-01-01') to ('2026-01-01');
  end if;
end $$;
""",
    words=("partition",),
    on=(CreateTable,),
    check=_check,
)
