"""CREATE INDEX without CONCURRENTLY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: CreateIndex, at: At) -> Found | None:
    if op.concurrently or op.only:
        return None
    if op.if_not_exists and Name(op.table.schema, op.index or "") in at.schema.indexes:
        return None  # it is there, and nothing is built
    known = at.schema.tables.get(op.table)
    if known and known.partitioned:
        return None
    return Found(f"writes to {op.table} wait until the index is built", table=op.table)


RULE = Rule(
    code="LNT201",
    slug="create-index-blocking",
    family="indexes",
    level="error",
    summary="an index is built while writers wait",
    why="CREATE INDEX takes SHARE on the table: reads go on, every INSERT, UPDATE and DELETE "
    "waits until the whole table has been read and sorted, and to the end of the transaction.",
    instead="CREATE INDEX CONCURRENTLY, in a migration of its own marked "
    "`-- keel: no-transaction`.",
    bad="""\
set local lock_timeout = '5s';
create index if not exists books_title on public.books (title);
--                                        ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_title;
create index concurrently books_title on public.books (title);
""",
    on=(CreateIndex,),
    check=_check,
    sized=True,
)
