"""Queries that compare a column with itself where another table's was meant."""

from collections.abc import Iterator
from typing import Any

from pgkeel.lint.at import At
from pgkeel.lint.conditions import CONDITIONAL
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.reading.nodes import strings
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.selects import Select, selects
from pgkeel.sql import Tree


def _check(op: Operation, at: At) -> Iterator[Found]:
    if isinstance(op, CreatePolicy):
        yield from _in_policy(op, at)
    if not at.says(b"select"):
        return
    for select in selects(at.nodes(op)):
        for body in select.comparisons:
            column = _same_column(body, select)
            if column:
                place = body.get("location", 0) + at.statement.shift
                yield Found(f"both sides are the same {column}, of every row", at=place)


def _in_policy(op: CreatePolicy, at: At) -> Iterator[Found]:
    """Find what was to compare the row with what it was before: a policy has only one of them."""
    waiting: list[Any] = [op.check, op.using]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += reversed(here)
            continue
        for kind, body in (here or {}).items() if isinstance(here, dict) else ():
            if kind == "A_Expr" and _is_comparison(body):
                left, right = _reference(body.get("lexpr")), _reference(body.get("rexpr"))
                if left and left == right:
                    message = f"both sides are the same {'.'.join(left)}, of one and the same row"
                    place = body.get("location", 0) + at.statement.shift
                    yield Found(message, at=place, hint=_BEFORE)
            if kind != "SubLink":
                waiting.append(body)


_BEFORE = (
    "No policy sees the row as it was. To keep a column as it is, GRANT UPDATE on the others by "
    "name, or raise in a trigger where OLD and NEW differ."
)


def _is_comparison(body: Tree) -> bool:
    if body.get("kind") in ("AEXPR_DISTINCT", "AEXPR_NOT_DISTINCT"):
        return True
    return body.get("kind") == "AEXPR_OP" and strings(body.get("name"))[-1:] in (("=",), ("<>",))


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
    "in. `with check (role = role)` compares the new row with itself, not with what it was.",
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
    words=("select", "policy"),
)
