"""A comparison for a person to read: by object, old and new side by side."""

import difflib
import shlex
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from pgkeel.report.differences.comparison import Comparison, State, state_of
from pgkeel.report.differences.wording import Line, told
from pgkeel.report.document import Style
from pgkeel.report.paint import paint, sign

_MARKS: Mapping[State, str] = {"new": "+", "changed": "~", "gone": "-"}
_COLORS = {"+": "green", "-": "red", "~": "yellow"}
_COLUMN = 56
_SHORT = 70


def review(comparison: Comparison, style: Style) -> Iterator[str]:
    """Yield the lines of the page."""
    for rename in comparison.renames:
        yield f"{paint(style, '~', 'yellow')} {rename.old} becomes {rename.new}"
    for root, changes in comparison.by_root().items():
        mark = _MARKS[state_of(root, changes)]
        yield ""
        yield f"{paint(style, mark, _COLORS[mark], 'bold')} {paint(style, str(root), 'bold')}"
        for change in changes:
            if change.address == root and mark != "~":
                continue
            for line in told(change, root):
                yield from _shown(line, style)
    for rename in comparison.offered:
        yield ""
        yield f"{paint(style, '?', 'cyan')} renamed? --rename {shlex.quote(str(rename))}"


def _shown(line: Line, style: Style) -> Iterator[str]:
    mark = paint(style, line.sign, _COLORS[line.sign])
    arrow = sign(style, "→")
    if "\n" in line.old + line.new or len(line.old) + len(line.new) > _SHORT:
        yield f"    {mark} {line.what}"
        yield from _side_by_side(line, style)
    elif line.sign == "~":
        yield f"    {mark} {line.what}  {line.old} {arrow} {line.new}"
    else:
        yield f"    {mark} {line.what}  {line.old or line.new}".rstrip()


def _side_by_side(line: Line, style: Style) -> Iterator[str]:
    if line.sign != "~":
        text = line.old or line.new
        yield from (f"        {paint(style, one, _COLORS[line.sign])}" for one in text.splitlines())
        return
    old, new = _wrapped(line.old), _wrapped(line.new)
    bar = paint(style, sign(style, "│"), "dim")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        pairs = zip_longest(old[from_old:to_old], new[from_new:to_new], fillvalue="")
        for left, right in pairs:
            if what == "equal":
                yield f"        {left:{_COLUMN}} {bar} {right}".rstrip()
            else:
                shown = paint(style, f"{left:{_COLUMN}}", "red"), paint(style, right, "green")
                yield f"        {shown[0]} {bar} {shown[1]}".rstrip()


def _wrapped(text: str) -> list[str]:
    """Return the lines of a definition, none longer than its column."""
    return [
        line[at : at + _COLUMN]
        for line in text.splitlines()
        for at in range(0, max(len(line), 1), _COLUMN)
    ]
