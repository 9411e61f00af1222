"""Pieces of Markdown for texts that may hold anything; for pages."""

import re
from collections.abc import Iterable, Iterator, Sequence


def fenced(lines: Sequence[str], language: str = "") -> Iterator[str]:
    """Yield a block of code whose fence is longer than any run of backticks in it."""
    fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    yield f"{fence}{language}"
    yield from lines
    yield fence


def folded(summary: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield ``lines`` so that only ``summary``, which is HTML, shows until somebody opens it."""
    yield ""
    yield f"<details><summary>{summary}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"


def code(text: str) -> str:
    """Return ``text`` as code within a line."""
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
