"""The constraints that an operation writes, in one shape, for rules about constraints."""

from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, AddConstraint, Constraint, CreateTable

CONSTRAINED: tuple[type[Operation], ...] = (CreateTable, AddColumn, AddConstraint)
"""The operations that write constraints of tables."""


def constraints_of(op: Operation) -> tuple[Constraint, ...]:
    """Return the constraints of the table, and of its columns, that ``op`` writes."""
    if isinstance(op, CreateTable):
        return op.all_constraints()
    if isinstance(op, AddColumn):
        return op.column.constraints
    return (op.constraint,) if isinstance(op, AddConstraint) else ()
