"""Tables in an exposed schema without row-level security."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.origin.file != at.file.number or table.kind != "table" or table.rls:
            continue
        if at.is_exposed(table.name):
            hint = f"alter table {table.name} enable row level security;"
            words = f"{table.name} is served by the API, and row-level security is off"
            yield Found(words, hint=hint, at=table.origin.at)


RULE = Rule(
    code="LNT701",
    slug="table-without-rls",
    family="rls",
    level="error",
    summary="a table that an API serves has no row-level security",
    why="Whoever holds the public key of the project may do to the table whatever the role "
    "anon is granted: without row-level security that means every row. A partition is a "
    "table of its own, with rows and rights of its own.",
    instead="`alter table … enable row level security` in the same migration, then policies for "
    "who may do what.",
    bad="""\
create table if not exists public.shelves (id bigint primary key);
--                         ^
""",
    good="""\
create table if not exists public.shelves (id bigint primary key);
alter table public.shelves enable row level security;
""",
    on=(FileEnd,),
    check=_check,
    words=("create",),
    preset="supabase",
)
