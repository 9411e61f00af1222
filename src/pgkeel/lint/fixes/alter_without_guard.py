"""IF NOT EXISTS and IF EXISTS for the commands of ALTER that have them; a DO block for others."""

import re

from pgkeel.lint.altered import Altered, altered_by
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.blocks import in_block
from pgkeel.lint.guard_hints import alteration_test
from pgkeel.lint.guarding import ALTERATIONS
from pgkeel.lint.guards import caught, is_fresh, is_tested, is_undone
from pgkeel.lint.mending import BLANK, Edit, Mended, after_words, command_end, inserted
from pgkeel.lint.operations.objects import AddEnumValue, AlterDomain
from pgkeel.lint.operations.operation import FileEnd, Operation
from pgkeel.lint.operations.tables import AddColumn, AddConstraint, DropColumn, DropConstraint
from pgkeel.lint.placing import offset_of

_RELATION = re.compile(
    rb"alter" + BLANK + rb"(?:foreign" + BLANK + rb"table|materialized" + BLANK + rb"view|"
    rb"table|view|index|sequence)\b",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip


def mend(op: Operation, at: At) -> Mended | None:
    """Guard the command by its own words, or ask the catalogs first."""
    if isinstance(op, FileEnd):
        return _at_end(at)
    if at.statement.embedded:
        return None
    altered = altered_by(op, at)
    if altered is None:
        return None
    return _by_words(op, altered, at) or _in_block(altered, at.statement, at)


def _at_end(at: At) -> Mended | None:
    """Guard the constraints that nothing below drops."""
    edits: list[Edit] = []
    for op, where in at.earlier:
        if not isinstance(op, (AddConstraint, AlterDomain)):
            continue
        altered = altered_by(op, at)
        if altered is None or altered.guarded or is_tested(where) or caught(where):
            continue
        if is_undone(altered, at) or is_fresh(altered.name, at):
            continue
        mended = _of_domain(altered, where, at) or _in_block(altered, where, at)
        edits += mended.edits if mended else ()
    return Mended(tuple(edits)) if edits else None


def _in_block(altered: Altered, where: StatementAt, at: At) -> Mended | None:
    again = ALTERATIONS[altered.form].again
    test = alteration_test(altered)
    if altered.form.endswith(" publication") and b"in schema" in _lowered(where, at):
        test = None  # the test asks for a table
    return in_block(where, at, test, again)


def _lowered(where: StatementAt, at: At) -> bytes:
    return bytes(at.file.text.buffer[where.start : where.end]).lower()


def _by_words(op: Operation, altered: Altered, at: At) -> Mended | None:
    if isinstance(op, AddColumn):
        if op.relation != "table":
            return None
        return Mended((inserted(at, op.column.at, "if not exists "),))
    if isinstance(op, AddEnumValue):
        return _after_value(at)
    if altered.form in ("drop identity", "drop expression"):
        end = command_end(at, offset_of(op, at.statement, at.file.text))
        return Mended((inserted(at, end, " if exists"),))
    if altered.form in ("rename relation", "set schema of relation"):
        return _of_relation(at)
    if isinstance(op, DropColumn):
        words = "drop [column]" if op.relation != "type" else "drop attribute"
    elif isinstance(op, DropConstraint):
        words = "drop constraint"
    else:
        return None
    offset = after_words(at, offset_of(op, at.statement, at.file.text), words)
    return Mended((inserted(at, offset, " if exists"),)) if offset is not None else None


def _of_relation(at: At) -> Mended | None:
    start = at.statement.start
    found = _RELATION.match(at.file.text.buffer[start : at.statement.end])
    return Mended((inserted(at, start + found.end(), " if exists"),)) if found else None


def _of_domain(altered: Altered, where: StatementAt, at: At) -> Mended | None:
    if altered.form != "drop domain constraint" or where.embedded:
        return None
    sql = at.file.text.buffer[where.start : where.end]
    found = re.search(rb"\bdrop" + BLANK + rb"constraint\b", sql, re.IGNORECASE | re.DOTALL)
    if found is None:
        return None
    return Mended((inserted(at, where.start + found.end(), " IF EXISTS"),))


def _after_value(at: At) -> Mended | None:
    sql = at.file.text.buffer[at.statement.start : at.statement.end].lower()
    found = sql.find(b"add")
    offset = after_words(at, at.statement.start + found, "add value") if found >= 0 else None
    return Mended((inserted(at, offset, " if not exists"),)) if offset is not None else None
