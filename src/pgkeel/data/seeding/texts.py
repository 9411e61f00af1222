"""Seed files as text with places; what a person is shown when a row is wrong."""

import codecs
import mmap
from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import seeds
from pgkeel.sql import SqlText

BOM = codecs.BOM_UTF8
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_text(path: Path) -> SqlText:
    """Return the file, mapped into memory rather than read; DAT313 where it cannot be."""
    try:
        with path.open("rb") as file:
            if not file.seek(0, 2):
                return SqlText(b"", path)
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    refuse_utf_16(mapped[:2], path)
    return SqlText(mapped, path)


def refuse_utf_16(head: bytes, path: Path) -> None:
    """Raise DAT313 where a file begins as text in UTF-16 does."""
    if head[:2] in _UTF_16:
        raise unreadable(path, "text in UTF-16")


def unreadable(path: Path, why: str) -> KeelError:
    """Return DAT313."""
    return KeelError(seeds.UNREADABLE, why, place=Place(path=path))
