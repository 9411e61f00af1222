"""REINDEX without CONCURRENTLY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Reindex
from pgkeel.lint.rule import Found, Rule


def _check(op: Reindex, at: At) -> Found | None:
    if op.concurrently:
        return None
    if op.name is None or op.kind not in ("index", "table"):
        return Found(f"REINDEX {op.kind.upper()} stops the writers of one table after the other")
    index = at.schema.indexes.get(op.name) if op.kind == "index" else None
    table = index.table if index else op.name
    if op.kind == "index" and index is None:
        return Found(f"writes wait, and reads that need {op.name} too, until it is built anew")
    return Found(f"writes to {table} wait, and most reads too, until it is done", table=table)


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
    on=(Reindex,),
    check=_check,
    sized=True,
)
