"""Texts that a regular expression matches, for the simple ones that conditions on columns are."""

import re

_QUANTIFIED = re.compile(r"\{(\d+)(?:,\d*)?\}|[*+?]\??")
_CLASSES = {"d": "1", "w": "a", "s": " ", "m": "", "M": "", "y": "", "A": "", "Z": ""}


def matching(pattern: str) -> tuple[str, ...]:
    """Return two texts that differ and that ``pattern`` seems to match; the server decides.

    Classes, groups, alternatives and counts are read; what is not is taken for itself.
    """
    texts = []
    for pick in (0, 1):
        reading = _Reading(pattern, pick)
        texts.append(reading.branches())
    return tuple(dict.fromkeys(texts))


class _Reading:
    """One way through a pattern; ``pick`` tells which character of a class is taken."""

    def __init__(self, pattern: str, pick: int) -> None:
        self._pattern = pattern
        self._pick = pick
        self._at = 0

    def branches(self) -> str:
        """Return the first alternative, and step over the others."""
        first = self._branch()
        while self._next() == "|":
            self._at += 1
            self._branch()
        return first

    def _branch(self) -> str:
        parts = []
        while (sign := self._next()) and sign not in "|)":
            parts.append(self._atom(sign) * self._times())
        return "".join(parts)

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _atom(self, sign: str) -> str:
        self._at += 1
        if sign in "^$":
            return ""
        if sign == ".":
            return "ab"[self._pick]
        if sign == "(":
            if self._pattern.startswith("?:", self._at):
                self._at += 2
            inner = self.branches()
            self._at += 1
            return inner
        if sign == "[":
            return self._class()
        if sign == "\\":
            escaped = self._next()
            self._at += 1
            return _CLASSES.get(escaped, escaped)
        return sign

    def _class(self) -> str:
        end = self._pattern.find("]", self._at + 1 + self._pattern.startswith("^", self._at))
        if "[:" in self._pattern[self._at : end]:
            end = self._pattern.find("]", end + 1)
        inside = self._pattern[self._at : end]
        self._at = end + 1 if end > 0 else len(self._pattern)
        if inside.startswith("^"):
            return next((one for one in "ab1-_ " if one not in inside), "x")
        if "[:" in inside:
            return "1" if "digit" in inside else "A" if "upper" in inside else "a"
        options = [*re.sub(r"\\d", "0-9", inside).replace("\\", "")]
        if len(options) >= 3 and options[1] == "-":
            low = options[0]
            return chr(min(ord(low) + 1 + self._pick, ord(options[2])))
        return options[min(self._pick, len(options) - 1)] if options else ""

    def _times(self) -> int:
        found = _QUANTIFIED.match(self._pattern, self._at)
        if not found:
            return 1
        self._at = found.end()
        return int(found[1]) if found[1] else 1
