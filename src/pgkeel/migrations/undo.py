"""Rollback files as values: what is run to take a migration back."""

from msgspec.structs import replace

from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.header import Header
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.texts import read_text
from pgkeel.sql import SqlText, leading_comments


def read_undo(migration: Migration) -> Migration | None:
    """Return the rollback file of ``migration`` as something that is run like it.

    ``None`` where there is none; a MIG error where it cannot be read.
    """
    path = migration.rollback
    if path is None:
        return None
    return _undo(migration, read_text(path))


def undo_of(migration: Migration, content: bytes) -> Migration:
    """Return ``content``, known to be UTF-8 without NUL, as the rollback of ``migration``."""
    return _undo(migration, SqlText(content, migration.rollback or migration.path))


def _undo(migration: Migration, text: SqlText) -> Migration:
    return replace(
        migration,
        path=text.path,
        text=text,
        checksum=checksum(text.buffer),
        header=Header(),
        no_transaction=is_no_transaction(text, leading_comments(text)),
        rollback=None,
    )
