"""What columns are said to hold, in comments or in keel.toml; pure."""

import re
from collections.abc import Mapping

_SAID = re.compile(r"\s*\[(?P<word>pii|secret)\]")


def classes_of(comment: str, settings: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return what a column holds: ``[pii]`` and ``[secret]`` in its comment, and what is set."""
    said = [found["word"] for found in _SAID.finditer(comment)]
    given = [settings[name]] if name in settings else []
    return tuple(dict.fromkeys([*said, *given]))


def without_classes(comment: str) -> str:
    """Return the comment without those words."""
    return _SAID.sub("", comment).strip()
