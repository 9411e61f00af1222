"""Whether a statement is kept from failing when its migration is run again; for rules."""

from pgkeel.lint.altered import Altered
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.known.whence import RELATIONS, ROUTINES, TYPES
from pgkeel.lint.made import Made, made_by
from pgkeel.lint.operations.objects import AlterDomain, Drop
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.operations.tables import (
    AddColumn,
    AddConstraint,
    ChangeTable,
    DropColumn,
    DropConstraint,
)
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.routine_types import are_same_types
from pgkeel.names import Name


def is_tested(where: StatementAt) -> bool:
    """Whether a condition of a DO block decides about the statement, or the failure of another."""
    return where.in_handler or any(guard.kind == "test" for guard in where.guards)


def caught(where: StatementAt) -> tuple[str, ...]:
    """Return the conditions that handlers around the statement catch."""
    found = [guard.conditions for guard in where.guards if guard.kind == "handler"]
    return tuple([condition for conditions in found for condition in conditions])


def is_dropped_before(made: Made, at: At) -> bool:
    """Whether the file drops the thing, or all it is in, before it makes it."""
    if made.table and made.kind != "index" and _is_table_dropped(made.table, at):
        return True
    for op, _ in at.earlier:
        if isinstance(op, Drop) and (_drops(op, made) or _drops_schema(op, made.name)):
            return True
    return made.kind == "index" and bool(made.table) and is_fresh(made.table, at)


def _drops(op: Drop, made: Made) -> bool:
    if made.kind in ("cast", "transform"):
        # Only the first of the two types, or of the type and the language, is known of one made.
        return op.kind == made.kind and op.name.name.startswith(f"{made.name.name}.")
    if op.name != made.name or op.table != (made.table if op.table else op.table):
        return False
    if made.kind in ROUTINES:
        if op.kind not in ("routine", made.kind):
            return False
        return (
            op.arguments is None
            or made.arguments is None
            or are_same_types(op.arguments, made.arguments)
        )
    if made.kind in TYPES:
        return op.kind in TYPES
    return op.kind == ("trigger" if made.kind == "constraint trigger" else made.kind)


def _drops_schema(op: Drop, name: Name) -> bool:
    return op.kind == "schema" and op.name.name == name.schema


def _is_table_dropped(table: Name, at: At) -> bool:
    for op, _ in at.earlier:
        if isinstance(op, Drop) and (
            (op.kind in RELATIONS and op.name == table) or _drops_schema(op, table)
        ):
            return True
    return False


def is_fresh(table: Name | None, at: At) -> bool:
    """Whether every run makes the table anew: it is temporary, or dropped before it is made."""
    if table is None:
        return False
    return table.schema == TEMPORARY or _is_table_dropped(table, at)


def is_undone(altered: Altered, at: At) -> bool:
    """Whether the file has a command that does the contrary, so that the next run can do it."""
    return any(_undoes(op, altered) for op, _ in at.earlier)


def _undoes(op: Operation, altered: Altered) -> bool:
    if isinstance(op, AlterDomain) and op.domain == altered.name:
        contrary = {"add domain constraint": "drop constraint"}.get(altered.form)
        return op.command == contrary and op.subject == altered.part
    if getattr(op, "table", None) != altered.name:
        return False
    part = altered.part
    if altered.form in ("add column", "add attribute"):
        return isinstance(op, DropColumn) and op.column == part
    if altered.form in ("drop column", "drop attribute"):
        return isinstance(op, AddColumn) and op.column.name == part
    if altered.form in ("add identity", "drop identity"):
        command = "DropIdentity" if altered.form == "add identity" else "AddIdentity"
        return isinstance(op, ChangeTable) and op.command == command and op.subject == part
    if altered.form == "drop constraint":
        return isinstance(op, AddConstraint) and op.constraint.name == part
    # The index goes with the constraint: the next run does not find it.
    if altered.form == "add using index":
        return False
    return isinstance(op, DropConstraint) and op.constraint == part


def is_made_before(op: Drop, at: At) -> bool:
    """Whether the file itself makes what it drops here, so that every run finds it."""
    for earlier, _ in at.earlier:
        made = made_by(earlier)
        if made and _drops(op, made):
            return True
    return False
