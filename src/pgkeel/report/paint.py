"""Colour and signs for text that a person reads."""

from pgkeel.report.document import Style

_COLORS = {"red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36, "bold": 1, "dim": 2}
_PLAIN_SIGNS = {
    "✔": "ok",
    "✖": "FAIL",
    "!": "!",
    "│": "|",
    "→": "->",
    "·": "-",
    "…": "...",
    "█": "#",
}


def paint(style: Style, text: str, *colors: str) -> str:
    """Return ``text`` in ``colors``, where the style has colour."""
    if not style.color or not colors:
        return text
    return f"\x1b[{';'.join(str(_COLORS[color]) for color in colors)}m{text}\x1b[0m"


def sign(style: Style, mark: str) -> str:
    """Return ``mark``, or its stand-in where the terminal knows only ASCII."""
    return mark if style.unicode else _PLAIN_SIGNS[mark]
