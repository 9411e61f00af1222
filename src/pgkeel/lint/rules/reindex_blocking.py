"""REINDEX without CONCURRENTLY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Reindex
from pgkeel.lint.rule import Found, Rule


def _check(op: Reindex, at: At) -> Found | None:
    if op.concurrently:
        return None
    table = op.name if op.kind == "table" else None
    if op.name and op.kind == "index":
        index = at.schema.indexes.get(op.name)
        table = index.table if index else None
    whose = f"to {table}" if table else f"to what REINDEX {op.kind.upper()} is about"
    return Found(f"writes {whose} wait, and most reads too, until it is done", table=table)


RULE = Rule(
    code="LNT203",
    slug="reindex-blocking",
    family="indexes",
    level="error",
    summary="an index is built anew while writers wait",
    why="REINDEX takes SHARE on the table, so every INSERT, UPDATE and DELETE waits until the "
    "index is built, and ACCESS EXCLUSIVE on the index. The planner locks all indexes of a table "
    "to choose one, so nearly every SELECT waits as well.",
    instead="REINDEX … CONCURRENTLY, in a migration of its own marked `-- keel: no-transaction`. "
    "System catalogs know no CONCURRENTLY: that is for a maintenance window.",
    bad="""\
set local lock_timeout = '5s';
reindex table public.books;
--            ^
""",
    good="""\
-- keel: no-transaction
reindex table concurrently public.books;
""",
    words=("reindex",),
    on=(Reindex,),
    check=_check,
    sized=True,
)
