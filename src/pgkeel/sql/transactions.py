"""Which statements PostgreSQL cannot run in a transaction block, and which control one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pgkeel.sql.parser import Tree, parse

Need = Literal["outside", "controls", "commit-before-use"]
"""Refused in a transaction block; begins or ends one; of use only after its commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionFact:
    """How one statement stands to transactions: what it is called, and where the manual says so."""

    need: Need
    what: str
    source: str


# Only these words can begin such a statement, and only in this company.
_TELLING = re.compile(
    rb"\s*(?:(?:create|drop|reindex|alter|refresh)\b.*?\b(?:concurrently|database|tablespace|system"
    rb"|subscription|schema|value)\b|(?:vacuum|cluster|discard|begin|start|commit|end|rollback|abort"
    rb"|prepare)\b)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 1 << 16
"""No such statement is longer, and a far longer one could overrun the parser's stack."""


def transaction_fact(sql: bytes) -> TransactionFact | None:
    """Return the fact about the one statement in ``sql``; ``None`` when it may run anywhere.

    What only the catalogs know is not told: whether a table is partitioned, what a CALL commits.
    """
    if len(sql) > _LONGEST or not _TELLING.match(sql):
        return None
    for tree in parse(sql):
        for kind, node in tree.items():
            teller = _TELLERS.get(kind)
            if teller:
                return teller(node)
    return None


def _outside(what: str, page: str) -> TransactionFact:
    return TransactionFact(need="outside", what=what, source=f"manual: {page}")


def _index(node: Tree) -> TransactionFact | None:
    if not node.get("concurrent"):
        return None
    return _outside("CREATE INDEX CONCURRENTLY", "CREATE INDEX, Building Indexes Concurrently")


def _drop(node: Tree) -> TransactionFact | None:
    if not node.get("concurrent"):
        return None
    return _outside("DROP INDEX CONCURRENTLY", "DROP INDEX")


def _reindex(node: Tree) -> TransactionFact | None:
    names = {option["DefElem"]["defname"] for option in node.get("params", ())}
    if "concurrently" in names:
        return _outside("REINDEX CONCURRENTLY", "REINDEX")
    whole = {
        "REINDEX_OBJECT_SCHEMA": "REINDEX SCHEMA",
        "REINDEX_OBJECT_SYSTEM": "REINDEX SYSTEM",
        "REINDEX_OBJECT_DATABASE": "REINDEX DATABASE",
    }.get(node.get("kind", ""))
    return _outside(whole, "REINDEX") if whole else None


def _vacuum(node: Tree) -> TransactionFact | None:
    return _outside("VACUUM", "VACUUM") if node.get("is_vacuumcmd") else None


def _cluster(node: Tree) -> TransactionFact | None:
    if "relation" in node:
        return None
    return _outside("CLUSTER of all tables", "CLUSTER")


def _discard(node: Tree) -> TransactionFact | None:
    if node.get("target") != "DISCARD_ALL":
        return None
    return _outside("DISCARD ALL", "DISCARD")


def _alter_database(node: Tree) -> TransactionFact | None:
    names = {option["DefElem"]["defname"] for option in node.get("options", ())}
    if "tablespace" not in names:
        return None
    return _outside("ALTER DATABASE SET TABLESPACE", "ALTER DATABASE")


def _alter_table(node: Tree) -> TransactionFact | None:
    for command in node.get("cmds", ()):
        body = command["AlterTableCmd"]
        partition = body.get("def", {}).get("PartitionCmd", {})
        if body.get("subtype") == "AT_DetachPartition" and partition.get("concurrent"):
            return _outside("DETACH PARTITION CONCURRENTLY", "ALTER TABLE")
    return None


def _create_subscription(node: Tree) -> TransactionFact | None:
    values = {
        option["DefElem"]["defname"]: _is_true(option["DefElem"])
        for option in node.get("options", ())
    }
    if not values.get("create_slot", values.get("connect", True)):
        return None
    return _outside("CREATE SUBSCRIPTION with a slot", "CREATE SUBSCRIPTION")


def _is_true(option: Tree) -> bool:
    argument = option.get("arg", {})
    if "Boolean" in argument:
        return bool(argument["Boolean"].get("boolval"))
    word = str(argument.get("String", {}).get("sval", "true")).lower()
    return word not in ("false", "off", "no", "0")


def _transaction(node: Tree) -> TransactionFact | None:
    what = {
        "TRANS_STMT_BEGIN": "BEGIN",
        "TRANS_STMT_START": "START TRANSACTION",
        "TRANS_STMT_COMMIT": "COMMIT",
        "TRANS_STMT_ROLLBACK": "ROLLBACK",
        "TRANS_STMT_PREPARE": "PREPARE TRANSACTION",
    }.get(node.get("kind", ""))
    if what:
        return TransactionFact(need="controls", what=what, source=f"manual: {what}")
    prepared = {
        "TRANS_STMT_COMMIT_PREPARED": "COMMIT PREPARED",
        "TRANS_STMT_ROLLBACK_PREPARED": "ROLLBACK PREPARED",
    }.get(node.get("kind", ""))
    return _outside(prepared, prepared) if prepared else None


def _alter_enum(node: Tree) -> TransactionFact | None:
    if "newVal" not in node or "oldVal" in node:
        return None
    return TransactionFact(
        need="commit-before-use", what="ALTER TYPE ADD VALUE", source="manual: ALTER TYPE, Notes"
    )


def _always(what: str) -> Callable[[Tree], TransactionFact | None]:
    return lambda _: _outside(what, what)


_TELLERS: Mapping[str, Callable[[Tree], TransactionFact | None]] = {
    "AlterDatabaseStmt": _alter_database,
    "AlterEnumStmt": _alter_enum,
    "AlterSystemStmt": _always("ALTER SYSTEM"),
    "AlterTableStmt": _alter_table,
    "ClusterStmt": _cluster,
    "CreateSubscriptionStmt": _create_subscription,
    "CreateTableSpaceStmt": _always("CREATE TABLESPACE"),
    "CreatedbStmt": _always("CREATE DATABASE"),
    "DiscardStmt": _discard,
    "DropStmt": _drop,
    "DropTableSpaceStmt": _always("DROP TABLESPACE"),
    "DropdbStmt": _always("DROP DATABASE"),
    "IndexStmt": _index,
    "ReindexStmt": _reindex,
    "TransactionStmt": _transaction,
    "VacuumStmt": _vacuum,
}
