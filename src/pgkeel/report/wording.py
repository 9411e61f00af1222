"""How numbers of things are said."""


def counted(number: int, word: str) -> str:
    """Return ``1 migration``, ``1,200 migrations``."""
    return f"{number:,} {word}{'s' * (number != 1)}"
