"""What ALTER COLUMN TYPE costs and what it loses, by the types before and after.

The manual says only that the rewrite is left out where the types are binary coercible (ALTER
TABLE, Notes); which ones are, and which of them keep the indexes, was measured on servers.
"""

from collections.abc import Callable
from typing import Literal

from pgkeel.lint.known.objects import KnownType
from pgkeel.lint.operations.tables import SERIAL, AlterColumnType, Type
from pgkeel.lint.reading.nodes import column_of, type_of

Cost = Literal["nothing", "indexes", "rewrite", "unknown"]
"""``indexes``: the table stays as it is, its indexes on the column are built anew."""

Loss = Literal["refused", "altered"]
"""What becomes of values that do not fit: the statement fails, or they are cut or rounded."""

Find = Callable[[Type], KnownType | None]
"""Tells the domains among types."""


def cost(before: Type | None, after: Type, find: Find = lambda _: None) -> Cost:
    """Return what it costs to turn ``before`` into ``after``."""
    if before is None or not before.name:
        return "unknown"
    old, new = _plain(before), _plain(after)
    if _is_same(old, new):
        return "nothing"
    target, source = _domain(after, find), _domain(before, find)
    if target and target.checked:
        return "rewrite"
    if target and target.base:
        new = _plain(target.base)
    if source and source.base:
        # What is read from a domain has no length: (10) to (10) is as if it had none before.
        old = _plain(Type(source.base.name, (), source.base.array))
    price = _cost(old, new)
    of_arrays = (target or source) and new.array
    return "indexes" if of_arrays and price == "nothing" else price


def _domain(type_: Type, find: Find) -> KnownType | None:
    found = None if type_.array else find(type_)
    return found if found and found.kind == "domain" else None


def _cost(old: Type, new: Type) -> Cost:
    if _is_same(old, new):
        return "nothing"
    if old.array or new.array:
        # Elements are converted one by one, but for a length that is only taken away.
        same = old.array and new.array and old.name == new.name and not new.modifiers
        return "nothing" if same else "rewrite"
    if _keeps_indexes(old, new):
        return "nothing"
    return "indexes" if _keeps_rows(old, new) else "rewrite"


def is_mere_cast(op: AlterColumnType) -> bool:
    """Whether USING, if there is one, says no more than ALTER COLUMN TYPE does by itself."""
    if not is_explicit(op):
        return True
    cast = op.using.get("TypeCast") if op.using else None
    if not cast or column_of(cast.get("arg")) != op.column:
        return False
    return type_of(cast["typeName"]) == op.type


def is_explicit(op: AlterColumnType) -> bool:
    """Whether USING says how to convert: then strings that are too long are cut."""
    return op.using is not None and column_of(op.using) != op.column


def loss(before: Type | None, after: Type, *, explicit: bool = False) -> Loss | None:
    """Return what becomes of values of ``before`` that do not fit in ``after``, if any may not.

    ``explicit``: they are cast by USING, which cuts strings where a mere assignment refuses.
    """
    if before is None or not before.name:
        return None
    old, new = _plain(before), _plain(after)
    if old.array != new.array:
        return None
    if old.name in _NUMBERS and new.name in _NUMBERS:
        return _loss_of_numbers(old, new)
    if new.name in _STRINGS:
        return _loss_of_strings(old, new, explicit=explicit)
    if old.name in _PRECISE and old.name == new.name:
        return None if _is_as_precise(old, new) else "altered"
    if old.name in _BITS and new.name in _BITS and _shortens(old, new):
        return "altered" if explicit else "refused"
    return "altered" if (old.name, new.name) in _COARSER else None


_TEXT = frozenset({"text", "varchar"})
_STRINGS = frozenset({"varchar", "bpchar", "char", "name"})
_BITS = frozenset({"bit", "varbit"})
_PRECISE = frozenset({"timestamp", "timestamptz", "time", "timetz", "interval"})
_MOST_PRECISE = 6
_UNLIMITED = 1 << 30

_SERIALS = {
    "bigserial": "int8",
    "serial8": "int8",
    "serial": "int4",
    "serial4": "int4",
    "smallserial": "int2",
    "serial2": "int2",
}
_OIDS = frozenset({"oid", "regclass", "regproc", "regprocedure", "regtype", "regrole"})
_COERCED = frozenset(
    {
        ("bit", "varbit"),
        ("citext", "text"),
        ("citext", "varchar"),
        ("citext", "bpchar"),
        ("text", "bpchar"),
        ("text", "citext"),
        ("varchar", "bpchar"),
        ("varchar", "citext"),
        ("xml", "text"),
        ("xml", "varchar"),
        ("xml", "bpchar"),
    }
)
"""Pairs whose rows stay as they are if there is no length; indexes sort or compare anew."""

_COARSER = frozenset(
    {
        ("timestamp", "date"),
        ("timestamptz", "date"),
        ("timestamp", "time"),
        ("timestamptz", "time"),
        ("timestamptz", "timetz"),
        ("timetz", "time"),
        ("inet", "cidr"),
    }
)

_DIGITS = {"int2": 5, "int4": 10, "int8": 19}
_EXACT = {"int2": 15, "int4": 31, "int8": 63, "float4": 24, "float8": 53}
"""The bits of a whole number that fit in surely."""
_NUMBERS = frozenset({*_EXACT, "numeric"})
_PRINTED = {"bool": 5, "int2": 6, "int4": 11, "int8": 20, "oid": 10, "uuid": 36, "macaddr": 17}
"""The most characters a value of the type has as text."""


