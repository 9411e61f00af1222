"""What expressions of policies ask about the one who asks: auth.uid(), settings, claims."""

from collections.abc import Iterator
from typing import Any

from pgkeel.lint.reading.nodes import strings, walk
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


def asks_identity(node: Any) -> bool:
    """Whether anything in ``node`` tells who asks."""
    return any(
        kind == "FuncCall"
        and (
            strings(body.get("funcname"))[-2:] in IDENTITY
            or strings(body.get("funcname"))[-1:] == (_SETTING,)
        )
        for kind, body in walk(node)
    )
