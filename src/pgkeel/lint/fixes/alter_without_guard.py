"""IF NOT EXISTS and IF EXISTS for the commands of ALTER that have them."""

from pgkeel.lint.at import At
from pgkeel.lint.mending import Mended, after_words, inserted
from pgkeel.lint.operations.objects import AddEnumValue
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import AddColumn, DropColumn, DropConstraint
from pgkeel.lint.placing import offset_of


def mend(op: Operation, at: At) -> Mended | None:
    """Guard the command by its own words; what has none of its own is left to people."""
    if at.statement.embedded:
        return None
    if isinstance(op, AddColumn):
        if op.relation != "table":
            return None
        return Mended((inserted(at, op.column.at, "if not exists "),))
    if isinstance(op, AddEnumValue):
        return _after_value(at)
    if isinstance(op, DropColumn):
        words = "drop [column]"
    elif isinstance(op, DropConstraint):
        words = "drop constraint"
    else:
        return None
    offset = after_words(at, offset_of(op, at.statement, at.file.text), words)
    return Mended((inserted(at, offset, " if exists"),)) if offset is not None else None


def _after_value(at: At) -> Mended | None:
    sql = at.file.text.buffer[at.statement.start : at.statement.end].lower()
    found = sql.find(b"add")
    offset = after_words(at, at.statement.start + found, "add value") if found >= 0 else None
    return Mended((inserted(at, offset, " if not exists"),)) if offset is not None else None
