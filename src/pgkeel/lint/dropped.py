"""What becomes of dropped things by the end of their migration; for rules about DROP."""

from collections.abc import Collection, Iterator

from pgkeel.lint.at import At
from pgkeel.lint.known.dropping import gone, gone_key
from pgkeel.lint.known.objects import Gone, Origin
from pgkeel.lint.known.schema import object_key
from pgkeel.lint.known.whence import ROUTINES, whence
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.tables import DropConstraint
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.lint.routine_types import takes
from pgkeel.names import Name

_NOWHERE = Origin(-1, 0)


def is_own(op: Drop | DropConstraint, at: At) -> bool:
    """Whether the migration itself made what ``op`` drops, or it is temporary."""
    name = op.name if isinstance(op, Drop) else op.table
    if TEMPORARY in (name.schema, op.table.schema if op.table else ""):
        return True
    return gone(at.schema, op, _NOWHERE).made_in == at.file.number


def dropped(at: At, kinds: Collection[str]) -> Iterator[tuple[Drop, int, Gone]]:
    """Yield, at the end of a file, its drops of things of ``kinds`` that it has not made itself.

    With each goes where it is dropped, and what it was.
    """
    graves = at.schema.gone_in(at.file.number)
    if not graves:
        return
    for op, where in at.earlier:
        if not isinstance(op, Drop) or op.kind not in kinds or op.name.schema == TEMPORARY:
            continue
        grave = graves.get(gone_key(op))
        if grave and grave.made_in != at.file.number and not _goes_with_table(op.table, at):
            yield op, offset_of(op, where, at.file.text), grave


def dropped_constraints(at: At) -> Iterator[tuple[DropConstraint, int, Gone]]:
    """Yield, at the end of a file, its drops of constraints of tables that it has not made."""
    graves = at.schema.gone_in(at.file.number)
    if not graves:
        return
    for op, where in at.earlier:
        if not isinstance(op, DropConstraint) or at.is_new(op.table):
            continue
        grave = graves.get(gone_key(op))
        if grave and grave.made_in != at.file.number and not _goes_with_table(op.table, at):
            yield op, offset_of(op, where, at.file.text), grave


def _goes_with_table(table: Name | None, at: At) -> bool:
    """Whether the file drops the table as a whole, too."""
    if table is None or table in at.schema.tables:
        return False
    return gone_key(Drop(kind="table", name=table)) in at.schema.gone


def lost(at: At, kinds: Collection[str]) -> Iterator[tuple[Drop, int, Gone]]:
    """Yield of those only what is not there again when the file ends."""
    for op, place, grave in dropped(at, kinds):
        if not is_back(op, at):
            yield op, place, grave


def is_back(op: Drop, at: At) -> bool:
    """Whether, at the end of a file, something answers to the name of what was dropped."""
    if op.kind in ROUTINES:
        return _is_routine_back(op, at)
    return whence(at.schema, op.kind, op.name, op.table) is not None


def _is_routine_back(op: Drop, at: At) -> bool:
    """Whether calls of the dropped routine still find one, by way of defaults, too."""
    if object_key("aggregate", op.name) in at.schema.objects:
        return True
    there = at.schema.routines.get(op.name, ())
    if op.arguments is None:
        return bool(there)
    return any(takes(one, op.arguments) for one in there)
