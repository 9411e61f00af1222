"""From files to sources: migrations with their rollback files, and SQL from elsewhere."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from pgkeel.lint.source import Source
from pgkeel.lint.specs import Specs
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.texts import as_text, read_content
from pgkeel.sql import leading_comments


def project_sources(folder: Folder, specs: Specs) -> list[list[Source]]:
    """Return for every migration its source, and that of its rollback file if it has one."""
    return [list(_sources(migration, specs)) for migration in folder.migrations]


def ground_sources(migrations: Iterable[Migration]) -> Iterator[Source]:
    """Yield the sources of migrations of other folders: they are learned from, and not judged."""
    for migration in migrations:
        yield Source(
            kind="migration",
            text=migration.text,
            no_transaction=migration.no_transaction,
            reported=False,
        )


def _sources(migration: Migration, specs: Specs) -> Iterator[Source]:
    yield Source(
        kind="migration",
        text=migration.text,
        header=migration.header,
        no_transaction=migration.no_transaction,
        has_rollback=migration.rollback is not None,
        approvals=specs.approvals(migration),
    )
    if migration.rollback:
        yield loose_source(migration.rollback, read_content(migration.rollback), kind="rollback")


def loose_source(
    path: Path, content: bytes, *, kind: Literal["rollback", "loose"] = "loose"
) -> Source:
    """Return the source of ``content``; MIG005 for bytes that are no text."""
    text = as_text(content, path)
    leading = leading_comments(text)
    return Source(
        kind=kind,
        text=text,
        no_transaction=is_no_transaction(text, leading),
    )
