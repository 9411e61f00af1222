"""Which statements PostgreSQL cannot run in a transaction block, and which control one."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from msgspec import Struct

from pgkeel.sql.parser import Tree, parse
from pgkeel.sql.statement import SyntaxProblem

Need = Literal["outside", "controls", "commit-before-use"]
"""Refused in a transaction block; begins or ends one; of use only after its commit."""


class TransactionFact(Struct, frozen=True, kw_only=True):
    """How one statement stands to transactions: what it is called, and where the manual says so."""

    need: Need
    what: str
    source: str


BEGINS = frozenset({"BEGIN", "START TRANSACTION"})
"""What begins a transaction is called so."""

# Only these words can begin such a statement, and only in this company.
_TELLING = re.compile(
    rb"\s*(?:(?:create|drop|reindex|alter|refresh)\b.*?\b(?:concurrently|database|tablespace|system"
    rb"|subscription|schema|value)\b|(?:vacuum|cluster|discard|begin|start|commit|end|rollback|abort"
    rb"|prepare)\b)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 1 << 16
"""No such statement is longer, but for an index; other ones are not worth their tree."""

_CONCURRENT_INDEX = re.compile(rb"\s*create\s+(?:unique\s+)?index\s+concurrently\b", re.IGNORECASE)


def transaction_fact(sql: bytes) -> TransactionFact | None:
    """Return the fact about the one statement in ``sql``; ``None`` when it may run anywhere.

    What only the catalogs know is not told: whether a table is partitioned, what a CALL commits,
    and whether a subscription to be dropped still has its slot.
    """
    if not _TELLING.match(sql[:_LONGEST]):
        return None
    trees = parse(sql) if len(sql) <= _LONGEST else SyntaxProblem(0, "too long")
    if isinstance(trees, SyntaxProblem):
        # Only the expression of an index can be as deep or long as that in a correct statement.
        return _index({"concurrent": _CONCURRENT_INDEX.match(sql)})
    return tree_fact(trees[0]) if trees else None


def tree_fact(tree: Tree) -> TransactionFact | None:
    """Return the fact about the statement that ``tree`` is of."""
    ((kind, node),) = tree.items()
    teller = _TELLERS.get(kind)
    return teller(node) if teller else None


def is_wrapped(
    first: TransactionFact | None,
    between: Iterable[TransactionFact | None],
    last: TransactionFact | None,
) -> bool:
    """Whether one BEGIN comes before, and one COMMIT after, all other statements of a text."""
    if not (first and last and first.what in BEGINS and last.what == "COMMIT"):
        return False
    return not any(fact and fact.need == "controls" for fact in between)


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
    if _options(node, "params").get("concurrently"):
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
    if "tablespace" not in _options(node, "options"):
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
    options = _options(node, "options")
    if not options.get("create_slot", options.get("connect", True)):
        return None
    return _outside("CREATE SUBSCRIPTION with a slot", "CREATE SUBSCRIPTION")


def _alter_subscription(node: Tree) -> TransactionFact | None:
    options = _options(node, "options")
    kind = str(node.get("kind", "")).removeprefix("ALTER_SUBSCRIPTION_")
    if kind == "REFRESH" or (kind.endswith("_PUBLICATION") and options.get("refresh", True)):
        return _outside("ALTER SUBSCRIPTION with refresh", "ALTER SUBSCRIPTION")
    # Both change the slot at the publisher; two_phase does only where it is taken away.
    if kind == "OPTIONS" and ("failover" in options or not options.get("two_phase", True)):
        return _outside("ALTER SUBSCRIPTION SET of a slot's option", "ALTER SUBSCRIPTION")
    return None


def _options(node: Tree, key: str) -> dict[str, bool]:
    """Return the options by name, and whether each is on (one that is only named is)."""
    elements = [option["DefElem"] for option in node.get(key, ())]
    return {element["defname"]: _is_on(element.get("arg", {})) for element in elements}


def _is_on(argument: Tree) -> bool:
    if "Boolean" in argument:
        return bool(argument["Boolean"].get("boolval"))
    if "Integer" in argument:
        return bool(argument["Integer"].get("ival"))
    # `off` that is not quoted may pass the grammar as the name of a type.
    names = argument.get("TypeName", {}).get("names", [argument])
    return str(names[-1].get("String", {}).get("sval", "true")).lower() not in ("false", "off")


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
    "AlterSubscriptionStmt": _alter_subscription,
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
