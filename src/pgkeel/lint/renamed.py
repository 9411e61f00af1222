"""What nothing answers to any more after RENAME and SET SCHEMA; for rules, at the end of a file."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.known.whence import RELATIONS, ROUTINES, TYPES, whence
from pgkeel.lint.operations.objects import Drop, Rename, SetSchema
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.names import Name


class Move(Struct):
    """A thing that gets another name or schema, or a part of it another name."""

    op: Rename | SetSchema
    where: StatementAt
    original: Name
    """The name that the thing had before the file."""
    final: Name
    """The name that it has at the end."""
    takes_over: bool = False
    """Whether the file took the new name away from something else before."""


def left(at: At, kinds: Collection[str]) -> Iterator[tuple[Rename | SetSchema, int]]:
    """Yield what takes a name away from things of ``kinds`` that earlier files made, and where.

    It is not told where something has the old name by then, nor where the thing takes the place
    of another one that the same file renamed or dropped before.
    """
    for move in moves(at):
        op = move.op
        if op.kind not in kinds or is_of_part(op) or move.takes_over:
            continue
        if op.name.schema == TEMPORARY or renamed(op) in at.schema.indexes:
            continue
        if whence(at.schema, op.kind, op.name) is not None:
            continue
        if whence(at.schema, op.kind, move.final) != at.file.number:
            yield op, offset_of(op, move.where, at.file.text)


def moves(at: At) -> list[Move]:
    """Return all moves of the file, in their order."""
    found: list[Move] = []
    originals: dict[tuple[str, Name], Name] = {}
    vacated: set[tuple[str, Name]] = set()
    for op, where in at.earlier:
        if isinstance(op, Drop):
            vacated.add((_group(op.kind), op.name))
        elif isinstance(op, (Rename, SetSchema)):
            group = _group(op.kind)
            original = originals.get((group, op.name), op.name)
            move = Move(op, where, original, op.name)
            found.append(move)
            if not is_of_part(op):
                new = renamed(op)
                move.takes_over = (group, new) in vacated
                originals[group, new] = original
                vacated.add((group, op.name))
    finals: dict[tuple[str, Name], Name] = {}
    for move in reversed(found):
        group = _group(move.op.kind)
        new = move.op.name if is_of_part(move.op) else renamed(move.op)
        move.final = finals.get((group, new), new)
        finals[group, move.op.name] = move.final
    return found


def is_of_part(op: Rename | SetSchema) -> bool:
    """Whether a column, constraint, value … is renamed, not the thing itself."""
    return isinstance(op, Rename) and bool(op.part_name)


def renamed(op: Rename | SetSchema) -> Name:
    """Return the name that the thing has afterwards."""
    if isinstance(op, SetSchema):
        return Name(op.new, op.name.name)
    return Name(op.name.schema, op.new)


_PARTS = frozenset({"column", "constraint", "policy", "rule", "trigger"})
_PARTS_OF_TYPES = frozenset({"attribute", "domain constraint", "value"})


def _group(kind: str) -> str:
    """Return one word for the kinds whose things cannot have one name."""
    if kind in RELATIONS or kind in _PARTS:
        return "relation"
    if kind in TYPES or kind in _PARTS_OF_TYPES:
        return "type"
    return "routine" if kind in ROUTINES else kind
