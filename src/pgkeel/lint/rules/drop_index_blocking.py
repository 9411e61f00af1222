"""DROP INDEX without CONCURRENTLY."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.tables import CreateTable
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: Drop, at: At) -> Found | None:
    if op.kind != "index" or op.concurrently or _is_left_over(at):
        return None
    index = at.schema.indexes.get(op.name)
    if index is None:
        if op.if_exists:
            return None
        return Found(f"reads and writes of the table of {op.name} wait for this")
    table = at.schema.tables.get(index.table)
    # CONCURRENTLY is refused there, and an index behind a constraint cannot be dropped at all.
    if index.constraint or (table and table.partitioned) or _is_undone(index.table, at):
        return None
    return Found(f"reads and writes of {index.table} wait for this", table=index.table)


def _is_left_over(at: At) -> bool:
    """Whether it is dropped only where a try to build it failed: no DO block takes CONCURRENTLY."""
    return any("indisvalid" in guard.condition for guard in at.statement.guards)


def _is_undone(table: Name, at: At) -> bool:
    """Whether a rollback file takes away the table too."""
    made = (op.table for op, _ in at.forward if isinstance(op, CreateTable))
    return table in made


RULE = Rule(
    code="LNT202",
    slug="drop-index-blocking",
    family="indexes",
    level="error",
    summary="an index is dropped while everybody waits",
    why="DROP INDEX takes ACCESS EXCLUSIVE on the table of the index: it waits for every query "
    "that is running there, whoever comes later waits behind it, and once it has the lock it keeps "
    "it to the end of the transaction.",
    instead="DROP INDEX CONCURRENTLY, in a migration of its own marked `-- keel: no-transaction`.",
    bad="""\
set local lock_timeout = '5s';
drop index if exists public.books_title;
--<
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_title;
""",
    before="create index if not exists books_title on public.books (title);\n",
    words=("drop",),
    on=(Drop,),
    check=_check,
    sized=True,
)
