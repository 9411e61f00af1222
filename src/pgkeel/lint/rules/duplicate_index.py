"""An index that another one can stand in for."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.objects import KnownIndex
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        indexes = [one for one in at.schema.indexes_of(table.name) if _compares(one)]
        for index in indexes:
            wider = next((one for one in indexes if _stands_in(one, index)), None)
            if wider:
                yield _found(index, wider)


def _compares(index: KnownIndex) -> bool:
    return None not in index.keys and not index.partial


def _stands_in(wider: KnownIndex, index: KnownIndex) -> bool:
    """Whether ``wider`` does all that ``index`` does, and is the one to keep."""
    width = len(index.keys)
    if wider.keys[:width] != index.keys or _variants(wider, width) != _variants(index, width):
        return False
    if wider.method != index.method or not {*index.included} <= {*wider.keys, *wider.included}:
        return False
    if len(wider.keys) > width:
        return index.method == "btree" and not index.unique
    if index.unique and wider.nulls_not_distinct != index.nulls_not_distinct:
        return False
    return _worth(wider) > _worth(index)


def _worth(index: KnownIndex) -> tuple[bool, bool, int, int, int, str]:
    """Of two that are alike the one behind a constraint counts more; last, the older one."""
    made, holds = index.origin, len(index.included)
    return (index.constraint is not None, index.unique, holds, -made.file, -made.at, index.name)


def _variants(index: KnownIndex, width: int) -> tuple[str, ...]:
    variants = index.variants[:width] or ("",) * width
    # One column is read as well from the end.
    return ("",) if variants == ("desc",) else variants


def _found(index: KnownIndex, wider: KnownIndex) -> Found:
    later = max(index.origin, wider.origin, key=lambda one: (one.file, one.at))
    named = ", ".join(filter(None, wider.keys))
    return Found(
        f"{index.name} is of no use beside {wider.name} ({named}) of {index.table}",
        hint=f"Drop {index.name}, unless it was kept small on purpose.",
        origin=later,
    )


RULE = Rule(
    code="LNT207",
    slug="duplicate-index",
    family="indexes",
    level="warning",
    summary="an index begins with the same columns as another",
    why="A btree index on (a, b) answers every query that one on (a) does. The second one is "
    "written at each INSERT and most UPDATEs, is vacuumed, cached and backed up, and never has "
    "to be used.",
    instead="Keep the one with more columns, or the one behind a constraint, and drop the other "
    "with DROP INDEX CONCURRENTLY.",
    bad="""\
-- keel: no-transaction
drop index concurrently if exists public.books_isbn;
create index concurrently books_isbn on public.books (isbn);
--                                      ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_author_id_title;
create index concurrently books_author_id_title on public.books (author_id, title);
drop index concurrently if exists public.books_author_id;
""",
    on=(HistoryEnd,),
    check=_check,
)
