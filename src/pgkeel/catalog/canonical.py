"""Expressions as the server writes them once it has read its own writing; for the reader.

``status IN ('a', 'b')`` over varchar is first shown as a cast of an array, and as an array of casts
when that text is read again (ruleutils.c, parse_expr.c: transformTypeCast). Both mean the same: a
schema that went through a dump must not differ from the one it came from.
"""

import re
from typing import NamedTuple

from pgkeel.catalog.namings import MAY_NAME, without_namings

_HEAD = "(ARRAY["
_END = (
    r"\]\)::(?P<type>(?:\"(?:[^\"]|\"\")*\"|[\w$]+)(?:\.(?:\"(?:[^\"]|\"\")*\"|[\w$]+))?"
    r"(?: varying| precision| with(?:out)? time zone)?(?:\([0-9, ]+\))?)\[\]"
)
_CAST = re.compile(_END)
# Nearly all arrays are of literals: those are read at once.
_LITERAL = r"'(?:[^']|'')*'::[\w ]+"
_LITERALS = re.compile(rf"{_LITERAL}(?:, {_LITERAL})*(?={_END})")
_ONE_LITERAL = re.compile(_LITERAL)
# What matters on the way: quoted things are stepped over whole.
_MARK = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\(ARRAY\[|[\[\](),]")


def canonical(text: str) -> str:
    """Return an expression in the one form of the two that the server settles on."""
    return _cast_one_by_one(without_namings(text))


def may_change(text: str) -> bool:
    """Whether ``canonical`` could find anything in what a text holds, however it is written."""
    return _HEAD in text or MAY_NAME.search(text) is not None


def _cast_one_by_one(text: str) -> str:
    if _HEAD not in text:
        return text
    parts: list[str] = []
    done = 0
    last = text.rindex(_HEAD)
    for mark in _MARK.finditer(text):
        if mark.start() > last:
            break
        if mark.start() < done or mark[0] != _HEAD:
            continue
        found = _cast_array(text, mark.end())
        if found:
            cast = ", ".join(f"({_cast_one_by_one(one)})::{found.type}" for one in found.elements)
            parts += [text[done : mark.start()], f"ARRAY[{cast}]"]
            done = found.end
    return "".join(parts) + text[done:]


class _CastArray(NamedTuple):
    elements: list[str]
    type: str
    end: int


def _cast_array(text: str, begin: int) -> _CastArray | None:
    """Return the array with its cast whose elements begin there; ``None`` for anything else.

    An array of arrays is left as it is: its elements are cast to another type.
    """
    if plain := _LITERALS.match(text, begin):
        elements = _ONE_LITERAL.findall(plain[0])
        end = plain.end() + len(f"])::{plain['type']}[]")
        return _CastArray(elements, plain["type"], end)
    depth = 0
    elements = []
    for mark in _MARK.finditer(text, begin):
        sign = mark[0]
        if sign in ("(", "["):
            depth += 1
        elif sign == _HEAD:
            depth += 2
        elif sign in (")", "]") and depth:
            depth -= 1
        elif sign in (",", "]") and not depth:
            elements.append(text[begin : mark.start()].strip())
            begin = mark.end()
            if sign == "]":
                cast = _CAST.match(text, mark.start())
                if cast is None or any(one.startswith("ARRAY[") for one in elements):
                    return None
                return _CastArray(elements, cast["type"], cast.end())
    return None
