"""A foreign key whose columns no index begins with."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownConstraint, KnownIndex, KnownTable
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule

_LOOKED_UP = frozenset({"btree", "hash", "gist", "spgist"})


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        # A partition has the indexes of its parent, and LIKE or INHERITS may have brought some.
        if table.partition_of or not table.whole:
            continue
        for constraint in table.constraints.values():
            if constraint.kind == "foreign key" and constraint.enforced:
                yield from _found(table, constraint, at)


def _found(table: KnownTable, constraint: KnownConstraint, at: At) -> Iterator[Found]:
    indexes = at.schema.indexes_of(table.name)
    if not any(_serves(index, constraint.columns) for index in indexes):
        columns = ", ".join(constraint.columns)
        yield Found(
            f"no index of {table.name} begins with {columns}, which refers to "
            f"{constraint.references}",
            table=table.name,
            origin=constraint.origin,
        )


def _serves(index: KnownIndex, columns: tuple[str, ...]) -> bool:
    """Whether a look-up by ``columns`` can use ``index``; their order does not matter."""
    # NULL refers to nothing, so an index may leave it out.
    whole = not index.partial or index.without_null in columns
    return whole and index.method in _LOOKED_UP and {*index.keys[: len(columns)]} == {*columns}


RULE = Rule(
    code="LNT208",
    slug="foreign-key-without-index",
    family="indexes",
    level="warning",
    summary="a foreign key has no index on its columns",
    why="PostgreSQL indexes the side that is referred to, not the side that refers. Every DELETE "
    "over there, and every UPDATE of its key, looks for rows that refer to it: without an index "
    "it reads this whole table, once for each row, with the row locked.",
    instead="CREATE INDEX CONCURRENTLY on the columns of the foreign key; in a later migration "
    "will do.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists public.reviews (
  id bigint generated always as identity primary key,
  book_id bigint not null references public.books (id)
--                        ^
);
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists public.reviews (
  id bigint generated always as identity primary key,
  book_id bigint not null references public.books (id)
);
create index if not exists reviews_book_id on public.reviews (book_id);
""",
    on=(HistoryEnd,),
    check=_check,
    sized=True,
)
