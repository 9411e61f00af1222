"""Unique keys of a partitioned table that leave out a column it is partitioned by."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddConstraint, CreateTable
from pgkeel.lint.rule import Found, Rule

_UNIQUE = ("primary key", "unique")


def _check(op: Operation, at: At) -> Iterator[Found]:
    if isinstance(op, CreateTable):
        for key in op.all_constraints():
            if op.partition_key and key.kind in _UNIQUE:
                yield from _missing(key.columns, op.partition_key, key.at)
        return
    if isinstance(op, AddConstraint):
        known = at.schema.tables.get(op.table)
        if known and op.constraint.kind in _UNIQUE and not op.constraint.index:
            yield from _missing(op.constraint.columns, known.partition_key, op.at)
    elif isinstance(op, CreateIndex) and op.unique:
        known = at.schema.tables.get(op.table)
        if known:
            yield from _missing(op.keys, known.partition_key, op.at)


def _missing(
    columns: tuple[str | None, ...], partition_key: tuple[str, ...], at: int
) -> Iterator[Found]:
    missing = [name for name in partition_key if name not in columns]
    if missing:
        yield Found(f"the key leaves out {missing[0]}, which the table is partitioned by", at=at)


RULE = Rule(
    code="LNT841",
    slug="partition-key-not-in-key",
    family="partitions",
    level="error",
    summary="a unique key leaves out the partition key",
    why="Each partition has an index of its own and none spans them all, so PostgreSQL refuses a "
    "primary key, unique constraint or unique index that does not hold every column of the "
    "partition key: 0A000 (manual: Table Partitioning, Limitations).",
    instead="Add the partition key to the key.",
    bad="""\
create table if not exists public.visits (
  id bigint,
  seen_at timestamptz not null,
  primary key (id)
--^
) partition by range (seen_at);
""",
    good="""\
create table if not exists public.visits (
  id bigint,
  seen_at timestamptz not null,
  primary key (id, seen_at)
) partition by range (seen_at);
""",
    on=(CreateTable, AddConstraint, CreateIndex),
    check=_check,
)
