"""ADD UNIQUE without USING INDEX."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.rule import Found, Rule

_PARTITIONED = (
    "add it to ONLY the partitioned table; build each partition's index CONCURRENTLY, make it a "
    "constraint there by USING INDEX, and ALTER INDEX … ATTACH PARTITION it"
)


def _check(op: AddConstraint, at: At) -> Found | None:
    known = at.schema.tables.get(op.table)
    partitioned = known is not None and known.partitioned
    if at.effect("add-unique") is None or (op.only and partitioned):
        # The index of ONLY a partitioned table is made of those that are attached to it.
        return None
    return Found(
        f"{op.table} is locked while the index of the constraint is built",
        hint=_PARTITIONED if partitioned else None,
        table=op.table,
    )


RULE = Rule(
    code="LNT114",
    slug="add-unique-constraint",
    family="constraints",
    level="error",
    summary="a UNIQUE constraint builds its index",
    why="ADD UNIQUE takes ACCESS EXCLUSIVE and builds the index under it: nobody reads or writes "
    "the table until all rows are read and sorted. Where two rows are alike it fails at the end.",
    instead="CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own marked `-- keel: "
    "no-transaction`; then ADD CONSTRAINT … UNIQUE USING INDEX, which changes the catalog only.",
    before="create unique index books_dated_title on public.books (published, title);",
    bad="""\
set local lock_timeout = '5s';
alter table public.books drop constraint if exists books_title_once;
alter table public.books add constraint books_title_once unique (title, published);
--                           ^
""",
    good="""\
set local lock_timeout = '5s';
do $$ begin
  if not exists (select from pg_constraint
                 where conname = 'books_title_once' and conrelid = 'public.books'::regclass) then
    alter table public.books
      add constraint books_title_once unique using index books_dated_title;
  end if;
end $$;
""",
    on=(AddConstraint,),
    check=_check,
    words=("unique",),
    sized=True,
)
