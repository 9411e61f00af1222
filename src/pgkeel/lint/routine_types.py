"""Whether types, and lists of them, that routines are written with can be the same; for rules."""

import re
from collections.abc import Sequence

from pgkeel.lint.known.objects import KnownRoutine

_MODIFIERS = re.compile(r"\([\d,-]+\)")


def takes(routine: KnownRoutine, arguments: Sequence[str]) -> bool:
    """Whether a call with values of the types ``arguments`` can be one of ``routine``."""
    least = len(routine.arguments) - routine.optional
    if not least <= len(arguments) <= len(routine.arguments):
        return False
    pairs = zip(routine.arguments, arguments, strict=False)
    return all(is_same_type(one, other) for one, other in pairs)


def are_same_types(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two lists of types can be one."""
    if len(some) != len(others):
        return False
    return all(is_same_type(one, other) for one, other in zip(some, others, strict=True))


def is_same_type(one: str, other: str) -> bool:
    """Whether two types as written can be one: a schema that only one has says nothing.

    The length of a varchar and its like are no part of what a routine takes or returns.
    """
    one, other = _MODIFIERS.sub("", one), _MODIFIERS.sub("", other)
    if one == other:
        return True
    return ("." in one) != ("." in other) and one.rpartition(".")[2] == other.rpartition(".")[2]
