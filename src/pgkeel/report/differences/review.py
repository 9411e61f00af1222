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
_WIDTH = 80
_WIDEST = 160
_INDENT = 8
_BAR = 3
_AROUND = 3
"""How many lines that are the same are shown on either side of those that differ."""
_UNSEEN = str.maketrans({" ": r"\s", "\t": r"\t", "\r": r"\r", "\f": r"\f", "\v": r"\v"})


def review(comparison: Comparison, style: Style, width: int = _WIDTH) -> Iterator[str]:
    """Yield the lines of the page; definitions side by side take ``width`` columns at most."""
    width = min(max(width, _WIDTH), _WIDEST)
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
                yield from _shown(line, style, width)
    for address, reached, wanted in comparison.reordered:
        yield ""
        yield f"{paint(style, '~', 'yellow', 'bold')} {paint(style, str(address), 'bold')}"
        yield f"    PostgreSQL cannot move columns, only append them: {', '.join(reached)}"
        yield f"    is what a plan reaches, but wanted is this order: {', '.join(wanted)}"
    for rename in comparison.offered:
        yield ""
        yield f"{paint(style, '?', 'cyan')} renamed? --rename {shlex.quote(str(rename))}"


def _shown(line: Line, style: Style, width: int) -> Iterator[str]:
    mark = paint(style, line.sign, _COLORS[line.sign])
    arrow = sign(style, "→")
    if "\n" in line.old + line.new or len(f"    ~ {line.what}  {line.old} → {line.new}") > width:
        yield f"    {mark} {line.what}"
        yield from _side_by_side(line, style, (width - _INDENT - _BAR) // 2)
    elif line.sign == "~":
        yield f"    {mark} {line.what}  {line.old} {arrow} {line.new}"
    else:
        yield f"    {mark} {line.what}  {line.old or line.new}".rstrip()


def _side_by_side(line: Line, style: Style, column: int) -> Iterator[str]:
    if line.sign != "~":
        text = line.old or line.new
        yield from (f"        {paint(style, one, _COLORS[line.sign])}" for one in text.splitlines())
        return
    old, new = _wrapped(line.old, column), _wrapped(line.new, column)
    bar = paint(style, sign(style, "│"), "dim")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        pairs = [*zip_longest(old[from_old:to_old], new[from_new:to_new], fillvalue="")]
        if what == "equal":
            shown = [f"{left:{column}} {bar} {right}" for left, right in pairs]
            if len(pairs) > 2 * _AROUND + 1:
                shown[_AROUND:-_AROUND] = [paint(style, sign(style, "…"), "dim")]
        else:
            told = (_told_apart(*pair) for pair in pairs)
            shown = [
                f"{paint(style, f'{left:{column}}', 'red')} {bar} {paint(style, right, 'green')}"
                for left, right in told
            ]
        yield from (f"        {one}".rstrip() for one in shown)


def _told_apart(left: str, right: str) -> tuple[str, str]:
    """Return lines that differ in what cannot be seen at their ends so that it is seen."""
    if left.rstrip() != right.rstrip():
        return left, right
    ends = (one[len(one.rstrip()) :].translate(_UNSEEN) for one in (left, right))
    return left.rstrip() + next(ends), right.rstrip() + next(ends)


def _wrapped(text: str, column: int) -> list[str]:
    """Return the lines of a definition, none longer than its column, broken at blanks if any."""
    found: list[str] = []
    for line in text.removesuffix("\n").split("\n"):
        indent = line[: len(line) - len(line.lstrip())][: column // 2]
        rest = line
        while len(rest) > column:
            # A blank of the indent is no place to break: the rest would be no shorter.
            words = len(rest) - len(rest.lstrip())
            at = rest.rfind(" ", words + 1, column + 1)
            at = at if at > 0 else column
            found.append(rest[:at])
            rest = indent + "  " + rest[at:].lstrip()
        found.append(rest)
    return found
