"""What columns are said to hold, in comments or in keel.toml; pure."""

import re
from collections.abc import Iterator, Mapping

_SAID = re.compile(r"\s*\[(?P<word>pii|secret)\]")


def classes_of(comment: str, settings: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return what a column holds: ``[pii]`` and ``[secret]`` in its comment, and what is set."""
    said = [found["word"] for found in _SAID.finditer(comment)]
    given = [settings[name]] if name in settings else []
    return tuple(dict.fromkeys([*said, *given]))


def without_classes(comment: str) -> str:
    """Return the comment without those words."""
    return _SAID.sub("", comment).strip()


def classified_in(sql: bytes) -> Iterator[str]:
    """Yield the columns whose comments, in the text of a migration, say what they hold.

    By their bare names. Also what a later migration takes back: that says too much, never too
    little. A comment that is put together at run time is not found.
    """
    for found in _COMMENT.finditer(sql):
        if _SAID.search(found["text"].decode(errors="replace")):
            name = found["name"].decode(errors="replace")
            yield name[1:-1].replace('""', '"') if name.startswith('"') else name.lower()


_COMMENT = re.compile(
    rb"comment\s+on\s+column\s+(?:(?:\"(?:[^\"]|\"\")+\"|[\w$]+)\s*\.\s*)*"
    rb"(?P<name>\"(?:[^\"]|\"\")+\"|[\w$]+)\s+is\s+"
    rb"(?P<text>[eE]?'(?:[^']|'')*'|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)",
    re.IGNORECASE | re.DOTALL,
)
