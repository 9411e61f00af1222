"""ADD PRIMARY KEY without USING INDEX."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.rule import Found, Rule


def _check(op: AddConstraint, at: At) -> Found | None:
    known = at.schema.tables.get(op.table)
    if at.effect("add-primary-key") is None or (op.only and known and known.partitioned):
        # The index of ONLY a partitioned table is made of those that are attached to it.
        return None
    nullable = [
        name for name in op.constraint.columns if not at.schema.is_proved_not_null(op.table, name)
    ]
    scan = f" and {', '.join(nullable)} tested for NULL" if nullable else ""
    return Found(f"{op.table} is locked while the key's index is built{scan}", table=op.table)


RULE = Rule(
    code="LNT115",
    slug="add-primary-key",
    family="constraints",
    level="error",
    summary="a primary key builds its index",
    why="ADD PRIMARY KEY takes ACCESS EXCLUSIVE and builds the index under it, after it has read "
    "the whole table once more for each column that may be NULL: nobody reads or writes the table "
    "meanwhile. Where two rows are alike it fails at the end.",
    instead="Make the columns NOT NULL first (see set-not-null). CREATE UNIQUE INDEX CONCURRENTLY "
    "in a migration of its own marked `-- keel: no-transaction`; then ADD CONSTRAINT … PRIMARY "
    "KEY USING INDEX, which changes the catalog only.",
    before="""\
create table public.shelves (number bigint not null, room text not null);
alter table public.shelves enable row level security;
create policy shelves_read on public.shelves for select to authenticated using (room <> '');
create unique index shelves_place on public.shelves (room, number);
""",
    bad="""\
set local lock_timeout = '5s';
alter table public.shelves drop constraint if exists shelves_pkey;
alter table public.shelves add constraint shelves_pkey primary key (number, room);
--                             ^
""",
    good="""\
set local lock_timeout = '5s';
do $$ begin
  if not exists (select from pg_constraint
                 where conname = 'shelves_pkey' and conrelid = 'public.shelves'::regclass) then
    alter table public.shelves add constraint shelves_pkey primary key using index shelves_place;
  end if;
end $$;
""",
    on=(AddConstraint,),
    check=_check,
    words=("primary",),
    sized=True,
)
