"""Whether a table, or a sequence of its columns, is of the migration's own making; for rules."""

from pgkeel.lint.at import At
from pgkeel.lint.known.schema import object_key
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


def is_own_sequence(name: Name, at: At) -> bool:
    """Whether the migration made the sequence, or the table whose name it begins with."""
    if at.schema.objects.get(object_key("sequence", name)) == at.file.number:
        return True
    made = (op.table for op, _ in at.earlier if isinstance(op, CreateTable))
    return any(
        table.schema == name.schema
        and (name.name == table.name or name.name.startswith(f"{table.name}_"))
        and at.is_new(table)
        for table in made
    )
