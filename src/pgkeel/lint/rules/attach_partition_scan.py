"""ATTACH PARTITION that has to read the partition under a lock."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AttachPartition
from pgkeel.lint.partitions import is_proved_to_fit
from pgkeel.lint.rule import Found, Rule


def _check(op: AttachPartition, at: At) -> Found | None:
    if op.relation == "index" or at.is_new(op.partition) or is_proved_to_fit(op, at):
        return None
    child = at.schema.tables.get(op.partition)
    if child and child.kind != "table":
        return None
    return Found(f"every row of {op.partition} is read while nobody can use it", table=op.partition)


RULE = Rule(
    code="LNT212",
    slug="attach-partition-scan",
    family="partitions",
    level="error",
    summary="a partition is attached before its rows are known to fit",
    why="ATTACH PARTITION reads the whole table for rows out of bounds, under ACCESS EXCLUSIVE on "
    "it, unless a validated CHECK already says that there are none (manual: ALTER TABLE, ATTACH "
    "PARTITION).",
    instead="ADD CONSTRAINT … CHECK with the bounds of the partition, NOT VALID; VALIDATE it in "
    "the next migration; attach in the one after that, and drop the CHECK.",
    bad="""\
set local lock_timeout = '5s';
do $$ begin
  if not exists (select from pg_inherits where inhrelid = 'public.events_2023'::regclass) then
    alter table public.events attach partition public.events_2023
--                            ^
      for values from ('2023-01-01') to ('2024-01-01');
  end if;
end $$;
""",
    good="""\
set local lock_timeout = '5s';
alter table public.events_2023 drop constraint if exists events_2023_range;
alter table public.events_2023 add constraint events_2023_range
  check (happened_at >= '2023-01-01' and happened_at < '2024-01-01') not valid;
""",
    before="""\
create table public.events_2023 (
  id bigint not null,
  happened_at timestamptz not null,
  what text not null,
  primary key (id, happened_at)
);
""",
    words=("attach",),
    on=(AttachPartition,),
    check=_check,
    sized=True,
)
