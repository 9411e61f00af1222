"""Files of SQL that a migration belongs with, read or refused with the code that says why."""

from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import mig
from pgkeel.sql import SqlText, find_undecodable


def read_content(path: Path) -> bytes:
    """Return the bytes of ``path``; MIG004 where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeelError(
            mig.UNREADABLE, f"cannot be read: {reason}", place=Place(path=path)
        ) from error


def as_text(content: bytes, path: Path) -> SqlText:
    """Return ``content`` of ``path`` as text; MIG005 for bytes that are none."""
    if bad := find_undecodable(content):
        offset, reason = bad
        place = Place(path=path, line=content.count(b"\n", 0, offset) + 1)
        raise KeelError(mig.NOT_UTF8, f"{reason} at byte {offset}", place=place)
    return SqlText(content, path)


def read_text(path: Path) -> SqlText:
    """Return what is in ``path``; MIG004 and MIG005 where that cannot be."""
    return as_text(read_content(path), path)
