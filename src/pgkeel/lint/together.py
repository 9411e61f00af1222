"""What came before an operation in the same transaction; for rules."""

from collections.abc import Iterator

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.session import TransactionControl

_ENDS = frozenset({"commit", "rollback", "prepare"})


def earlier_together(at: At) -> Iterator[tuple[Operation, StatementAt]]:
    """Yield the operations before this one in its transaction, the last one first."""
    for op, where in reversed(at.earlier):
        if isinstance(op, TransactionControl):
            if op.what in _ENDS or (op.what == "begin" and at.file.no_transaction):
                return
        elif not at.in_transaction and where.number != at.statement.number:
            return
        yield op, where
