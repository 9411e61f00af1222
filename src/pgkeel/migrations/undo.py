"""Rollback files as values: what is run to take a migration back."""

from msgspec.structs import replace

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import mig
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.header import Header
from pgkeel.migrations.migration import Migration
from pgkeel.sql import SqlText, find_undecodable, leading_comments


def read_undo(migration: Migration) -> Migration | None:
    """Return the rollback file of ``migration`` as something that is run like it.

    ``None`` where there is none; a MIG error where it cannot be read.
    """
    path = migration.rollback
    if path is None:
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeelError(
            mig.UNREADABLE, f"cannot be read: {reason}", place=Place(path=path)
        ) from error
    if bad := find_undecodable(content):
        offset, reason = bad
        place = Place(path=path, line=content[:offset].count(b"\n") + 1)
        raise KeelError(mig.NOT_UTF8, f"{reason} at byte {offset}", place=place)
    return undo_of(migration, content)


def undo_of(migration: Migration, content: bytes) -> Migration:
    """Return ``content``, known to be UTF-8 without NUL, as the rollback of ``migration``."""
    text = SqlText(content, migration.rollback or migration.path)
    return replace(
        migration,
        path=text.path,
        text=text,
        checksum=checksum(content),
        header=Header(),
        no_transaction=is_no_transaction(text, leading_comments(text)),
        rollback=None,
    )
