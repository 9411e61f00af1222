"""CREATE INDEX CONCURRENTLY with IF NOT EXISTS."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex, DoBlock, Drop
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: CreateIndex, at: At) -> Found | None:
    if not (op.concurrently and op.if_not_exists and op.index):
        return None
    if any(_settles(earlier, Name(op.table.schema, op.index)) for earlier, _ in at.earlier):
        return None
    return Found(f"if a first try has failed, its invalid {op.index} is taken for the index")


def _settles(op: Operation, index: Name) -> bool:
    """Whether ``op`` drops what a failed try has left, or looks whether there is any."""
    if isinstance(op, Drop):
        return op.name == index
    return isinstance(op, DoBlock) and "indisvalid" in op.body and index.name in op.body


RULE = Rule(
    code="LNT205",
    slug="concurrently-if-not-exists",
    family="indexes",
    level="error",
    summary="an index that failed to build passes for one that is there",
    why="When CREATE INDEX CONCURRENTLY fails half way, by a duplicate, a deadlock or a timeout, "
    "the index stays behind marked invalid: every write keeps it up, no query uses it, a unique "
    "one lets old duplicates be. With IF NOT EXISTS the next try finds the name taken, does "
    "nothing and reports success.",
    instead="Write DROP INDEX CONCURRENTLY IF EXISTS of the same name above it, and leave out IF "
    "NOT EXISTS.",
    bad="""\
-- keel: no-transaction
create index concurrently if not exists books_title on public.books (title);
--                                                     ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_title;
create index concurrently books_title on public.books (title);
""",
    words=("concurrently",),
    on=(CreateIndex,),
    check=_check,
)
