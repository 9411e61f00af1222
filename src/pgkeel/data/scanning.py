"""Looks through the bytes of one file for every pattern; pure."""

import re
from collections.abc import Iterator

from msgspec import Struct

from pgkeel.data.pattern import Match, Pattern
from pgkeel.data.patterns import PATTERNS


class Hit(Struct, frozen=True, kw_only=True):
    """A value that looks like a secret or like somebody's; never the value itself."""

    pattern: Pattern
    start: int
    end: int
    name: str


def find_hits(buffer: bytes, patterns: tuple[Pattern, ...] = PATTERNS) -> tuple[Hit, ...]:
    """Return what is found in ``buffer``, in order; of what overlaps only the weightiest."""
    folded = buffer.lower()
    taken: list[Hit] = []
    # Several patterns begin alike: each beginning is looked for once.
    places: dict[tuple[bool, bytes], list[int]] = {}
    for pattern in patterns:
        text = folded if pattern.folded else buffer
        for found in _shapes(buffer, text, pattern, places):
            match = pattern.check(buffer, found, pattern.name)
            if match:
                taken.append(_hit(pattern, match))
    return tuple(_apart(taken))


def _hit(pattern: Pattern, match: Match) -> Hit:
    return Hit(pattern=pattern, start=match.start, end=match.end, name=match.name)


def _shapes(
    buffer: bytes, text: bytes, pattern: Pattern, places: dict[tuple[bool, bytes], list[int]]
) -> Iterator["re.Match[bytes]"]:
    if not pattern.anchors:
        yield from pattern.shape.finditer(buffer)
        return
    match = pattern.shape.match
    for anchor in pattern.anchors:
        key = (pattern.folded, anchor)
        if key not in places:
            places[key] = list(_places(text, anchor))
        for at in places[key]:
            if found := match(buffer, at):
                yield found


def _places(text: bytes, anchor: bytes) -> Iterator[int]:
    at = text.find(anchor)
    while at >= 0:
        yield at
        at = text.find(anchor, at + len(anchor))


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """Yield the hits in order of place, without those within or across a weightier one."""
    kept: list[Hit] = []
    # The sort is stable: at one place the order of the patterns stays.
    for hit in sorted(hits, key=lambda hit: hit.start):
        before = kept[-1] if kept else None
        if before and hit.start < before.end:
            if PATTERNS.index(hit.pattern) < PATTERNS.index(before.pattern):
                kept[-1] = hit
            continue
        kept.append(hit)
    yield from kept
