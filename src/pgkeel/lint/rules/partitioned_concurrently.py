"""CONCURRENTLY on a partitioned table."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex, Drop
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateIndex | Drop, at: At) -> Found | None:
    if not op.concurrently:
        return None
    hint = None
    if isinstance(op, CreateIndex):
        name = op.table
    else:
        index = at.schema.indexes.get(op.name)
        if index is None:
            return None
        name, hint = index.table, "DROP INDEX without CONCURRENTLY, after a short lock_timeout."
    table = at.schema.tables.get(name)
    if table is None or not table.partitioned:
        return None
    return Found(f"PostgreSQL refuses this: {name} is partitioned", hint=hint)


RULE = Rule(
    code="LNT214",
    slug="partitioned-concurrently",
    family="partitions",
    level="error",
    summary="CONCURRENTLY on a partitioned table",
    why="An index of a partitioned table is neither built nor dropped CONCURRENTLY: the statement "
    "fails with 0A000, before it has done anything.",
    instead="CREATE INDEX … ON ONLY the parent; CREATE INDEX CONCURRENTLY on each partition, in "
    "migrations marked `-- keel: no-transaction`; then ALTER INDEX … ATTACH PARTITION for each.",
    bad="""\
-- keel: no-transaction
drop index concurrently if exists public.events_what;
create index concurrently events_what on public.events (what);
--                                       ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.events_2024_what;
create index concurrently events_2024_what on public.events_2024 (what);
""",
    words=("concurrently",),
    on=(CreateIndex, Drop),
    check=_check,
)
