"""What those who watch are told while migrations are applied. Pure values."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

Kind = Literal["begins", "runs", "done", "waits", "blocked", "retries", "notes"]


class Told(Struct, frozen=True, kw_only=True):
    """One thing that happens; ``text`` says it in words."""

    kind: Kind
    text: str
    done: int = 0
    total: int = 0


Tell = Callable[[Told], None]
"""Called from more than one thread."""


def in_words(seconds: float) -> str:
    """Return how long something takes, as people say it."""
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 120:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def first_line(text: str, width: int = 72) -> str:
    """Return ``text`` on one line, cut where it is long."""
    line = " ".join(text[: 4 * width].split())
    return line if len(line) <= width else f"{line[: width - 1]}…"
