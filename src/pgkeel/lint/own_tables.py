"""Whether a table is of the migration's own making, seen from its rollback file, too; for rules."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import CreateTable, CreateTableAs
from pgkeel.names import Name


def is_own_table(table: Name, at: At) -> bool:
    """Whether the migration made ``table``, or the one that this rollback file undoes."""
    if at.is_new(table):
        return True
    if not at.file.is_rollback:
        return False
    made = (op for op, _ in at.forward if isinstance(op, (CreateTable, CreateTableAs)))
    return any(op.table == table for op in made)
