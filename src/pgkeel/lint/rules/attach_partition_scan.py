"""ATTACH PARTITION that has to read rows under a lock."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AttachPartition
from pgkeel.lint.rule import Found, Rule


def _check(op: AttachPartition, at: At) -> Iterator[Found]:
    effect = at.effect("attach-partition", "attach-partition-default-present")
    if effect is None:
        return
    rest = effect.others.get("default-partition")
    if rest:
        yield Found(
            f"every row of {rest}, the default partition, is read while nobody can use it",
            hint="Give the default partition a validated CHECK that leaves the new range out.",
            table=rest,
        )
        return
    child = at.schema.tables.get(op.partition)
    if child is None or child.kind == "table":
        yield Found(
            f"every row of {op.partition} is read while nobody can use it", table=op.partition
        )


RULE = Rule(
    code="LNT212",
    slug="attach-partition-scan",
    family="partitions",
    level="error",
    summary="a partition is attached before its rows are known to fit",
    why="ATTACH PARTITION reads the whole table for rows out of bounds, under ACCESS EXCLUSIVE on "
    "it, unless a validated CHECK already says that there are none. Where there is a default "
    "partition, that is read too, and locked as hard (manual: ALTER TABLE, ATTACH PARTITION).",
    instead="ADD CONSTRAINT … CHECK with the bounds of the partition, NOT VALID; VALIDATE it in "
    "the next migration; attach in the one after that, and drop the CHECK.",
    bad="""\
set local lock_timeout = '5s';
alter table public.events attach partition public.events_2023
--                        ^
  for values from ('2023-01-01') to ('2024-01-01');
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
    on=(AttachPartition,),
    check=_check,
    sized=True,
)
