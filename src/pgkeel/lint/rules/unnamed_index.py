"""CREATE INDEX without a name."""

from pgkeel.lint.at import At
from pgkeel.lint.known.naming import index_name
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name


def _check(op: CreateIndex, at: At) -> Found | None:
    if op.index is not None or op.table.schema == TEMPORARY:
        return None
    schema = op.table.schema
    name = index_name(op, lambda one: at.schema.has_relation(Name(schema, one)))
    return Found(f"PostgreSQL calls it {name}, or counts on if that is taken")


RULE = Rule(
    code="LNT206",
    slug="unnamed-index",
    family="indexes",
    level="warning",
    summary="an index has no name",
    why="PostgreSQL makes a name up from the table and the columns, and counts on if that is "
    "taken: the same statement gives another name where somebody has made an index by hand, and "
    "run twice it makes a second index of the same columns without a word. Whatever drops or "
    "renames it later then fails in one database and works in the other.",
    instead="Give it a name that says the table and the columns.",
    bad="""\
create table if not exists public.shelves (
  id bigint generated always as identity primary key,
  room text not null
);
create index on public.shelves (room);
--              ^
""",
    good="""\
create table if not exists public.shelves (
  id bigint generated always as identity primary key,
  room text not null
);
create index if not exists shelves_room on public.shelves (room);
""",
    words=("index",),
    on=(CreateIndex,),
    check=_check,
)
