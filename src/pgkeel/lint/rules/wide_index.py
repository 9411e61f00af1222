"""CREATE INDEX with many key columns."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateIndex
from pgkeel.lint.rule import Found, Rule

_MOST = 3


def _check(op: CreateIndex, _: At) -> Found | None:
    if op.unique or op.method != "btree" or len(op.keys) <= _MOST:
        return None
    return Found(f"{len(op.keys)} key columns: the last ones rarely decide anything")


RULE = Rule(
    code="LNT210",
    slug="wide-index",
    family="indexes",
    level="off",
    summary="an index has more than three key columns",
    why="A btree is searched by its first columns; by the third, a handful of rows are left. Each "
    "further key makes every entry larger, and an UPDATE of any of them can no longer be done "
    "within the page (HOT).",
    instead="Keep the columns that queries compare with `=`, then one that they sort or range "
    "over; INCLUDE what they only return.",
    bad="""\
-- keel: no-transaction
drop index concurrently if exists public.books_search;
create index concurrently books_search on public.books (published, title, price, stock);
--                                        ^
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_search;
create index concurrently books_search
  on public.books (published, title) include (price, stock);
""",
    words=("index",),
    on=(CreateIndex,),
    check=_check,
)
