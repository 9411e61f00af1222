"""Files of the project, read or refused with the code that says why; for every layer above."""

from pathlib import Path

from pgkeel.errors import Code, KeelError, Place
from pgkeel.errors.catalogue import mig
from pgkeel.sql import SqlText, find_undecodable


def read_content(path: Path, unreadable: Code = mig.UNREADABLE) -> bytes:
    """Return the bytes of ``path``; ``unreadable``, MIG004 unless named, where that cannot be."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refused(path, unreadable, error) from error


def read_if_there(path: Path, unreadable: Code) -> bytes | None:
    """Return the bytes of ``path``, ``None`` where there is none; else as ``read_content``."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(path, unreadable, error) from error


def read_page_if_there(path: Path, unreadable: Code) -> str | None:
    """Return the text of a page that people and keel write; as it is, line ends included.

    ``None`` where there is none, ``unreadable`` where it cannot be read or is no UTF-8.
    """
    content = read_if_there(path, unreadable)
    try:
        return None if content is None else content.decode()
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise KeelError(unreadable, message, place=Place(path=path)) from error


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


def _refused(path: Path, code: Code, error: OSError) -> KeelError:
    reason = error.strerror or str(error)
    return KeelError(code, f"cannot be read: {reason}", place=Place(path=path))
