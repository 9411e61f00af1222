"""ADD COLUMN to a table in use."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: AddColumn, at: At) -> Found | None:
    known = at.schema.column(op.table, op.column.name)
    if op.relation != "table" or at.is_new(op.table) or (known and op.if_not_exists):
        return None
    return Found(f"{op.table} has {quoted(op.column.name)} from then on, in every `select *`, too")


RULE = Rule(
    code="LNT440",
    slug="add-column-in-use",
    family="compatibility",
    level="off",
    summary="a table in use gets a column",
    why="Programs that read `select *` into a fixed shape, INSERT without naming columns, "
    "and copies, dumps and subscribers with a list of their own get one column more "
    "than they know. Most programs do not mind, so this is off unless a project asks "
    "for it.",
    instead="Let clients name the columns they use; let subscribers of logical replication have"
    " the column first.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists subtitle text;
--                                                ^
""",
    good="""\
create table if not exists public.subtitles (
  book_id bigint primary key references public.books (id),
  subtitle text not null
);
alter table public.subtitles enable row level security;
""",
    on=(AddColumn,),
    check=_check,
    words=("add",),
    in_rollback=False,
)
