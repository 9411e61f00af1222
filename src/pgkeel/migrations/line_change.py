"""The first line in which two texts differ; for whoever has to show an edit. Pure."""

from dataclasses import dataclass
from itertools import zip_longest

_BOM = b"\xef\xbb\xbf"
_WIDTH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """``line`` counts from 1; ``old`` or ``new`` is ``None`` past the end of that text."""

    line: int
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """Return the change as a diff shows it."""
        if not (self.old or self.new):
            return "the line ends at the end of the file differ"
        sides = (("-", self.old), ("+", self.new))
        return "\n".join(f"{sign} {_cut(line)}" for sign, line in sides if line is not None)


def first_change(old: bytes, new: bytes) -> LineChange:
    """Return where ``new`` first differs from ``old``; line ends and a BOM do not count.

    The two must differ in something else.
    """
    before, after = _lines(old), _lines(new)
    for number, (one, other) in enumerate(zip_longest(before, after), start=1):
        if one != other:
            # A line that is gone is shown where the text now ends.
            return LineChange(line=min(number, len(after)), old=_text(one), new=_text(other))
    raise ValueError("the texts do not differ")


def _lines(content: bytes) -> list[bytes]:
    return content.removeprefix(_BOM).replace(b"\r\n", b"\n").split(b"\n")


def _text(line: bytes | None) -> str | None:
    return None if line is None else line.decode(errors="replace")


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
