"""Policies change, and the same transaction goes on with something slow."""

from pgkeel.lint.at import At
from pgkeel.lint.effect import POLICY_FORMS, Effect
from pgkeel.lint.few_rows import is_by_key
from pgkeel.lint.locking import effects
from pgkeel.lint.operations import objects, rows, tables
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.queried import tables_read
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.together import earlier_together
from pgkeel.lint.transaction import Held
from pgkeel.locks import LockMode
from pgkeel.names import Name

_WRITES = (rows.Update, rows.Delete, rows.Merge)


def _check(op: Operation, at: At) -> Found | None:
    if not at.in_transaction or not at.transaction.held:
        return None
    locks = [
        (table, held)
        for table, held in at.transaction.held.items()
        if held.form in POLICY_FORMS and held.at < at.statement.start
    ]
    slow = _slow_on(op, at.effects, at) if locks else None
    if slow is None:
        return None
    waiting = [one for one in locks if not _locks_alike(slow, one[0])]
    if not waiting:
        return None
    table, held = max(waiting, key=lambda one: one[1].at)
    if _is_told(held, at):
        return None
    line = at.file.text.place(held.at).line
    return Found(
        f"{table} has been locked since its policies changed in line {line}: "
        "reads and writes of it wait for this too"
    )


def _is_told(held: Held, at: At) -> bool:
    """Whether there was slow work before: one is as good as many."""
    for op, where in earlier_together(at):
        if where.start <= held.at:
            return False
        if type(op) in _SLOW and _slow_on(op, effects(op, at), at) is not None:
            return True
    return False


def _locks_alike(slow: Effect | Name, table: Name) -> bool:
    """Whether the slow work itself locks ``table`` as much as a change of policies does."""
    if not isinstance(slow, Effect):
        return False
    return (table, LockMode.ACCESS_EXCLUSIVE) in slow.locks()


def _slow_on(op: Operation, found: tuple[Effect, ...], at: At) -> Effect | Name | None:
    """Return what ``op`` reads or writes at length, of what was there before the migration."""
    if isinstance(op, rows.Insert):
        return op.table if op.rows is None and any(tables_read(op.tree, at)) else None
    if isinstance(op, _WRITES):
        by_key = not isinstance(op, rows.Merge) and is_by_key(op.where, op.table, at)
        return None if by_key or at.is_new(op.table) else op.table
    for effect in found:
        fact = effect.fact
        if (fact.scans or fact.rewrites or fact.builds_index) and not at.is_new(effect.table):
            return effect
    return None


_SLOW: tuple[type[Operation], ...] = (
    *_WRITES,
    rows.Insert,
    objects.CreateIndex,
    objects.RefreshMaterializedView,
    tables.AddColumn,
    tables.AddConstraint,
    tables.AlterColumnType,
    tables.AttachPartition,
    tables.ChangeTable,
    tables.SetNotNull,
    tables.ValidateConstraint,
)


RULE = Rule(
    code="LNT128",
    slug="policy-change-in-long-transaction",
    family="tables",
    level="warning",
    summary="slow work follows a change of policies in one transaction",
    why="CREATE, ALTER and DROP POLICY and ENABLE ROW LEVEL SECURITY take ACCESS EXCLUSIVE on "
    "their table: a moment's work, but the lock is kept to the end of the transaction. Whatever "
    "slow follows there, on any table, nobody reads or writes the first one meanwhile.",
    instead="Put the policies last in the migration, or in one of their own.",
    bad="""\
set local lock_timeout = '5s';
alter policy books_read on public.books using (stock is not null);
refresh materialized view concurrently private.totals;
--                                     ^
""",
    good="""\
set local lock_timeout = '5s';
refresh materialized view concurrently private.totals;
alter policy books_read on public.books using (stock is not null);
""",
    on=_SLOW,
    check=_check,
    words=("policy", "security"),
)
