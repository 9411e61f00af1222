"""What a change of a column's type asks of the rows, as far as the names of the types tell."""

import re
from typing import NamedTuple

_TYPE = re.compile(
    r"(?P<name>[a-z ]+?)(?:\((?P<length>\d+)(?:,(?P<scale>\d+))?\))?(?P<rest> with.*)?"
)
_WHOLE = ("smallint", "integer", "bigint")
_NUMBERS = frozenset({*_WHOLE, "numeric", "real", "double precision"})
_TEXTS = frozenset({"text", "character varying", "character", "citext"})
_TIMES = frozenset({"date", "timestamp without time zone", "timestamp with time zone"})


class Cost(NamedTuple):
    """Whether values may not fit, rows are written anew, and the server has to be told how."""

    may_fail: bool
    rewrites: bool
    explicit: bool


class _Type(NamedTuple):
    name: str
    length: int | None
    scale: int | None


def cost_of(old: str, new: str) -> Cost:
    """Return what changing type ``old`` to ``new``, both as ``format_type`` says them, costs.

    What is not known is taken to be dear (manual: ALTER TABLE, Notes).
    """
    one, other = _parsed(old), _parsed(new)
    if one is None or other is None:
        return Cost(may_fail=True, rewrites=True, explicit=not old.startswith(new))
    if other.name in ("text", "character varying") and one.name in ("text", "character varying"):
        fits = other.length is None or (one.length is not None and one.length <= other.length)
        return Cost(may_fail=not fits, rewrites=not fits, explicit=False)
    if one.name == other.name == "numeric":
        return _numeric(one, other)
    if one.name in _WHOLE and other.name in _WHOLE:
        narrower = _WHOLE.index(other.name) < _WHOLE.index(one.name)
        return Cost(may_fail=narrower, rewrites=True, explicit=False)
    together = any({one.name, other.name} <= family for family in (_NUMBERS, _TIMES))
    to_text = other.name in _TEXTS and other.length is None
    return Cost(
        may_fail=not to_text, rewrites=True, explicit=not (together or other.name in _TEXTS)
    )


def _numeric(one: _Type, other: _Type) -> Cost:
    if other.length is None:
        return Cost(may_fail=False, rewrites=False, explicit=False)
    whole, kept = other.length - (other.scale or 0), (one.length or 0) - (one.scale or 0)
    fits = one.length is not None and whole >= kept and (other.scale or 0) >= (one.scale or 0)
    same = fits and other.scale == one.scale
    return Cost(may_fail=not fits, rewrites=not same, explicit=False)


def _parsed(text: str) -> _Type | None:
    found = _TYPE.fullmatch(text)
    if found is None:
        return None
    length, scale = found["length"], found["scale"]
    return _Type(
        found["name"] + (found["rest"] or ""),
        None if length is None else int(length),
        None if scale is None else int(scale),
    )
