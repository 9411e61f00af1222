"""Queries that compare a column with itself where another table's was meant."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.conditions import CONDITIONAL
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import strings
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.selects import Select, selects
from pgkeel.sql import Tree


def _check(op: Operation, at: At) -> Iterator[Found]:
    if not at.says(b"select"):
        return
    for select in selects(at.nodes(op)):
        for body in select.comparisons:
            column = _same_column(body, select)
            if column:
                place = body.get("location", 0) + at.statement.shift
                yield Found(f"both sides are the same {column}, of every row", at=place)


def _same_column(body: Tree, select: Select) -> str | None:
    """Return the column that ``body`` compares with itself.

    A name without a table is looked for in the innermost query first, and found there if the other
    side says that the column is there.
    """
    if strings(body.get("name"))[-1:] != ("=",):
        return None
    left, right = _reference(body.get("lexpr")), _reference(body.get("rexpr"))
    if not left or not right or left[-1] != right[-1]:
        return None
    tables = {left[:-1], right[:-1]}
    if len(tables) == 1:
        return ".".join(left)
    own = next(iter(tables - {()}))
    return ".".join((*own, left[-1])) if () in tables and own[-1] in select.names else None


def _reference(node: Tree | None) -> tuple[str, ...]:
    found = (node or {}).get("ColumnRef", {}).get("fields")
    return strings(found) if found else ()


RULE = Rule(
    code="LNT860",
    slug="compared-with-itself",
    family="rows",
    level="error",
    summary="a query compares a column with itself",
    why="A name without a table is looked for in the innermost query first. In `exists (select "
    "from members m where m.team = team)` both sides are m.team: the condition is true for every "
    "member, and what it was to tie the query to is never asked. In a policy that lets everybody "
    "in.",
    instead="Write the table or alias with every column: `m.team = teams.team`.",
    bad="""\
set local lock_timeout = '5s';
drop policy if exists books_lent on public.books;
create policy books_lent on public.books for select to authenticated using (exists (
  select from public.loans l where l.note = note and l.reader = (select auth.uid())
--                                        ^
));
""",
    good="""\
set local lock_timeout = '5s';
drop policy if exists books_lent on public.books;
create policy books_lent on public.books for select to authenticated using (exists (
  select from public.loans l where l.note = books.title and l.reader = (select auth.uid())
));
""",
    on=CONDITIONAL,
    check=_check,
    words=("select",),
)
