"""Unique keys of several columns of which some may be NULL."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownIndex
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few
from pgkeel.names import Name


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        for index in at.schema.indexes_of(table.name):
            if not index.unique or len(index.keys) < 2 or index.partial or index.nulls_not_distinct:
                continue
            if loose := _nullable(index, table.name, at):
                words = (
                    f"rows alike but for NULL in {few(loose)} are not kept apart by {index.name}"
                )
                yield Found(words, origin=index.origin)


def _nullable(index: KnownIndex, table: Name, at: At) -> list[str]:
    return [
        key
        for key in index.keys
        if key and at.schema.column(table, key) and not at.schema.is_proved_not_null(table, key)
    ]


RULE = Rule(
    code="LNT140",
    slug="unique-with-null",
    family="constraints",
    level="info",
    summary="a unique key of several columns lets NULL through",
    why="NULL is like no other NULL: of rows with a NULL in any column of the key there may be as "
    "many as anybody writes, alike in all the others.",
    instead="NOT NULL for all columns; or NULLS NOT DISTINCT, from PostgreSQL 15 on; or a unique "
    "index for each case, WHERE the column is NULL and where it is not.",
    bad="""\
create table if not exists private.shelves (
  id bigint primary key,
  room text not null,
  place integer,
  constraint shelves_place_key unique (room, place)
--^
);
""",
    good="""\
create table if not exists private.shelves (
  id bigint primary key,
  room text not null,
  place integer not null,
  constraint shelves_place_key unique (room, place)
);
""",
    on=(HistoryEnd,),
    check=_check,
)
