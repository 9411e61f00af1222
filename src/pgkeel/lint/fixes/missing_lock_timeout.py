"""SET LOCAL lock_timeout above the first statement."""

from pgkeel.lint.at import At
from pgkeel.lint.mending import Edit, Mended
from pgkeel.lint.operations.operation import Operation


def mend(_: Operation, at: At) -> Mended | None:
    """Set it for the migration's transaction; one without a transaction needs another way."""
    if at.file.no_transaction or at.file.own_transaction:
        return None
    start = at.earlier[0][1].start if at.earlier else at.statement.start
    return Mended((Edit(start, start, "set local lock_timeout = '5s';\n", first=True),))