def _plain(type_: Type) -> Type:
    name = _SERIALS[type_.name] if type_.name in SERIAL else type_.name
    # The schema that an extension is in is everybody's own choice.
    name = "citext" if name.endswith(".citext") else name
    return Type(name, type_.modifiers, type_.array)


def _is_same(old: Type, new: Type) -> bool:
    """Whether they are the same, one of them perhaps without its schema."""
    if (old.modifiers, old.array) != (new.modifiers, new.array):
        return False
    if old.name == new.name:
        return True
    if "." in old.name and "." in new.name:
        return False
    return old.name.rpartition(".")[2] == new.name.rpartition(".")[2]


def _keeps_indexes(old: Type, new: Type) -> bool:
    if old.name in _TEXT and new.name in _TEXT:
        return new.name == "text" or not _shortens(old, new)
    if old.name != new.name:
        return (old.name, new.name) == ("cidr", "inet") or (
            old.name in _OIDS and new.name in _OIDS and "oid" in (old.name, new.name)
        )
    if old.name == "numeric":
        return not new.modifiers or (_loses_no_digit(old, new) and _scale(old) == _scale(new))
    if old.name == "bpchar":
        return not new.modifiers
    if old.name == "varbit":
        return not _shortens(old, new)
    return old.name in _PRECISE and _is_as_precise(old, new)


def _keeps_rows(old: Type, new: Type) -> bool:
    if (old.name, new.name) in _COERCED:
        return not new.modifiers
    return {old.name, new.name} <= {"int4", *_OIDS} and "int4" in (old.name, new.name)


def _length(type_: Type) -> int:
    return type_.modifiers[0] if type_.modifiers else _UNLIMITED


def _shortens(old: Type, new: Type) -> bool:
    return _length(old) > _length(new)


def _is_as_precise(old: Type, new: Type) -> bool:
    if old.name != "interval":
        return _precision(old) <= _precision(new)
    (old_field, old_precision), (new_field, new_precision) = _interval(old), _interval(new)
    return new_field <= old_field and (old_field > 0 or old_precision <= new_precision)


def _precision(type_: Type) -> int:
    return type_.modifiers[0] if type_.modifiers else _MOST_PRECISE


_MONTH, _YEAR, _DAY, _HOUR, _MINUTE, _SECOND = (1 << bit for bit in (1, 2, 3, 10, 11, 12))
"""The bits of an interval's fields, as the parser has them from PostgreSQL's datetime.h."""


def _interval(type_: Type) -> tuple[int, int]:
    """Return the smallest field of an interval, counted up from seconds, and its precision."""
    fields = type_.modifiers[0] if type_.modifiers else _SECOND
    order = (_SECOND, _MINUTE, _HOUR, _DAY, _MONTH, _YEAR)
    smallest = next((number for number, bit in enumerate(order) if fields & bit), 0)
    return smallest, type_.modifiers[1] if len(type_.modifiers) > 1 else _MOST_PRECISE


def _scale(type_: Type) -> int:
    return type_.modifiers[1] if len(type_.modifiers) > 1 else 0


def _whole(type_: Type) -> int:
    """Return how many digits before the point a number has at most."""
    if type_.name == "numeric":
        return type_.modifiers[0] - _scale(type_) if type_.modifiers else _UNLIMITED
    return _DIGITS.get(type_.name, _UNLIMITED)


def _loses_no_digit(old: Type, new: Type) -> bool:
    if not new.modifiers:
        return True
    if not old.modifiers:
        return False
    return _whole(old) <= _whole(new) and _scale(old) <= _scale(new)


def _loss_of_numbers(old: Type, new: Type) -> Loss | None:
    if new.name == "numeric":
        if not new.modifiers:
            return None
        if old.name in _DIGITS:
            return "refused" if _whole(old) > _whole(new) else None
        if old.name == "numeric" and old.modifiers and _scale(old) <= _scale(new):
            return "refused" if _whole(old) > _whole(new) else None
        return "altered"
    if old.name in _DIGITS and new.name in _DIGITS:
        return "refused" if _DIGITS[old.name] > _DIGITS[new.name] else None
    if old.name == "numeric":
        return _loss_of_numeric(old, new)
    return "altered" if new.name in _DIGITS or _EXACT[old.name] > _EXACT[new.name] else None


def _loss_of_numeric(old: Type, new: Type) -> Loss | None:
    """Return what becomes of a numeric that is turned into another kind of number."""
    if new.name not in _DIGITS:
        kept = {"float4": 6, "float8": 15}[new.name]
        return None if old.modifiers and old.modifiers[0] <= kept else "altered"
    if not old.modifiers or _scale(old) > 0:
        return "altered"
    return None if _whole(old) < _DIGITS[new.name] else "refused"


def _loss_of_strings(old: Type, new: Type, *, explicit: bool) -> Loss | None:
    if new.name in ("char", "name"):
        return "altered" if old.name in (*_TEXT, "bpchar") else None
    if not new.modifiers or _PRINTED.get(old.name, _length(old)) <= _length(new):
        return None
    return "altered" if explicit else "refused"
