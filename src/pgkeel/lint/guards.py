"""Whether a statement is kept from failing when its migration is run again; for rules."""

from collections.abc import Iterator, Mapping

from pgkeel.lint.altered import Altered, altered_by
from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.guarding import ALTERATIONS, KINDS
from pgkeel.lint.known.dropping import gone_key
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
    if any(_drops(op, made) or _drops_schema(op, made.name) for op in _drops_before(at)):
        return True
    if made.table and made.kind != "index" and _is_table_among(made.table, _drops_before(at)):
        return True
    return made.kind == "index" and bool(made.table) and is_fresh(made.table, at)


def _drops_before(at: At) -> Iterator[Drop]:
    # Replay knows whether there are any; a rollback file it does not learn from.
    if at.file.is_rollback or at.schema.gone_in(at.file.number):
        yield from (op for op, _ in at.earlier if isinstance(op, Drop))


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


def _is_table_among(table: Name, drops: Iterator[Drop]) -> bool:
    return any(
        (op.kind in RELATIONS and op.name == table) or _drops_schema(op, table) for op in drops
    )


def is_fresh(table: Name | None, at: At) -> bool:
    """Whether every run makes the table anew: it is temporary, or dropped before it is made."""
    if table is None:
        return False
    return table.schema == TEMPORARY or _is_table_among(table, _drops_before(at))


def is_undone(altered: Altered, at: At) -> bool:
    """Whether the file has a command that does the contrary, so that the next run can do it."""
    contrary = _CONTRARY.get(altered.form)
    if contrary is None:
        return False
    if contrary is DropConstraint and not at.file.is_rollback:
        dropped = DropConstraint(table=altered.name, constraint=altered.part)
        return gone_key(dropped) in at.schema.gone_in(at.file.number)
    return any(isinstance(op, contrary) and _undoes(op, altered) for op, _ in at.earlier)


# USING INDEX is not among them: with the constraint goes its index, and the next run misses it.
_CONTRARY: Mapping[str, type[Operation]] = {
    "add attribute": DropColumn,
    "add check": DropConstraint,
    "add column": DropColumn,
    "add domain constraint": AlterDomain,
    "add exclusion": DropConstraint,
    "add foreign key": DropConstraint,
    "add identity": ChangeTable,
    "add primary key": DropConstraint,
    "add unique": DropConstraint,
    "drop attribute": AddColumn,
    "drop column": AddColumn,
    "drop constraint": AddConstraint,
    "drop domain constraint": AlterDomain,
    "drop identity": ChangeTable,
}


def _undoes(op: Operation, altered: Altered) -> bool:
    part = altered.part
    if isinstance(op, AlterDomain):
        if altered.form == "add domain constraint":
            found = op.command == "drop constraint" and op.subject == part
        else:
            found = bool(op.constraint and op.constraint.name == part)
        return found and op.domain == altered.name
    if getattr(op, "table", None) != altered.name:
        return False
    if isinstance(op, DropColumn):
        return op.column == part
    if isinstance(op, AddColumn):
        return op.column.name == part
    if isinstance(op, AddConstraint):
        return op.constraint.name == part
    if isinstance(op, DropConstraint):
        return op.constraint == part
    command = "DropIdentity" if altered.form == "add identity" else "AddIdentity"
    return isinstance(op, ChangeTable) and op.command == command and op.subject == part


def is_made_before(op: Drop, at: At) -> bool:
    """Whether the file itself makes what it drops here, so that every run finds it."""
    before = [made_by(one) for one, _ in at.earlier if one.__class__ is not Drop]
    return any(made is not None and _drops(op, made) for made in before)


def raised_again(op: Operation, at: At) -> str | None:
    """Return the SQLSTATE that ``op`` raises where it is done, if at most a handler guards it."""
    if isinstance(op, Drop):
        return KINDS[op.kind].gone if op.kind in KINDS and not op.if_exists else None
    made = made_by(op)
    if made:
        guarded = made.guarded or made.temporary or is_dropped_before(made, at)
        return KINDS[made.kind].again if made.kind in KINDS and not guarded else None
    altered = altered_by(op, at)
    if altered is None or altered.guarded:
        return None
    if is_undone(altered, at) or is_fresh(altered.name, at):
        return None
    return ALTERATIONS[altered.form].again
