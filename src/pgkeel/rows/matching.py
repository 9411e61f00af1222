"""Texts that a regular expression matches, for the simple ones that conditions on columns are."""

import re
from collections.abc import Iterator
from random import Random
from typing import Protocol

_QUANTIFIED = re.compile(r"(?:\{(?P<low>\d+)(?P<more>,(?P<high>\d*))?\}|(?P<sign>[*+?]))\??")
_CLASSES = {"d": "0123456789", "w": "abcdefghijklmnopqrstuvwxyz0123456789_", "s": " "}
_NOTHING = frozenset("mMyYAZ<>")
_NAMED = {
    "digit": "0123456789",
    "xdigit": "0123456789abcdef",
    "upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lower": "abcdefghijklmnopqrstuvwxyz",
    "alpha": "abcdefghijklmnopqrstuvwxyz",
    "alnum": "abcdefghijklmnopqrstuvwxyz0123456789",
    "space": " ",
    "blank": " ",
    "punct": "-._",
}
_USUAL = "abcdefghijklmnopqrstuvwxyz0123456789-_ "
_UNBOUNDED = 6
"""How often what may stand any number of times is repeated at most, by chance."""


def matching(pattern: str) -> tuple[str, ...]:
    """Return two texts that differ and that ``pattern`` seems to match; the server decides.

    Classes, groups, alternatives and counts are read; what is not is taken for itself.
    """
    texts = [_Reading(pattern, _Plain(pick)).branches() for pick in (0, 1)]
    return tuple(dict.fromkeys(texts))


def matching_by_chance(pattern: str, random: Random) -> str:
    """Return one more such text, by the numbers that ``random`` gives."""
    return _Reading(pattern, _Chance(random)).branches()


class _Taking(Protocol):
    """Which of the ways through a pattern is taken."""

    def sign(self, options: str, *, ranged: bool) -> str:
        """Return one of ``options``; ``ranged``: they begin with a range."""

    def times(self, low: int, high: int | None) -> int:
        """Return how often something stands."""

    def branch(self, texts: list[str]) -> str:
        """Return one of the alternatives."""


class _Plain:
    """The least that matches; ``pick`` tells which character of a class is taken."""

    def __init__(self, pick: int) -> None:
        self._pick = pick

    def sign(self, options: str, *, ranged: bool) -> str:
        # What begins with a range is rather not begun with a zero, or told from others by it.
        return options[min(self._pick + ranged, len(options) - 1)]

    def times(self, low: int, high: int | None) -> int:
        # What may be there or not is taken: more often than not it carries a meaning.
        return max(low, min(1, 1 if high is None else high))

    def branch(self, texts: list[str]) -> str:
        return texts[0]


class _Chance:
    """Any way, by chance."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def sign(self, options: str, *, ranged: bool) -> str:  # noqa: ARG002 -- all are alike here
        return self._random.choice(options)

    def times(self, low: int, high: int | None) -> int:
        if high is None:
            return low + self._random.randrange(_UNBOUNDED)
        return self._random.randint(low, max(low, min(high, low + 40)))

    def branch(self, texts: list[str]) -> str:
        return self._random.choice(texts)


class _Reading:
    """One way through a pattern."""

    def __init__(self, pattern: str, taking: _Taking) -> None:
        self._pattern = pattern
        self._taking = taking
        self._at = 0

    def branches(self) -> str:
        """Return one of the alternatives up to the end of the group."""
        found = [self._branch()]
        while self._next() == "|":
            self._at += 1
            found.append(self._branch())
        return self._taking.branch(found)

    def _branch(self) -> str:
        parts = []
        while (sign := self._next()) and sign not in "|)":
            start = self._at
            part = self._atom(sign)
            end = self._at
            low, high = self._times()
            after = self._at
            times = self._taking.times(low, high) if (low, high) != (1, 1) else 1
            parts.append(part if times else "")
            for _ in range(times - 1):
                # Each time anew: what stands there may be another sign each time.
                self._at = start
                parts.append(self._atom(sign))
                self._at = end
            self._at = after
        return "".join(parts)

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _atom(self, sign: str) -> str:
        self._at += 1
        if sign in "^$":
            return ""
        if sign == ".":
            return self._taking.sign(_USUAL, ranged=False)
        if sign == "(":
            ahead = self._pattern.startswith(("?!", "?=", "?<"), self._at)
            self._at += 2 * self._pattern.startswith(("?:", "?!", "?="), self._at)
            inner = self.branches()
            self._at += 1
            return "" if ahead else inner
        if sign == "[":
            return self._class()
        if sign == "\\":
            escaped = self._next()
            self._at += 1
            if escaped in _NOTHING:
                return ""
            found = _CLASSES.get(escaped)
            return self._taking.sign(found, ranged=escaped == "d") if found else escaped
        return sign

    def _class(self) -> str:
        start = self._at
        self._at += self._pattern.startswith("^", self._at)
        self._at += self._pattern.startswith("]", self._at)
        while (sign := self._next()) and sign != "]":
            if self._pattern.startswith("[:", self._at):
                self._at = self._pattern.find(":]", self._at) + 1
            self._at += 2 if sign == "\\" else 1
        inside = self._pattern[start : self._at]
        self._at += 1
        negated = inside.startswith("^")
        options = "".join(_options(inside[negated:]))
        if negated:
            kept = "".join(one for one in _USUAL if one not in options)
            return self._taking.sign(kept or "x", ranged=False)
        ranged = inside[1:2] == "-" and len(inside) >= 3
        return self._taking.sign(options, ranged=ranged) if options else ""

    def _times(self) -> tuple[int, int | None]:
        found = _QUANTIFIED.match(self._pattern, self._at)
        if not found:
            return 1, 1
        self._at = found.end()
        if sign := found["sign"]:
            return int(sign == "+"), 1 if sign == "?" else None
        low = int(found["low"])
        return low, int(found["high"]) if found["high"] else None if found["more"] else low


def _options(inside: str) -> Iterator[str]:
    """Yield the signs that a class names."""
    at = 0
    while at < len(inside):
        if inside.startswith("[:", at):
            end = inside.find(":]", at)
            yield _NAMED.get(inside[at + 2 : end], "a")
            at = end + 2 if end > 0 else len(inside)
        elif inside[at] == "\\" and at + 1 < len(inside):
            yield _CLASSES.get(inside[at + 1], inside[at + 1])
            at += 2
        elif inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            yield from map(chr, range(ord(inside[at]), ord(inside[at + 2]) + 1))
            at += 3
        else:
            yield inside[at]
            at += 1
