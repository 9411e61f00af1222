"""ALTER TABLE … RENAME COLUMN."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.whence import whence
from pgkeel.lint.operations.objects import Rename
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.renamed import Move, moves
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for move in moves(at):
        op = move.op
        if isinstance(op, Rename) and op.kind == "column" and not _is_harmless(op, move, at):
            old, new = quoted(op.part_name), quoted(op.new)
            yield Found(
                f"{old} of {op.name} is called {new} from now on: queries of {old} fail",
                table=op.name,
                at=offset_of(op, move.where, at.file.text),
            )


def _is_harmless(op: Rename, move: Move, at: At) -> bool:
    """Whether nobody else has the column yet, or something has its old name by the end."""
    if op.name.schema == TEMPORARY:
        return True
    before, after = move.original, move.final
    if before != after and whence(at.schema, "view", before) == at.file.number:
        # A view that is called as the table was: it says itself what its columns are called.
        return True
    if at.is_new(after) or at.is_new_column(after, op.new):
        return True
    return at.schema.column(after, op.part_name) is not None


RULE = Rule(
    code="LNT422",
    slug="rename-column",
    family="compatibility",
    level="error",
    summary="a column is renamed and nothing answers to the old name",
    why="The running application has the old name in its queries: each fails (42703) from the "
    "moment of the commit to that of the last deployment. Functions that name the column in their "
    "text fail when they run. No lock or retry helps against that.",
    instead="Add a column of the new name, write both until all programs use it, then drop the old "
    "one. Or leave the name, and let a view show it under the better one.",
    bad="""\
set local lock_timeout = '5s';
do $$ begin
  if exists (select from information_schema.columns where table_schema = 'public'
             and table_name = 'books' and column_name = 'pages') then
    alter table public.books rename column pages to page_count;
--              ^
  end if;
end $$;
""",
    good="""\
create or replace view public.books_named with (security_invoker = true) as
  select id, title, pages as page_count from public.books;
""",
    on=(FileEnd,),
    check=_check,
    words=("rename",),
    in_rollback=False,
)
