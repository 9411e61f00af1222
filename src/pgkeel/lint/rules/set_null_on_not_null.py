"""Foreign keys that set a column to NULL which cannot be NULL."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.constrained import constraints_of
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.tables import AddColumn, AddConstraint, CreateTable
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    # A later statement of the migration may let the column be NULL yet.
    for op, _where in at.earlier:
        if not isinstance(op, (CreateTable, AddColumn, AddConstraint)):
            continue
        known = at.schema.tables.get(op.table)
        for key in constraints_of(op) if known else ():
            if key.on_delete != "n":
                continue
            for name in key.set_columns or key.columns:
                column = at.schema.column(op.table, name)
                if column and column.not_null:
                    words = f"{name} of {op.table} is NOT NULL: rows of {key.references} that it"
                    yield Found(f"{words} refers to cannot be deleted", at=key.at)


RULE = Rule(
    code="LNT138",
    slug="set-null-on-not-null",
    family="constraints",
    level="error",
    summary="ON DELETE SET NULL of a column that is NOT NULL",
    why="PostgreSQL accepts the constraint. The first DELETE of a row that is referred to then "
    "fails, by 23502 in another table than the one it names.",
    instead="Let the column be NULL; or choose ON DELETE CASCADE or RESTRICT; or, from PostgreSQL "
    "15 on, name the columns: `on delete set null (shelf_id)`.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists public.reviews (
  id bigint primary key,
  book_id bigint not null references public.books (id) on delete set null
--                        ^
);
create index if not exists reviews_book_id on public.reviews (book_id);
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists public.reviews (
  id bigint primary key,
  book_id bigint references public.books (id) on delete set null
);
create index if not exists reviews_book_id on public.reviews (book_id);
alter table public.reviews enable row level security;
""",
    on=(FileEnd,),
    check=_check,
    words=("delete",),
)
