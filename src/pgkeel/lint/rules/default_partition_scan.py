"""ATTACH PARTITION beside a default partition."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AttachPartition
from pgkeel.lint.partitions import default_partition
from pgkeel.lint.rule import Found, Rule


def _check(op: AttachPartition, at: At) -> Found | None:
    rest = default_partition(op.table, at)
    if rest is None or at.is_new(rest):
        return None
    if any(isinstance(one, AttachPartition) and one.table == op.table for one, _ in at.earlier):
        return None
    if any(one.kind == "check" and one.validated for one in at.schema.constraints(rest)):
        return None
    return Found(f"every row of {rest}, the default partition, is read for misfits", table=rest)


RULE = Rule(
    code="LNT218",
    slug="default-partition-scan",
    family="partitions",
    level="warning",
    summary="the default partition is read as another one is attached",
    why="What the new partition takes must not be in the default partition, so that is locked with "
    "ACCESS EXCLUSIVE and read from end to end. Meanwhile every row that no other partition takes "
    "waits, and so does every query that has to look there.",
    instead="Keep the default partition empty, or give it a validated CHECK that leaves out what "
    "the new partition takes; drop the CHECK afterwards.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists public.events_2025 (like public.events including all);
do $$ begin
  if not exists (select from pg_inherits where inhrelid = 'public.events_2025'::regclass) then
    alter table public.events attach partition public.events_2025
--                            ^
      for values from ('2025-01-01') to ('2026-01-01');
  end if;
end $$;
""",
    good="""\
set local lock_timeout = '5s';
alter table public.events_rest drop constraint if exists events_rest_not_2025;
alter table public.events_rest add constraint events_rest_not_2025
  check (happened_at < '2025-01-01' or happened_at >= '2026-01-01') not valid;
""",
    before="create table public.events_rest partition of public.events default;\n",
    words=("attach",),
    on=(AttachPartition,),
    check=_check,
    sized=True,
)
