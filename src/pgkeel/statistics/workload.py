"""The queries of an environment as pg_stat_statements knows them; for ``keel stats`` and proofs.

What a query was called with is never kept: every constant becomes a parameter here once more, as
the server leaves some in when it is short of room, and comments, in which clients leave traces, go.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from pgkeel.sql import Tree, parse, tokens, without_constants

_MOST = 1_000
"""Queries that are kept: those that are called most."""
_STATEMENTS = frozenset({"SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"})
"""Others cannot be prepared, and may hold passwords."""
_OF_SERVER = frozenset({"pg_catalog", "information_schema", "pg_toast"})


class Called(Struct, frozen=True, kw_only=True):
    """One query, and about how often it was called."""

    sql: str
    calls: int


class Workload(Struct, frozen=True, kw_only=True):
    """All of them in the order of their texts, and how many were left out for what they are."""

    queries: tuple[Called, ...] = ()
    unreadable: int = 0
    """Those that are no SQL without what the server took out of them."""
    hidden: int = 0
    """Those of other roles, which only a member of pg_read_all_stats may see."""


def workload(
    rows: Iterable[tuple[str | None, int]], builtin: frozenset[str], *, most: int = _MOST
) -> Workload:
    """Return what is kept of the server's texts and calls; ``builtin`` functions are its own."""
    calls: dict[str, int] = {}
    unreadable = hidden = 0
    for text, number in rows:
        if text is None or text == "<insufficient privilege>":
            hidden += 1
            continue
        trees = parse(text.encode())
        if not isinstance(trees, list):
            unreadable += 1
            continue
        if len(trees) != 1 or not _is_asked(trees[0], builtin):
            continue
        sql = _plain(text.encode())
        if sql is None:
            unreadable += 1
        else:
            calls[sql] = calls.get(sql, 0) + number
    kept = sorted(calls, key=lambda sql: (-calls[sql], sql))[:most]
    queries = tuple(Called(sql=sql, calls=_rounded(calls[sql])) for sql in sorted(kept))
    return Workload(queries=queries, unreadable=unreadable, hidden=hidden)


def render_workload(found: Workload, environment: str) -> bytes:
    """Return the file: one query a line, above each how often it was called."""
    head = (
        f"-- Queries of {environment} as pg_stat_statements knows them, without their constants.\n"
        "-- Written by `keel stats`; `keel prove` prepares them before and after each migration.\n"
    )
    body = "".join(f"\n-- calls: {one.calls}\n{one.sql};\n" for one in found.queries)
    return (head + body).encode()


def queries_beside(statistics: Path) -> Path:
    """Return the file of queries that belongs to a file of sizes."""
    name = statistics.name.removesuffix(".json").removesuffix(".stats")
    return statistics.with_name(f"{name}.queries.sql")


def _is_asked(tree: Tree, builtin: frozenset[str]) -> bool:
    """Whether it is a query that has to do with something that migrations make."""
    if not _STATEMENTS & tree.keys():
        return False
    found = [*_nodes(tree)]
    made = {node["ctename"] for name, node in found if name == "CommonTableExpr"}
    relations = [
        node
        for name, node in found
        if name in ("RangeVar", "relation")
        and (node.get("schemaname") or node.get("relname") not in made)
    ]
    if relations:
        return not all(map(_is_of_server, relations))
    return any(_last(node) not in builtin for name, node in found if name == "FuncCall")


def _nodes(node: Any) -> Iterator[tuple[str, Tree]]:
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, dict):
                yield name, value
            yield from _nodes(value)


def _last(call: Tree) -> str:
    """Return the name of a function without its schema."""
    return str(call["funcname"][-1]["String"]["sval"])


def _is_of_server(relation: Tree) -> bool:
    schema, name = relation.get("schemaname"), relation.get("relname", "")
    own = not schema and name.startswith("pg_")
    # Whoever reads these statistics is told of by them the next time.
    return own or schema in _OF_SERVER or name == "pg_stat_statements"


def _plain(text: bytes) -> str | None:
    """Return a query on one line without constants and comments; ``None`` where a string stays."""
    sql = without_constants(text)
    if sql is None:
        return None
    found = tokens(sql, 0, len(sql))
    if any(one.kind in ("string", "dollar") for one in found):
        return None
    parts: list[bytes] = []
    end = 0
    for one in found:
        if parts and one.start > end:
            parts.append(b" ")
        parts.append(sql[one.start : one.end])
        end = one.end
    return b"".join(parts).decode().rstrip("; ")


def _rounded(calls: int) -> int:
    """Return ``calls`` with one digit, so that the file changes when the application does."""
    step: int = 10 ** (len(str(calls)) - 1)
    return calls // step * step
