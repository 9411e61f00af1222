"""CREATE INDEX on a partitioned table that has its rows."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.rule import Found, Rule


def _check(op: CreateIndex, at: At) -> Found | None:
    if at.effect("create-index-partitioned") is None:
        return None
    return Found(
        f"writes to {op.table} and all its partitions wait until all are indexed", table=op.table
    )


RULE = Rule(
    code="LNT204",
    slug="partitioned-index-blocking",
    family="partitions",
    level="warning",
    summary="all partitions are indexed while writers wait",
    why="CREATE INDEX on a partitioned table takes SHARE on it and on every partition, builds one "
    "index after the other, and gives nothing back before the last one is done: nobody writes to "
    "any of them meanwhile. CONCURRENTLY is refused there (manual: CREATE INDEX, Notes).",
    instead="CREATE INDEX … ON ONLY the parent, which reads nothing; CREATE INDEX CONCURRENTLY on "
    "each partition, in migrations marked `-- keel: no-transaction`; then ALTER INDEX … ATTACH "
    "PARTITION for each. The parent's index is valid once the last one is attached.",
    bad="""\
set local lock_timeout = '5s';
create index if not exists events_what on public.events (what);
--                                        ^
""",
    good="""\
set local lock_timeout = '5s';
create index if not exists events_what on only public.events (what);
""",
    words=("index",),
    on=(CreateIndex,),
    check=_check,
    sized=True,
)
