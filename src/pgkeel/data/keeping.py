"""Reads the page of the dictionary from disk."""

from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import dictionary

_MARK = b"keel:dictionary"


def keeps_page(path: Path) -> bool:
    """Whether there is a page of which keel writes a part; quick, and never an error."""
    try:
        return _MARK in path.read_bytes()
    except OSError:
        return False


def read_page(path: Path) -> str:
    """Return the text of the page, empty where there is none; DAT204 if it cannot be read."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise KeelError(dictionary.BAD_PAGE, message, place=Place(path=path)) from error
    except OSError as error:
        message = error.strerror or "cannot be read"
        raise KeelError(dictionary.BAD_PAGE, message, place=Place(path=path)) from error
