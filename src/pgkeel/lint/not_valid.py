"""The cure that the fixes for foreign keys and checks share: NOT VALID."""

from pgkeel.lint.at import At
from pgkeel.lint.mending import Mended, command_end, inserted
from pgkeel.lint.operations.tables import AddConstraint


def mend(op: AddConstraint, at: At) -> Mended | None:
    """Leave old rows for later; only a constraint with a name can be validated then."""
    if op.constraint.name is None or at.statement.embedded:
        return None
    edit = inserted(at, command_end(at, op.at), " not valid")
    return Mended((edit,), validate=(op.table, op.constraint.name))
