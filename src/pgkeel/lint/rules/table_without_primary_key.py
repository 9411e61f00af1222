"""Tables without a primary key."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        # What comes from elsewhere (LIKE, INHERITS, a query) may have one unseen.
        if table.kind != "table" or not table.whole or table.partition_of or not table.columns:
            continue
        if table.name.schema == "pg_temp":
            continue
        if not any(one.kind == "primary key" for one in table.constraints.values()):
            yield Found(f"{table.name} has no primary key", origin=table.origin)


RULE = Rule(
    code="LNT830",
    slug="table-without-primary-key",
    family="design",
    level="warning",
    summary="a table has no primary key",
    why="Without a key two equal rows cannot be told apart, logical replication refuses UPDATE and "
    "DELETE, and tools that edit, diff or copy rows have nothing to go by.",
    instead="Give the table a primary key when it is made; a unique key of NOT NULL columns can "
    "become one.",
    bad="""\
create table if not exists public.shelves (name text not null);
--                         ^
""",
    good="""\
create table if not exists public.shelves (name text primary key);
""",
    on=(HistoryEnd,),
    check=_check,
)
