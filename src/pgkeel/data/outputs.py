"""Which columns a query of a view gives, and which marked ones they are made from; pure."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from pgkeel.sql import Tree, parse

Column: TypeAlias = tuple[str, ...]
"""Schema, table, column."""
Rows: TypeAlias = Mapping[str, Sequence[str]]
"""The columns of what a query reads, by the names that it has there."""


def outputs(query: str, marked: Mapping[Column, Column]) -> dict[str, Column]:
    """Return the outputs that hold a column of ``marked``, and which it is.

    Judged by names: a query that reads the table and gives something made from a column of that
    name gives it. Counts do not.
    """
    trees = parse(query.encode())
    if not isinstance(trees, list) or len(trees) != 1:
        return {}
    nodes = _nodes(trees[0])
    read = {
        (body.get("schemaname", ""), body.get("relname", ""))
        for kind, body in nodes
        if kind == "RangeVar"
    }
    names = {path[-1]: origin for path, origin in marked.items() if path[:2] in read}
    if not names:
        return {}
    rows = _rows(nodes, marked)
    selects = [body for kind, body in nodes if kind == "SelectStmt" and body.get("targetList")]
    # What an inner query calls it, an outer one reads.
    for _ in selects:
        before = len(names)
        for select in selects:
            for name, origin in _given(select, names, rows).items():
                names.setdefault(name, origin)
        if len(names) == before:
            break
    found: dict[str, Column] = {}
    for select in _topmost(trees[0].get("SelectStmt", {})):
        found |= _given(select, names, rows)
    return found


def computed_from(expression: str, marked: Mapping[str, Column]) -> Column | None:
    """Return which of the ``marked`` columns of its own table an expression gives a value of."""
    trees = parse(f"SELECT {expression}".encode())
    if not isinstance(trees, list):
        return None
    return next((marked[one] for one in _columns(trees, {}) if one in marked), None)


def _rows(nodes: Sequence[tuple[str, Tree]], marked: Mapping[Column, Column]) -> Rows:
    """Return what whole rows hold, by the names that the query gives to what it reads."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, body in nodes:
        called = body.get("alias", {}).get("aliasname", "")
        if kind == "RangeVar":
            path = (body.get("schemaname", ""), body.get("relname", ""))
            columns = tuple(one[-1] for one in marked if one[:2] == path)
            found[called or path[1]] = columns
        elif kind == "RangeSubselect" and called:
            selects = _topmost(body.get("subquery", {}).get("SelectStmt", {}))
            targets = [item["ResTarget"] for one in selects for item in one.get("targetList", ())]
            columns = tuple(one.get("name") or _last(one.get("val")) for one in targets)
            found[called] = columns
    return found


def _last(node: Any) -> str:
    return next(iter(_columns(node, {})[-1:]), "")


def _topmost(select: Tree) -> Sequence[Tree]:
    if "larg" in select:
        return (*_topmost(select["larg"]), *_topmost(select["rarg"]))
    return (select,)


def _given(select: Tree, names: Mapping[str, Column], rows: Rows) -> dict[str, Column]:
    found = {}
    for item in select.get("targetList", ()):
        target = item["ResTarget"]
        used = [one for one in _columns(target.get("val"), rows) if one in names]
        if used:
            found[target.get("name") or used[-1]] = names[used[0]]
    return found


def _columns(node: Any, rows: Rows) -> Sequence[str]:
    """Return the columns an expression gives a value of, those of whole rows among them."""
    if isinstance(node, list):
        return [name for one in node for name in _columns(one, rows)]
    if not isinstance(node, dict):
        return ()
    if "FuncCall" in node and _name(node["FuncCall"]) == "count":
        return ()
    if "NullTest" in node:
        return ()
    if "ColumnRef" in node:
        listed = node["ColumnRef"].get("fields", ())
        fields = [one.get("String", {}).get("sval", "") for one in listed]
        if not fields:
            return ()
        if "A_Star" in listed[-1]:
            # The server writes out what a star gives: one that is left is a row as a value.
            return rows.get(fields[-2], ()) if len(fields) > 1 else ()
        return [fields[-1]] if fields[-1] else ()
    return [name for one in node.values() for name in _columns(one, rows)]


def _name(call: Tree) -> str:
    parts = call.get("funcname") or [{}]
    return str(parts[-1].get("String", {}).get("sval", ""))


def _nodes(node: Any) -> list[tuple[str, Tree]]:
    found: list[tuple[str, Tree]] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
        elif isinstance(here, dict):
            for key, value in here.items():
                if isinstance(value, dict) and key[:1].isupper():
                    found.append((key, value))
                waiting.append(value)
    return found
