"""What a statement that runs outside any transaction leaves when it fails halfway. Pure.

Whether it ended can then be told only by its effect: what to look for is told here.
"""

import re
from typing import Any, Literal

from msgspec import Struct

from pgkeel.catalog.quoting import qualified
from pgkeel.sql import SyntaxProblem, Tree, parse, transaction_fact

Effect = Literal[
    "index",  # CREATE INDEX CONCURRENTLY: there and valid, there and not valid, or not there
    "no-index",  # DROP INDEX CONCURRENTLY
    "reindex",  # REINDEX CONCURRENTLY: leaves indexes of other names
    "detached",  # DETACH PARTITION CONCURRENTLY
    "again",  # can be run again whatever came of it
    "unknown",  # only a person can tell
]

_SET = re.compile(r"\s*(?:set|reset)\s+(?!local\b|constraints\b|transaction\b)", re.IGNORECASE)
_DISCARDS = re.compile(r"\s*discard\s+all\b", re.IGNORECASE)
_RESETS = re.compile(r"\s*(?:discard|reset)\s+all\b", re.IGNORECASE)
_PATIENT = frozenset({"index", "no-index", "detached"})
_COMMITS = re.compile(r"\b(?:commit|rollback)\b", re.IGNORECASE)
_RUN_AGAIN = frozenset({"VacuumStmt", "ClusterStmt", "ReindexStmt", "AlterSystemStmt"})


class Outside(Struct, frozen=True, kw_only=True):
    """A statement that cannot be in one transaction with its entry in the ledger."""

    effect: Effect
    table: str | None = None
    """The relation it is about, as SQL writes it."""
    index: str | None = None
    """The plain name of the index; ``None`` where the server chooses it."""
    named: tuple[str, ...] = ()
    """The indexes to drop, or the partition to detach, as SQL writes them."""
    if_not_exists: bool = False

    @property
    def is_patient(self) -> bool:
        """Whether it may wait long: nobody has to wait behind it."""
        return self.effect in _PATIENT or self.effect == "reindex"


def outside(sql: str) -> Outside | None:
    """Return what is to be known of ``sql`` if it has to run outside a transaction.

    ``None`` for what can be in one, which is nearly everything.
    """
    head = sql[:40].lstrip().lower()
    if head.startswith("call") or (head.startswith("do") and _COMMITS.search(sql)):
        return Outside(effect="unknown")
    fact = transaction_fact(sql.encode())
    if fact is None or fact.need != "outside":
        return None
    trees = parse(sql.encode())
    if isinstance(trees, SyntaxProblem) or len(trees) != 1:
        return Outside(effect="unknown")
    return _of_tree(trees[0])


def made_index(sql: str) -> Outside | None:
    """Return the index that a CREATE INDEX IF NOT EXISTS of any manner names."""
    if "index" not in sql[:200].lower() or "exists" not in sql[:400].lower():
        return None
    trees = parse(sql.encode())
    if isinstance(trees, SyntaxProblem) or len(trees) != 1:
        return None
    node = trees[0].get("IndexStmt")
    return _index(node) if node and node.get("if_not_exists") else None


def sets_session(sql: str) -> bool:
    """Whether ``sql`` sets something for the rest of the session, and does nothing else."""
    return _SET.match(sql) is not None or _only_calls_set_config(sql)


def discards_session(sql: str) -> bool:
    """Whether ``sql`` takes from the session all that was set in it, locks and all."""
    return _DISCARDS.match(sql) is not None


def resets_settings(sql: str) -> bool:
    """Whether ``sql`` brings all settings back, also those that are keel's."""
    return _RESETS.match(sql) is not None


def _only_calls_set_config(sql: str) -> bool:
    """Whether ``sql`` is what pg_dump puts at the head of its files."""
    if "set_config" not in sql.lower():
        return False
    trees = parse(sql.encode())
    if isinstance(trees, SyntaxProblem) or len(trees) != 1:
        return False
    select = dict(trees[0].get("SelectStmt") or {})
    targets = select.pop("targetList", ())
    plain = {key for key, value in select.items() if value} <= {"limitOption", "op"}
    return bool(targets) and plain and all(_is_set_config(one) for one in targets)


def _is_set_config(target: Tree) -> bool:
    called = target["ResTarget"].get("val", {}).get("FuncCall", {})
    names = [part["String"]["sval"] for part in called.get("funcname", ())]
    constants = all("A_Const" in one for one in called.get("args", ()))
    return names[-1:] == ["set_config"] and constants


def _of_tree(tree: Tree) -> Outside:
    ((kind, node),) = tree.items()
    if kind == "IndexStmt":
        return _index(node)
    if kind == "DropStmt":
        names = tuple(_listed(item) for item in node.get("objects", ()))
        return Outside(effect="no-index", named=names)
    if kind == "ReindexStmt" and "concurrently" in str(node.get("params", "")):
        relation = node.get("relation")
        return Outside(effect="reindex", table=_relation(relation) if relation else None)
    if kind == "AlterTableStmt":
        command = node["cmds"][0]["AlterTableCmd"]["def"]["PartitionCmd"]
        return Outside(
            effect="detached",
            table=_relation(node["relation"]),
            named=(_relation(command["name"]),),
        )
    return Outside(effect="again" if kind in _RUN_AGAIN else "unknown")


def _index(node: dict[str, Any]) -> Outside:
    return Outside(
        effect="index",
        table=_relation(node["relation"]),
        index=node.get("idxname"),
        if_not_exists=bool(node.get("if_not_exists")),
    )


def _relation(node: dict[str, Any]) -> str:
    parts = (node.get("schemaname"), node["relname"])
    return qualified(part for part in parts if part)


def _listed(item: Tree) -> str:
    return qualified(part["String"]["sval"] for part in item["List"]["items"])
