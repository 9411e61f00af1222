"""DETACH PARTITION without CONCURRENTLY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import DetachPartition
from pgkeel.lint.rule import Found, Rule


def _check(op: DetachPartition, at: At) -> Found | None:
    if op.concurrently or at.is_new(op.table):
        return None
    parent = at.schema.tables.get(op.table)
    # Beside a default partition CONCURRENTLY is refused.
    if parent and parent.default_partition:
        return None
    return Found(f"reads and writes of {op.table}, all its partitions, wait for this")


RULE = Rule(
    code="LNT211",
    slug="detach-partition-blocking",
    family="partitions",
    level="error",
    summary="a partition is detached while everybody waits",
    why="DETACH PARTITION takes ACCESS EXCLUSIVE on the partitioned table: it waits for every "
    "query on any of its partitions, and whoever comes later waits behind it.",
    instead="DETACH PARTITION … CONCURRENTLY, in a migration of its own marked "
    "`-- keel: no-transaction`: it asks for SHARE UPDATE EXCLUSIVE on the parent only.",
    bad="""\
set local lock_timeout = '5s';
do $$ begin
  if exists (select from pg_inherits where inhrelid = 'public.events_2024'::regclass) then
    alter table public.events detach partition public.events_2024;
--                            ^
  end if;
end $$;
""",
    good="""\
-- keel: no-transaction
alter table public.events detach partition public.events_2024 concurrently;
""",
    words=("detach",),
    on=(DetachPartition,),
    check=_check,
)
