"""Reads the page of the dictionary from disk."""

from pathlib import Path

from pgkeel.errors.catalogue import dictionary
from pgkeel.migrations.texts import read_page_if_there

_MARK = b"keel:dictionary"


def keeps_page(path: Path) -> bool:
    """Whether there is a page of which keel writes a part; quick, and never an error."""
    try:
        return _MARK in path.read_bytes()
    except OSError:
        return False


def read_page(path: Path) -> str:
    """Return the text of the page, empty where there is none; DAT204 if it cannot be read."""
    return read_page_if_there(path, dictionary.BAD_PAGE) or ""
