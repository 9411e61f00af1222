"""Names, code and texts as Markdown, whatever they hold; pure."""

import re

from pgkeel.names import quoted

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LISTED = re.compile(r"^(\d*)([-+=.)])(?=\s|=|-|$)")
# Between these a page of HTML would show another character.
_ENTITY = re.compile(r"&(?=#?\w+;)")
# Marks that turn the text after them around, or that nobody sees, and control characters.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WITHIN_WORDS = re.compile(r"(?<=\w)\\_(?=\w)")


def dotted(path: tuple[str, ...]) -> str:
    """Return a name as a person writes it in SQL."""
    return ".".join(map(quoted, path))


def on_one_line(text: str) -> str:
    """Return text on one line; what cannot be seen, or turns the rest around, by its number."""
    line = " ".join(text.split())
    return _UNSEEN.sub(lambda found: f"(U+{ord(found[0]):04X})", line)


def plain(text: str) -> str:
    """Return text on one line that Markdown shows as it is, in a table, too."""
    line = _ENTITY.sub(r"\\&", _SPECIAL.sub(r"\\\1", on_one_line(text)))
    line = _WITHIN_WORDS.sub("_", line)
    return _LISTED.sub(r"\1\\\2", line)


def code(text: str, *, in_table: bool = False) -> str:
    """Return ``text`` as code, on one line.

    A bar ends a cell, even within code; elsewhere what escapes it would be shown.
    """
    line = on_one_line(text)
    if not line:
        return "*blank*" if text else "*empty*"
    line = line.replace("|", "\\|") if in_table else line
    ticks = "`" * (1 + max((len(run) for run in re.findall(r"`+", line)), default=0))
    blank = " " if "`" in line else ""
    return f"{ticks}{blank}{line}{blank}{ticks}"


def codes(names: tuple[str, ...]) -> str:
    """Return several names as code, with commas."""
    return ", ".join(code(quoted(name)) for name in names)


def anchor(heading: str) -> str:
    """Return the address of a heading within its page, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", on_one_line(heading).lower()).replace(" ", "-")


def marked(name: str) -> str:
    """Return a name so that no comment of HTML can end within it."""
    return re.sub(r"[^\w.\" ()]", lambda found: f"%{ord(found[0]):X};", name)
