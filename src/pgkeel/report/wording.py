"""How numbers of things are said."""

from collections.abc import Sequence


def counted(number: int, word: str) -> str:
    """Return ``1 migration``, ``1,200 migrations``."""
    return f"{number:,} {word}{'s' * (number != 1)}"


def first_of(lines: Sequence[str], most: int) -> list[str]:
    """Return the first ``most`` of ``lines``, and in a last one how many more there are."""
    more = len(lines) - most
    return [*lines[:most], f"… and {more:,} more"] if more > 0 else [*lines]
