"""Whether a column that loses its default is given another way to a value; for rules."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable, DropColumn, SetDefault
from pgkeel.names import Name


def is_given_value(table: Name, column: str, number: int, at: At) -> bool:
    """Whether, at the end of a file, a statement after ``number`` gives it one, or drops it."""
    for op, _ in at.earlier[number + 1 :]:
        if isinstance(op, SetDefault):
            found = op.default is not None and op.column == column
        elif isinstance(op, ChangeTable):
            found = op.command == "AddIdentity" and op.subject == column
        else:
            found = isinstance(op, DropColumn) and op.column == column
        if found and getattr(op, "table", None) == table:
            return True
    return False
