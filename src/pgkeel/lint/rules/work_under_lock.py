"""Slow work that itself disturbs nobody, in a transaction that keeps readers out of a table."""

from pgkeel.lint.at import At
from pgkeel.lint.effect import POLICY_FORMS
from pgkeel.lint.few_rows import is_by_key
from pgkeel.lint.operations.objects import RefreshMaterializedView
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.rows import Insert, Select
from pgkeel.lint.operations.tables import CreateTableAs, ValidateConstraint
from pgkeel.lint.queried import tables_read
from pgkeel.lint.reading.nodes import calls
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.together import earlier_together
from pgkeel.lint.transaction import Held
from pgkeel.names import Name
from pgkeel.sql import Tree


def _check(op: Operation, at: At) -> Found | None:
    if not at.in_transaction:
        return None
    lock = _lock(op, at)
    work = _work(op, at) if lock else None
    if lock is None or work is None:
        return None
    table, held = lock
    for earlier, where in earlier_together(at):
        if where.start <= held.at:
            break
        if _work(earlier, at) is not None:
            # It was told there: what is to be moved is all that follows the lock.
            return None
    line = at.file.text.place(held.at).line
    return Found(f"{table}, locked in line {line}, stays locked for readers too while this {work}")


def _lock(op: Operation, at: At) -> tuple[Name, Held] | None:
    """Return the first lock of an earlier statement that keeps readers out."""
    for table, held in at.transaction.held.items():
        if not held.mode.blocks_reads or held.form in POLICY_FORMS:
            continue
        is_gone = held.form.startswith("drop-") and table not in at.schema.tables
        if not is_gone or (isinstance(op, CreateTableAs) and op.table == table):
            return table, held
    return None


def _work(op: Operation, at: At) -> str | None:
    """Return what ``op`` does with many rows of tables in use, where no other rule tells."""
    if isinstance(op, ValidateConstraint):
        table = at.schema.tables.get(op.table)
        known = table.constraints.get(op.constraint) if table else None
        is_older = known is None or known.origin.file != at.file.number
        return f"reads all of {op.table}" if is_older else None
    if isinstance(op, RefreshMaterializedView):
        runs = op.concurrently and not at.is_new(op.view)
        return f"runs the query of {op.view}" if runs else None
    if isinstance(op, CreateTableAs):
        return _reads(op, op.query, at) if op.with_data else None
    if isinstance(op, Insert):
        return _reads(op, op.tree, at) if op.rows is None and at.is_new(op.table) else None
    return _selects(op, at) if isinstance(op, Select) else None


def _reads(op: CreateTableAs | Insert, query: Tree, at: At) -> str | None:
    read = next((one for one in tables_read(query, at) if one != op.table), None)
    return f"reads {read}" if read else None


def _selects(op: Select, at: At) -> str | None:
    query = op.tree
    if "fromClause" not in query or "limitCount" in query:
        return None
    if any(parts[-1] == "setval" for parts, _ in calls(query.get("targetList"))):
        return None
    read = next(tables_read({"fromClause": query["fromClause"]}, at), None)
    if read is None or is_by_key(query.get("whereClause"), read, at):
        return None
    return f"reads {read}"


RULE = Rule(
    code="LNT305",
    slug="work-under-lock",
    family="transactions",
    level="warning",
    summary="slow work while a table is locked for readers",
    why="A lock is kept to the end of its transaction, not of its statement. ALTER TABLE needs "
    "ACCESS EXCLUSIVE for an instant; what follows in the same transaction prolongs that, "
    "whatever it is about, and nobody even reads the table until it is done.",
    instead="Put the slow statement into a migration of its own, or before the ones that lock.",
    bad="""\
set local lock_timeout = '5s';
alter table public.authors add column if not exists died date;
refresh materialized view concurrently private.totals;
--                                     ^
""",
    good="""\
set local lock_timeout = '5s';
refresh materialized view concurrently private.totals;
alter table public.authors add column if not exists died date;
""",
    on=(CreateTableAs, Insert, RefreshMaterializedView, Select, ValidateConstraint),
    check=_check,
    in_rollback=False,
)
