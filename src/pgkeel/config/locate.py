"""The line of a key in TOML text, which the standard parser does not tell."""

import re

_TABLE = re.compile(r"^\s*\[\[?\s*(?P<keys>[^\]]+?)\s*\]")
_PAIR = re.compile(r"^\s*(?P<keys>[A-Za-z0-9_\-.\"' ]+?)\s*=")


def line_of(text: str, keys: tuple[str, ...]) -> int | None:
    """Return the line, from 1, on which ``keys`` is set, or its nearest table begins.

    A key inside an inline table is placed on the line of that table.
    """
    best: tuple[int, int | None] = (0, None)
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _TABLE.match(line):
            table = here = _split(found["keys"])
        elif found := _PAIR.match(line):
            here = table + _split(found["keys"])
        else:
            continue
        if keys[: len(here)] == here and len(here) > best[0]:
            best = (len(here), number)
    return best[1]


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
