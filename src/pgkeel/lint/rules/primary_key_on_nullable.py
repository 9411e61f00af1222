"""ADD PRIMARY KEY USING INDEX on columns that may be NULL."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import AddConstraint
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: AddConstraint, at: At) -> Found | None:
    if at.effect("add-primary-key-using-index") is None:
        return None
    index = at.schema.indexes.get(Name(op.table.schema, op.constraint.index or ""))
    keys = [key for key in index.keys if key] if index else []
    nullable = [
        key
        for key in keys
        if at.schema.column(op.table, key) and not at.schema.is_proved_not_null(op.table, key)
    ]
    if not nullable:
        return None
    return Found(
        f"{op.table} is locked while every row is tested for NULL in {', '.join(nullable)}",
        table=op.table,
    )


RULE = Rule(
    code="LNT116",
    slug="primary-key-on-nullable",
    family="constraints",
    level="error",
    summary="columns that may be NULL become a primary key",
    why="A primary key makes its columns NOT NULL. Where nothing proves that they hold no NULL, "
    "PostgreSQL reads the whole table under ACCESS EXCLUSIVE to find out, although the index is "
    "there already; nobody reads or writes the table meanwhile, and one NULL makes it fail.",
    instead="Before it, in migrations of their own: ADD CONSTRAINT … CHECK (… IS NOT NULL) NOT "
    "VALID; VALIDATE it; SET NOT NULL, which then takes the CHECK for a proof.",
    before="""\
create table public.shelves (number bigint, room text not null);
alter table public.shelves enable row level security;
create policy shelves_read on public.shelves for select to authenticated using (room <> '');
create unique index shelves_number on public.shelves (number);
create unique index shelves_room on public.shelves (room);
""",
    bad="""\
set local lock_timeout = '5s';
do $$ begin
  if not exists (select from pg_constraint
                 where conname = 'shelves_pkey' and conrelid = 'public.shelves'::regclass) then
    alter table public.shelves add constraint shelves_pkey primary key using index shelves_number;
--                                 ^
  end if;
end $$;
""",
    good="""\
set local lock_timeout = '5s';
do $$ begin
  if not exists (select from pg_constraint
                 where conname = 'shelves_pkey' and conrelid = 'public.shelves'::regclass) then
    alter table public.shelves add constraint shelves_pkey primary key using index shelves_room;
  end if;
end $$;
""",
    on=(AddConstraint,),
    check=_check,
    words=("primary",),
    sized=True,
)
