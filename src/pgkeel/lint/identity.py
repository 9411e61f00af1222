"""What expressions of policies ask about the one who asks: auth.uid(), settings, claims."""

from collections.abc import Iterator
from typing import Any

from pgkeel.lint.reading.nodes import constant, strings, walk
from pgkeel.sql import Tree

IDENTITY = frozenset({("auth", "uid"), ("auth", "jwt"), ("auth", "role"), ("auth", "email")})
"""Supabase's functions that tell who asks."""
_SETTING = "current_setting"


def calls_per_row(node: Any) -> Iterator[tuple[str, Tree]]:
    """Yield the calls that tell who asks and are made for every row: those not in a plain SELECT.

    PostgreSQL runs `(select auth.uid())`, which reads no table, once a statement (an InitPlan).
    """
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, list):
            waiting += here
            continue
        if not isinstance(here, dict):
            continue
        for key, value in here.items():
            if key == "SubLink" and "fromClause" not in value.get("subselect", {}).get(
                "SelectStmt", {"fromClause": ()}
            ):
                continue
            if key == "FuncCall":
                parts = strings(value.get("funcname"))
                if parts[-2:] in IDENTITY or parts[-1:] == (_SETTING,):
                    yield f"{'.'.join(parts)}()", value
            waiting.append(value)


def asks_only_sign_in(node: Tree | None) -> bool:
    """Whether ``node`` holds for whoever is signed in, whatever is in the row."""
    if not node:
        return False
    kind, body = next(iter(node.items()))
    if kind == "BoolExpr" and body.get("boolop") == "AND_EXPR":
        return all(asks_only_sign_in(one) for one in body.get("args", ()))
    if kind == "NullTest":
        return body.get("nulltesttype") == "IS_NOT_NULL" and _is_call(body.get("arg"))
    if kind != "A_Expr" or strings(body.get("name"))[-1:] != ("=",):
        return False
    sides = body.get("lexpr"), body.get("rexpr")
    words = {constant(side) for side in sides}
    return "authenticated" in words and any(_is_call(side) for side in sides)


def _is_call(node: Tree | None) -> bool:
    """Whether ``node`` is a call of a function that tells who asks, perhaps in a plain SELECT."""
    while node and "TypeCast" in node:
        node = node["TypeCast"].get("arg")
    query = (node or {}).get("SubLink", {}).get("subselect", {}).get("SelectStmt", {})
    targets = query.get("targetList", ())
    if len(targets) == 1 and "fromClause" not in query:
        return _is_call(targets[0]["ResTarget"].get("val"))
    call = (node or {}).get("FuncCall", {})
    return strings(call.get("funcname"))[-2:] in IDENTITY


def asks_identity(node: Any) -> bool:
    """Whether anything in ``node`` tells who asks."""
    return is_identity_asked(walk(node))


def is_identity_asked(nodes: list[tuple[str, Tree]]) -> bool:
    """Whether any of ``nodes`` tells who asks."""
    for kind, body in nodes:
        if kind == "FuncCall":
            parts = strings(body.get("funcname"))
            if parts[-2:] in IDENTITY or parts[-1:] == (_SETTING,):
                return True
    return False
