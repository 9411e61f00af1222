"""A migration without a transaction that cannot be run again once it has stopped half way."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.session import SetVariable, TransactionControl
from pgkeel.lint.rerunnable import refuses_again
from pgkeel.lint.rule import Found


def _check(_: FileEnd, at: At) -> Found | None:
    if not at.file.no_transaction or not at.earlier:
        return None
    last = _last_commit(at)
    for op, where in at.earlier:
        if where.number >= last:
            return None
        harm = refuses_again(op, where, at)
        if harm:
            offset = op.at if op.at >= 0 else where.start
            return Found(f"if a later statement fails, this one {harm} at the next try", at=offset)
    return None


def _last_commit(at: At) -> int:
    """Return the number of the last statement that takes effect on its own."""
    numbers: list[int] = []
    is_open = False
    for op, where in at.earlier:
        if isinstance(op, TransactionControl):
            is_open = _is_open_after(op, is_open=is_open)
            continue
        # All statements of one transaction count as the first of them.
        if not isinstance(op, SetVariable) and not (is_open and numbers):
            numbers.append(where.number)
    return numbers[-1] if numbers else 0


def _is_open_after(op: TransactionControl, *, is_open: bool) -> bool:
    if op.what in ("commit", "rollback", "prepare"):
        return op.chain
    return is_open or op.what == "begin"
