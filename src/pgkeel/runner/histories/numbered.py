"""Names of files that begin with a number, as tools that keep nothing else have them. Pure."""

from datetime import datetime

from pgkeel.runner.histories.history import Recorded


def numbered(name: str, at: datetime | None) -> Recorded:
    """Return what ``name`` tells: a version, where it begins with digits, and the rest."""
    plain = name.replace("-", "_").replace(".", "_")
    number, _, rest = plain.partition("_")
    is_number = number.isascii() and number.isdigit()
    return Recorded(
        key=name, version=number if is_number else None, name=rest if is_number else plain, at=at
    )
