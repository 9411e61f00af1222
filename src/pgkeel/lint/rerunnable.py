"""What a second run of a statement does wrong, asked at the end of its file; for rules."""

from pgkeel.lint.altered import altered_by
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.guarding import KINDS
from pgkeel.lint.guards import (
    caught,
    is_dropped_before,
    is_fresh,
    is_made_before,
    is_tested,
    is_undone,
)
from pgkeel.lint.made import made_by
from pgkeel.lint.operations.objects import CreateIndex, Drop
from pgkeel.lint.operations.operation import Operation, Other
from pgkeel.lint.operations.rows import Delete, Insert, Truncate, Update
from pgkeel.lint.self_reference import computes_from_itself


def harm_of_second_run(op: Operation, where: StatementAt, at: At) -> str | None:
    """Return what ``op`` does wrong where it has run before, ``None`` where it does nothing wrong.

    What undoes it may stand above or below: each run then finds things as the first one did.
    """
    if is_tested(where) or caught(where):
        return None
    if isinstance(op, Drop):
        is_safe = op.if_exists or op.kind not in KINDS or is_made_before(op, at)
        return None if is_safe else f"fails: {op.kind} {op.name.name} is gone"
    if isinstance(op, (Insert, Update)):
        return _harm_to_rows(op, at)
    if isinstance(op, CreateIndex) and op.index is None:
        return None if is_fresh(op.table, at) else "makes a second index"
    return _made(op, at) or _altered(op, at)


def _harm_to_rows(op: Insert | Update, at: At) -> str | None:
    if is_fresh(op.table, at):
        return None
    if isinstance(op, Update):
        for column, value in op.assignments:
            known = at.schema.column(op.table, column)
            if computes_from_itself(column, value, known.type if known else None):
                return f"changes {column} of {op.table} once more"
        return None
    emptied = (one.table for one, _ in at.earlier if isinstance(one, (Delete, Truncate)))
    if op.on_conflict or op.guarded or op.table in emptied:
        return None
    return f"puts these rows into {op.table} once more"


def _made(op: Operation, at: At) -> str | None:
    made = made_by(op)
    if made is None or made.guarded or made.temporary or made.kind not in KINDS:
        return None
    return None if is_dropped_before(made, at) else f"fails: {made.words} is there"


def _altered(op: Operation, at: At) -> str | None:
    altered = None if isinstance(op, Other) else altered_by(op, at)
    if altered is None or altered.guarded or is_fresh(altered.name, at) or is_undone(altered, at):
        return None
    return f"fails: {altered.words}"
