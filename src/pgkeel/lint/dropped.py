"""What becomes of dropped things by the end of their migration; for rules about DROP."""

import re
from collections.abc import Collection, Iterator

from pgkeel.lint.at import At, StatementAt
from pgkeel.lint.known.dropping import RELATIONS, ROUTINES, gone, gone_key
from pgkeel.lint.known.objects import Gone, KnownRoutine, Origin
from pgkeel.lint.known.schema import object_key
from pgkeel.lint.operations.objects import CreateRoutine, Drop
from pgkeel.lint.placing import offset_of
from pgkeel.lint.reading.scope import TEMPORARY

_MODIFIERS = re.compile(r"\([^()]*\)")
_NOWHERE = Origin(-1, 0)


def is_own(op: Drop, at: At) -> bool:
    """Whether the migration itself made what ``op`` drops, or it is temporary."""
    if TEMPORARY in (op.name.schema, op.table.schema if op.table else ""):
        return True
    return gone(at.schema, op, _NOWHERE).made_in == at.file.number


def dropped(at: At, kinds: Collection[str]) -> Iterator[tuple[Drop, StatementAt, Gone]]:
    """Yield, at the end of a file, its drops of things of ``kinds`` that earlier files made."""
    graves = at.schema.gone_in(at.file.number)
    if not graves:
        return
    for op, where in at.earlier:
        if not isinstance(op, Drop) or op.kind not in kinds or op.name.schema == TEMPORARY:
            continue
        grave = graves.get(gone_key(op))
        if grave and grave.made_in != at.file.number:
            yield op, where, grave


def lost(at: At, kinds: Collection[str]) -> Iterator[tuple[Drop, int, Gone]]:
    """Yield, at the end of a file, what is dropped and not there again, and where it is dropped."""
    for op, where, grave in dropped(at, kinds):
        if not is_back(op, at):
            yield op, offset_of(op, where, at.file.text), grave


def is_back(op: Drop, at: At) -> bool:
    """Whether, at the end of a file, something answers to the name of what was dropped."""
    schema = at.schema
    if op.kind in RELATIONS:
        return op.name in schema.tables
    if op.kind == "policy":
        table = schema.tables.get(op.table) if op.table else None
        return bool(table and op.name.name in table.policies)
    if op.kind in ROUTINES:
        return _is_routine_back(op, at)
    if op.kind in ("type", "domain"):
        return op.name in schema.types
    return object_key(op.kind, op.name, op.table) in schema.objects


def _is_routine_back(op: Drop, at: At) -> bool:
    """Whether calls of the dropped routine still find one, by way of defaults, too."""
    if object_key("aggregate", op.name) in at.schema.objects:
        return True
    there = at.schema.routines.get(op.name, ())
    if op.arguments is None:
        return bool(there)
    return any(takes(one, op.arguments) for one in there)


def takes(routine: KnownRoutine | CreateRoutine, arguments: tuple[str, ...]) -> bool:
    """Whether a call with values of the types ``arguments`` can be one of ``routine``."""
    least = len(routine.arguments) - routine.optional
    if not least <= len(arguments) <= len(routine.arguments):
        return False
    pairs = zip(routine.arguments, arguments, strict=False)
    return all(is_same_type(one, other) for one, other in pairs)


def is_same_type(one: str, other: str) -> bool:
    """Whether two types as written can be one: a schema that only one has says nothing."""
    one, other = _MODIFIERS.sub("", one), _MODIFIERS.sub("", other)
    if one == other:
        return True
    return ("." in one) != ("." in other) and one.rpartition(".")[2] == other.rpartition(".")[2]
