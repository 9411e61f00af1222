"""Expressions as the server writes them once it has read its own writing; for the reader.

``status IN ('a', 'b')`` over varchar is first shown as a cast of an array, and as an array of casts
when that text is read again (ruleutils.c, parse_expr.c: transformTypeCast). Both mean the same: a
schema that went through a dump must not differ from the one it came from.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = "(ARRAY["
_CAST = re.compile(
    r"\]\)::(?P<type>(?:\"(?:[^\"]|\"\")*\"|[\w$]+)(?:\.(?:\"(?:[^\"]|\"\")*\"|[\w$]+))?"
    r"(?: varying| precision| with(?:out)? time zone)?(?:\([0-9, ]+\))?)\[\]"
)
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"")


def canonical(text: str) -> str:
    """Return an expression in the one form of the two that the server settles on."""
    if _HEAD not in text:
        return text
    parts: list[str] = []
    done = 0
    for at in _letters(text, 0):
        if at < done or not text.startswith(_HEAD, at):
            continue
        found = _cast_array(text, at)
        if found:
            cast = ", ".join(f"({canonical(one)})::{found.type}" for one in found.elements)
            parts += [text[done:at], f"ARRAY[{cast}]"]
            done = found.end
    return "".join(parts) + text[done:]


class _CastArray(NamedTuple):
    elements: list[str]
    type: str
    end: int


def _cast_array(text: str, start: int) -> _CastArray | None:
    """Return the array with its cast that begins at ``start``; ``None`` where it is something else.

    An array of arrays is left as it is: its elements are cast to another type.
    """
    depth = 0
    begin = start + len(_HEAD)
    elements: list[str] = []
    for at in _letters(text, begin):
        letter = text[at]
        if letter in "([":
            depth += 1
        elif letter in ")]" and depth:
            depth -= 1
        elif letter in ",]" and not depth:
            elements.append(text[begin:at].strip())
            begin = at + 1
            if letter == "]":
                cast = _CAST.match(text, at)
                nested = any(one.startswith("ARRAY[") for one in elements)
                return (
                    None
                    if cast is None or nested
                    else _CastArray(elements, cast["type"], cast.end())
                )
    return None


def _letters(text: str, start: int) -> Iterator[int]:
    """Yield the offsets of all letters from ``start`` on that are not within quotes."""
    at = start
    while at < len(text):
        quoted = _QUOTED.match(text, at)
        if quoted:
            at = quoted.end()
        else:
            yield at
            at += 1
