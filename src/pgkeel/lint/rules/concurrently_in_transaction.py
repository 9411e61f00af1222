"""A statement that PostgreSQL refuses in a transaction, in one."""

from pgkeel.lint.at import At
from pgkeel.lint.operations import objects, rows, session, tables
from pgkeel.lint.operations.operation import Operation, Other
from pgkeel.lint.rule import Found, Rule
from pgkeel.sql import transaction_fact

_KINDS = frozenset({"database", "subscription", "tablespace"})


def _check(op: Operation, at: At) -> Found | None:
    if not (at.in_transaction or at.statement.embedded) or not _may_be_refused(op):
        return None
    if at.earlier and at.earlier[-1][1] is at.statement:
        return None
    fact = transaction_fact(at.file.text.buffer[at.statement.start : at.statement.end])
    if fact is None or fact.need != "outside":
        return None
    if at.statement.embedded:
        return Found(
            f"{fact.what} cannot run in a DO block",
            hint="Write it as a statement of its own, in a migration marked "
            "`-- keel: no-transaction`.",
        )
    return Found(f"{fact.what} cannot run in a transaction")


def _may_be_refused(op: Operation) -> bool:
    """Whether it is worth to look at the text."""
    if isinstance(op, (objects.CreateIndex, tables.DetachPartition)):
        return op.concurrently
    if isinstance(op, objects.Drop):
        return op.concurrently or op.kind in _KINDS
    if isinstance(op, objects.Create):
        return op.kind in _KINDS
    if isinstance(op, session.TransactionControl):
        return op.what.endswith("prepared")
    return not isinstance(op, Other) or op.kind == "AlterSubscriptionStmt"


RULE = Rule(
    code="LNT316",
    slug="concurrently-in-transaction",
    family="transactions",
    level="error",
    summary="a statement that cannot run in a transaction",
    why="CONCURRENTLY, VACUUM, ALTER SYSTEM and their like commit on their own while they work, or "
    "cannot be undone: PostgreSQL refuses them in a transaction block (25001) and in a DO block, "
    "which is part of one.",
    instead="Put it into a migration of its own, with `-- keel: no-transaction` above the first "
    "statement.",
    bad="""\
drop index concurrently if exists public.books_title;
--<
""",
    good="""\
-- keel: no-transaction
drop index concurrently if exists public.books_title;
""",
    words=(
        "cluster",
        "concurrently",
        "database",
        "discard",
        "prepared",
        "reindex",
        "subscription",
        "system",
        "tablespace",
        "vacuum",
    ),
    on=(
        Other,
        objects.Create,
        objects.CreateIndex,
        objects.Drop,
        rows.Cluster,
        rows.Reindex,
        rows.Vacuum,
        session.Discard,
        session.ServerSetting,
        session.TransactionControl,
        tables.DetachPartition,
    ),
    check=_check,
    in_format=True,
)
