"""What nothing answers to any more after RENAME and SET SCHEMA; for rules, at the end of a file."""

from collections.abc import Collection, Iterator

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.known.whence import RELATIONS, whence
from pgkeel.lint.operations.objects import Drop, Rename, SetSchema
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.scope import TEMPORARY
from pgkeel.names import Name


def left(at: At, kinds: Collection[str]) -> Iterator[tuple[Rename | SetSchema, int]]:
    """Yield what takes a name away from things of ``kinds`` that earlier files made, and where.

    It is not told where something has the old name by then, nor where the thing takes the place
    of another one that the same file renamed or dropped before.
    """
    for number, (op, where) in enumerate(at.earlier):
        if not isinstance(op, (Rename, SetSchema)) or op.kind not in kinds:
            continue
        if op.name.schema == TEMPORARY or (isinstance(op, Rename) and op.part_name):
            continue
        new = renamed(op)
        if whence(at.schema, op.kind, op.name) is not None or new in at.schema.indexes:
            continue
        if _was_taken(op.kind, new, at.earlier[:number]):
            continue
        if whence(at.schema, op.kind, final(op.kind, new, number, at)) == at.file.number:
            continue
        yield op, offset_of(op, where, at.file.text)


def renamed(op: Rename | SetSchema) -> Name:
    """Return the name that the thing has afterwards."""
    if isinstance(op, SetSchema):
        return Name(op.new, op.name.name)
    return Name(op.name.schema, op.new)


def final(kind: str, name: Name, number: int, at: At) -> Name:
    """Return the name that ``name`` has come to by later statements than ``number``."""
    for op, _ in at.earlier[number + 1 :]:
        whole = isinstance(op, SetSchema) or (isinstance(op, Rename) and not op.part_name)
        if whole and isinstance(op, (Rename, SetSchema)) and (op.kind, op.name) == (kind, name):
            name = renamed(op)
    return name


def original(kind: str, name: Name, number: int, at: At) -> Name:
    """Return the name that what is called ``name`` had before the file."""
    for op, _ in reversed(at.earlier[:number]):
        whole = isinstance(op, SetSchema) or (isinstance(op, Rename) and not op.part_name)
        if whole and isinstance(op, (Rename, SetSchema)) and (op.kind, renamed(op)) == (kind, name):
            name = op.name
    return name


def _was_taken(kind: str, name: Name, before: list[tuple[Operation, StatementAt]]) -> bool:
    """Whether something of that name was moved away or dropped before."""
    kinds = RELATIONS if kind in RELATIONS else {kind}
    for op, _ in before:
        if isinstance(op, (Rename, SetSchema, Drop)) and op.kind in kinds and op.name == name:
            return not (isinstance(op, Rename) and op.part_name)
    return False
