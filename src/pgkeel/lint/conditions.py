"""The expressions of an operation that decide about rows, for rules about conditions."""

from pgkeel.lint.constrained import CONSTRAINED, constraints_of
from pgkeel.lint.operations.objects import CreatePolicy, CreateView
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.rows import Delete, Insert, Update
from pgkeel.lint.operations.tables import CreateTableAs
from pgkeel.sql import Tree

CONDITIONAL: tuple[type[Operation], ...] = (
    Update,
    Delete,
    Insert,
    CreateView,
    CreateTableAs,
    CreatePolicy,
    *CONSTRAINED,
)
"""The operations that hold such expressions."""


def conditions(op: Operation) -> tuple[Tree, ...]:
    """Return the conditions and queries in ``op``; rows of VALUES are none."""
    found: tuple[Tree | None, ...] = ()
    if isinstance(op, (Update, Delete)):
        found = (op.where,)
    elif isinstance(op, (CreateView, CreateTableAs)):
        found = (op.query,)
    elif isinstance(op, CreatePolicy):
        found = (op.using, op.check)
    elif isinstance(op, Insert):
        found = (op.tree,) if op.rows is None else ()
    else:
        found = tuple([one.expression for one in constraints_of(op)])
    return tuple([one for one in found if one])
