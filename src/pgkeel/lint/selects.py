"""The queries in a condition, each with what its FROM names and what it compares; for rules."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from pgkeel.sql import Tree


class Select(Struct, frozen=True):
    """One SELECT, without those inside of it."""

    names: frozenset[str]
    """What columns can be qualified with: aliases, and the names of relations without one."""
    comparisons: tuple[Tree, ...]
    """The operators in its WHERE and its JOINs."""


def selects(nodes: Iterable[tuple[str, Tree]]) -> Iterator[Select]:
    """Yield the SELECTs with a FROM among ``nodes``, outer ones first."""
    for kind, body in nodes:
        if kind == "SelectStmt" and "fromClause" in body:
            yield _select(body)


def _select(query: Tree) -> Select:
    names: set[str] = set()
    comparisons: list[Tree] = []
    waiting: list[Any] = [query.get("fromClause"), query.get("whereClause")]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            for key, value in here.items():
                if key in ("RangeVar", "RangeSubselect", "RangeFunction"):
                    alias = value.get("alias", {}).get("aliasname")
                    names.add(alias or value.get("relname", ""))
                elif key == "A_Expr":
                    comparisons.append(value)
                    waiting.append(value)
                elif key not in ("SubLink", "SelectStmt"):
                    waiting.append(value)
    return Select(frozenset(names), tuple(comparisons))
