"""Values of any type, through domains, arrays, ranges and composite types; pure."""

from collections.abc import Mapping
from datetime import timedelta

from msgspec.structs import replace

from pgkeel.data.synthetic.moments import FIRST_DAY
from pgkeel.data.synthetic.plain import Ask, is_known, plain
from pgkeel.data.synthetic.types import Type

_DATES = frozenset({"date", "timestamp", "timestamptz"})
_TIMES = frozenset({"time", "timetz"})
_WHOLE = frozenset({"int2", "int4", "int8", "numeric", "float4", "float8", "oid", "money"})
_MOST_STEPS = 3_000
"""Ranges of ``smallint`` would leave it beyond."""
_MOST_DAYS = 1_000_000
"""Dates end with the year 9999."""
_DEPTH = 6
"""Types may hold themselves."""


class Values:
    """Makes values of the types of one database.

    ``tried`` are values that its server took, for types that nothing is known of and for domains.
    """

    def __init__(self, types: Mapping[int, Type], tried: Mapping[int, tuple[str, ...]]) -> None:
        self._types = types
        self._tried = tried

    def base(self, oid: int, modifier: int = -1) -> tuple[Type, int]:
        """Return the type below all domains, and its modifier."""
        kind = self._types[oid]
        while kind.kind == "d":
            modifier = kind.modifier
            kind = self._types[kind.base]
        return kind, modifier

    def tried(self, oid: int) -> tuple[str, ...]:
        """Return what the server took for a type; empty where it was not asked."""
        return self._tried.get(oid, ())

    def of(self, oid: int, ask: Ask, depth: int = 0) -> str | None:
        """Return a value as text; nothing where none can be made up."""
        if options := self._tried.get(oid):
            return options[ask.number % len(options)]
        kind = self._types.get(oid)
        if kind is None or depth > _DEPTH:
            return None
        if kind.kind == "d":
            return self.of(kind.base, replace(ask, modifier=kind.modifier), depth + 1)
        if kind.kind == "e":
            return ask.random.choice(kind.labels) if kind.labels else None
        if kind.kind == "c":
            return self._composite(kind, ask, depth)
        if kind.kind == "r":
            return self._range(kind, ask, depth)
        if kind.kind == "m":
            inner = self.of(kind.within, ask, depth + 1)
            return "{}" if inner is None else f"{{{inner}}}"
        if kind.element:
            return self._array(kind, ask, depth)
        if kind.name in _DATES | _TIMES:
            return _moment(kind.name, ask)
        return None if kind.own else plain(kind.name, ask)

    def _array(self, kind: Type, ask: Ask, depth: int) -> str:
        if kind.name in {"int2vector", "oidvector"}:
            return plain(kind.name, ask) or ""
        size = ask.random.randint(1, 3)
        asks = (replace(ask, number=ask.number + at) for at in range(size))
        found = [self.of(kind.element, one, depth + 1) for one in asks]
        kept = dict.fromkeys(one for one in found if one is not None)
        sign = ";" if self._types[kind.element].name == "box" else ","
        return "{" + sign.join(map(_quoted, kept)) + "}"

    def _composite(self, kind: Type, ask: Ask, depth: int) -> str:
        parts = []
        for one in kind.attributes:
            found = self.of(one.type, replace(ask, modifier=one.modifier), depth + 1)
            parts.append("" if found is None else _quoted(found))
        return "(" + ",".join(parts) + ")"

    def _range(self, kind: Type, ask: Ask, depth: int) -> str:
        # No two of them overlap: what excludes others most often is a stretch of time.
        below, _ = self.base(kind.within)
        if below.name in _WHOLE:
            step = ask.number % (_MOST_STEPS if below.name == "int2" else 10**8) * 10
            return f"[{step + 1},{step + 6})"
        if below.name in _DATES:
            apart = timedelta(days=1) if below.name == "date" else timedelta(hours=6)
            start = FIRST_DAY + ask.number % _MOST_DAYS * apart
            shown = "%Y-%m-%d" if below.name == "date" else "%Y-%m-%d %H:%M:%S+00"
            length = timedelta(days=1) if below.name == "date" else timedelta(hours=2)
            return f'["{start:{shown}}","{start + length:{shown}}")'
        one = self.of(kind.within, ask, depth + 1)
        return "empty" if one is None else f"[{_quoted(one)},{_quoted(one)}]"


def needs_trying(kind: Type) -> bool:
    """Whether the server has to be asked what a type takes."""
    if kind.kind == "d":
        return bool(kind.checks)
    return kind.kind == "b" and not kind.element and (kind.own or not _is_known(kind.name))


def _is_known(name: str) -> bool:
    return is_known(name) or name in _DATES | _TIMES


def _moment(name: str, ask: Ask) -> str:
    at = FIRST_DAY + timedelta(minutes=ask.random.randrange(540 * 1440))
    forms = {"date": "%Y-%m-%d", "timestamp": "%Y-%m-%d %H:%M:%S", "time": "%H:%M:00"}
    if name in forms:
        return format(at, forms[name])
    return format(at, "%H:%M:00+00" if name == "timetz" else "%Y-%m-%d %H:%M:%S+00")


def _quoted(text: str) -> str:
    """Return a text as an array or a row holds it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
