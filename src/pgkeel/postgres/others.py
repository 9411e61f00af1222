"""What other sessions run, as it may be shown: their texts may be anybody's data, or a password."""

import re

_QUOTED = re.compile(r"'(?:[^']|'')*(?:'|\Z)|\$\w*\$.*", re.DOTALL)
_NUMBER = re.compile(r"\b\d{5,}\b")


def of_others(query: str, width: int) -> str:
    """Return a statement on one line of ``width`` at most, without texts and long numbers.

    The server may have cut it off within what is quoted.
    """
    line = " ".join(_NUMBER.sub("…", _QUOTED.sub("'…'", query)).split())
    return line if len(line) <= width else f"{line[: width - 1]}…"
