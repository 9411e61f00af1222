"""Puts the grants on one object in an order that hangs on nothing but what is granted; pure.

A privilege holds its grants in the order they were given. Whoever grants on must have been granted
to first: grants are ordered by how far they are from the owner, then by who gives them, then by
their text.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

_TURN = b"SET SESSION AUTHORIZATION "
_BACK = b"RESET SESSION AUTHORIZATION;"
_MAY_GRANT = re.compile(rb" TO (?P<who>\"(?:[^\"]|\"\")*\"|[^\" ;]+) WITH GRANT OPTION;\Z")
_OWNER = b""


class _Line(NamedTuple):
    giver: bytes
    text: bytes


def sorted_grants(grants: bytes) -> bytes:
    """Return the statements in order, those of one giver together."""
    body = grants.rstrip(b"\n")
    end = grants[len(body) :]
    texts = body.split(b"\n")
    if not all(text.endswith(b";") for text in texts):
        return grants  # a name with a line end in it
    lines = list(_lines(texts))
    steps = _steps(lines)

    def place(line: _Line) -> tuple[int, bytes, bool, bytes]:
        far = steps.get(line.giver, len(steps))
        # A right is taken away before others are given.
        return far, line.giver, not line.text.startswith(b"REVOKE"), line.text

    found: list[bytes] = []
    for giver, given in groupby(sorted(lines, key=place), key=lambda line: line.giver):
        own = [line.text for line in given]
        found += own if giver == _OWNER else [_TURN + giver + b";", *own, _BACK]
    return b"\n".join(found) + end


def _lines(texts: list[bytes]) -> Iterator[_Line]:
    giver = _OWNER
    for text in texts:
        if text.startswith(_TURN):
            giver = text[len(_TURN) : -1]
        elif text == _BACK:
            giver = _OWNER
        else:
            yield _Line(giver, text)


def _steps(lines: list[_Line]) -> dict[bytes, int]:
    """Return how many grants lie between the owner and each who may grant."""
    steps = {_OWNER: 0}
    reached = [_OWNER]
    while reached:
        givers, reached = reached, []
        for line in lines:
            found = _MAY_GRANT.search(line.text) if line.giver in givers else None
            if found and found["who"] not in steps:
                steps[found["who"]] = steps[line.giver] + 1
                reached.append(found["who"])
    return steps
