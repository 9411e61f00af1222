"""How messages name several things; for rules."""

from collections.abc import Iterable


def few(things: Iterable[object], most: int = 3) -> str:
    """Return the first of ``things``, and how many more there are."""
    words = [str(one) for one in things]
    more = len(words) - most
    if more > 0:
        return f"{', '.join(words[:most])} and {more} more"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
