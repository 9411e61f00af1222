"""Rows are changed in a transaction that also locks tables to change their definition."""

from pgkeel.lint.at import At
from pgkeel.lint.few_rows import is_by_key
from pgkeel.lint.operations import objects, rows, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.queried import tables_read
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.together import earlier_together
from pgkeel.lint.transaction import Held
from pgkeel.names import Name

_WRITES = (rows.Delete, rows.Insert, rows.Merge, rows.Update)
_TOLD_ELSEWHERE = ("policy", "rls", "lock-table")
_NO_CHANGE = frozenset(
    {"drop-table", "drop-view", "drop-materialized-view", "refresh-materialized-view"}
)


def _check(op: Operation, at: At) -> Found | None:
    if not at.in_transaction:
        return None
    if isinstance(op, _WRITES):
        return _after(op, at)
    return _before(at) if at.effects else None


def _after(op: Operation, at: At) -> Found | None:
    """Report the first change of rows after a table was locked."""
    lock = _lock(at)
    if lock is None or not _is_backfill(op, at):
        return None
    table, held = lock
    if any(_is_backfill(earlier, at) for earlier, _ in earlier_together(at)):
        return None
    line = at.file.text.place(held.at).line
    message = f"{table}, locked in line {line}, stays locked until these rows are changed"
    return Found(message, table=_table(op))


def _before(at: At) -> Found | None:
    """Report the first change of rows before a table is locked, as that happens."""
    if _lock(at) is not None or not _locks(at):
        return None
    steps = [step for step in earlier_together(at) if _is_backfill(step[0], at)]
    if not steps:
        return None
    op, where = steps[-1]
    line = at.file.text.place(at.statement.start).line
    message = f"the rows changed here stay locked while line {line} waits for its table"
    return Found(message, at=op.at if op.at >= 0 else where.start, table=_table(op))


def _table(op: Operation) -> Name | None:
    return op.table if isinstance(op, _WRITES) else None


def _lock(at: At) -> tuple[Name, Held] | None:
    for table, held in at.transaction.held.items():
        if held.mode.blocks_writes and _changes_definition(held.form):
            return table, held
    return None


def _locks(at: At) -> bool:
    """Whether the operation locks a table in use against writers."""
    return any(
        mode.blocks_writes and not at.is_new(table) and _changes_definition(effect.form)
        for effect in at.effects
        for table, mode in effect.locks()
    )


def _changes_definition(form: str) -> bool:
    return form not in _NO_CHANGE and not any(part in form for part in _TOLD_ELSEWHERE)


def _is_backfill(op: Operation, at: At) -> bool:
    """Whether ``op`` may change many rows of a table in use."""
    if not isinstance(op, _WRITES) or at.is_new(op.table):
        return False
    if isinstance(op, rows.Insert):
        return op.rows is None and any(tables_read(op.tree, at))
    if isinstance(op, (rows.Delete, rows.Update)):
        return not is_by_key(op.where, op.table, at)
    return True


RULE = Rule(
    code="LNT308",
    slug="ddl-and-backfill",
    family="transactions",
    level="warning",
    summary="rows and definitions of tables are changed in one transaction",
    why="The locks of ALTER TABLE are kept while the rows are changed, and row locks while ALTER "
    "TABLE waits for its turn: the one makes the other last. When it fails in the middle, all of "
    "it is undone and was for nothing.",
    instead="Change the definition in one migration, and the rows in the next one or in batches "
    "from outside.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists in_print boolean;
update public.books set in_print = stock > 0 where in_print is null;
--     ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books add column if not exists in_print boolean;
""",
    on=(
        *_WRITES,
        objects.CreateIndex,
        objects.CreateTrigger,
        objects.Drop,
        objects.Rename,
        *tables.ALTERING,
        tables.CreateTable,
    ),
    check=_check,
    words=("update", "delete", "insert", "merge"),
    sized=True,
    in_rollback=False,
)
