"""Columns of places and shapes that no index can be searched by."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.vectors import short_name

_SHAPES = frozenset({"box", "circle", "geography", "geometry", "point", "polygon"})
_SEARCHED = frozenset({"brin", "gist", "spgist"})


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.kind != "table" or table.partition_of:
            continue
        shapes = [one for one in table.columns.values() if short_name(one.type) in _SHAPES]
        if not shapes:
            continue
        searched = [one for one in at.schema.indexes_of(table.name) if one.method in _SEARCHED]
        named = {name for one in searched for name in (*one.keys, *one.mentioned)}
        for column in shapes:
            if column.name not in named:
                words = f"no index of {table.name} finds what is near or within {column.name}"
                yield Found(words, table=table.name, origin=column.origin)


RULE = Rule(
    code="LNT223",
    slug="shapes-without-index",
    family="indexes",
    level="info",
    summary="a column of places or shapes has no index for them",
    why="What is near, within or overlaps cannot be found by a btree: without a GiST or SP-GiST "
    "index each such question reads the whole table and computes every distance.",
    instead="`create index concurrently … using gist (place)`; leave it where the place is only "
    "shown.",
    bad="""\
create table if not exists private.shops (
  id bigint primary key,
  place point not null
--^
);
""",
    good="""\
create table if not exists private.shops (
  id bigint primary key,
  place point not null
);
create index if not exists shops_place on private.shops using gist (place);
""",
    on=(HistoryEnd,),
    check=_check,
    sized=True,
)
