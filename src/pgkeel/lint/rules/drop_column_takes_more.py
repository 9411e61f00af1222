"""DROP COLUMN of a column that keys and indexes of several columns are made of."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import DropColumn
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import quoted


def _check(op: DropColumn, at: At) -> Found | None:
    if op.relation != "table" or at.is_new(op.table) or at.is_new_column(op.table, op.column):
        return None
    if taken := list(_taken(op, at)):
        return Found(f"with {quoted(op.column)} of {op.table} go {few(taken)}", table=op.table)
    return None


def _taken(op: DropColumn, at: At) -> Iterator[str]:
    for one in at.schema.constraints(op.table):
        if op.column in one.columns and (one.kind != "check" or len(one.columns) > 1):
            yield f"{one.kind} {quoted(one.name)}"
    for index in at.schema.indexes_of(op.table):
        named = {*index.keys, *index.included, *index.mentioned}
        told = index.unique or index.partial or len(named) > 1
        if told and index.constraint is None and op.column in named:
            yield f"{'unique ' * index.unique}index {quoted(index.name)}"


RULE = Rule(
    code="LNT433",
    slug="drop-column-takes-more",
    family="destructive",
    level="warning",
    summary="a dropped column takes keys and indexes of other columns along",
    why="PostgreSQL drops every index and constraint that the column is part of, without CASCADE "
    "and without a word: of a unique key on two columns nothing is left for the other one. Queries "
    "get slow, duplicates get in, and nothing reports it.",
    instead="Say what shall hold without the column: add the constraint or index for the columns "
    "that are left first, concurrently, and then drop the column.",
    bad="""\
set local lock_timeout = '5s';
-- keel: allow drop-column because nothing has read it since V012
alter table public.books drop column if exists pages;
--                       ^
""",
    good="""\
comment on column public.books.pages is 'Unused since 2.3; goes away with 2.5.';
""",
    before="create index if not exists books_size on public.books (pages, price);\n",
    also=("spec-missing",),
    on=(DropColumn,),
    check=_check,
    in_rollback=False,
)
