"""``keel new``: the next migration and its rollback file, planned as values, then written."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pgkeel.config import Migrations, Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import mig
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.filename import (
    description_of,
    file_name,
    label,
    next_version,
    parse_file_name,
    rollback_name,
)
from pgkeel.migrations.sum_writing import change_sums, readable_sums
from pgkeel.migrations.version import Version
from pgkeel.migrations.writing import alone_in, coded, create_file

_HEADER = """\
-- Purpose: {purpose}
-- Rollback: {rollback}
{changelog}
"""
_UNDOES = """\
-- Undoes {migration}

"""
_NO_ROLLBACK = "not needed: there is nothing to take back."
_MIGRATION = """\
-- Purpose: {purpose}
-- Rollback: {rollback}
{changelog}--
-- Optional above: `Spec`, the page that asks for this; `Changelog`, what users will notice. Guard
-- each statement (IF NOT EXISTS, OR REPLACE): to run a migration twice must do no harm.

"""
_ROLLBACK = """\
-- Undoes {migration}
--
-- Statements that take it back go below, the last one first. If there is no way back, delete this
-- file and say so in the migration's header: `Rollback: irreversible because …`.

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMigration:
    """A migration that is not written yet: names and texts of its two files."""

    version: Version
    name: str
    rollback_name: str
    text: str
    rollback_text: str | None
    """``None`` where there is nothing to take back, and no rollback file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A new migration on disk."""

    label: str
    migration: Path
    rollback: Path | None
    sum_file: Path | None
    """Left out where keel.sum is not kept: there are other migrations and no such file."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The migration, and its rollback file where there is one."""
        return (self.migration, self.rollback) if self.rollback else (self.migration,)


class Bodies(NamedTuple):
    """Statements to go below the headers of the two files."""

    migration: str
    rollback: str | None
    """``None`` where the migration does nothing that could be taken back."""


def plan_new(
    words: str,
    *,
    newest: Version | None,
    settings: Migrations,
    now: datetime,
    bodies: Bodies | None = None,
    changelog: str = "",
) -> NewMigration:
    """Return the migration after ``newest`` that ``words`` describe; MIG208 if they name nothing.

    ``now``, in UTC, is the version in layout ``supabase``; ``changelog`` is what users will notice.
    """
    description = description_of(words)
    if description is None:
        raise KeelError(
            mig.BAD_DESCRIPTION,
            f"no file name can be made of {words!r}",
            hint='describe the change in a few words: keel new "add example table"',
        )
    version = next_version(newest, settings.layout, now)
    name = file_name(version, description, settings.layout)
    undo = rollback_name(name, settings.layout)
    is_final = bodies is not None and bodies.rollback is None
    return NewMigration(
        version=version,
        name=name,
        rollback_name=undo,
        text=(_HEADER if bodies else _MIGRATION).format(
            purpose=_sentence(words),
            rollback=_NO_ROLLBACK if is_final else PurePosixPath(settings.rollback, undo),
            changelog=f"-- Changelog: {_sentence(changelog)}\n" if changelog else "",
        )
        + (bodies.migration if bodies else ""),
        rollback_text=None if is_final else _rollback(PurePosixPath(settings.folder, name), bodies),
    )


def _rollback(migration: PurePosixPath, bodies: Bodies | None) -> str:
    if bodies is None:
        return _ROLLBACK.format(migration=migration)
    return _UNDOES.format(migration=migration) + (bodies.rollback or "")


def write_new(
    project: Project,
    words: str,
    *,
    merged_newest: Version | None,
    now: datetime,
    bodies: Bodies | None = None,
    changelog: str = "",
) -> Written:
    """Write the next migration, its rollback file and its line in keel.sum.

    The version is above all in the folder and above ``merged_newest``, the base's. A file is never
    overwritten: a version whose name is taken, by another process or a leftover rollback file, is
    passed over. If anything fails, nothing of it stays.
    """
    settings = project.settings.migrations
    with alone_in(project.folder):
        sums = readable_sums(project)
        with coded(project.folder):
            names = [path.name for path in project.folder.iterdir()]
        parsed = (parse_file_name(name, settings.layout) for name in names)
        ours = [found.version for found in parsed if found]
        newest = max([*ours, *([merged_newest] if merged_newest else [])], default=None)
        while True:
            plan = plan_new(
                words,
                newest=newest,
                settings=settings,
                now=now,
                bodies=bodies,
                changelog=changelog,
            )
            if _create_both(project, plan):
                break
            newest = plan.version
        written = Written(
            label=label(plan.version, settings.layout),
            migration=project.folder / plan.name,
            rollback=project.rollback / plan.rollback_name if plan.rollback_text else None,
            sum_file=project.sum_file if sums or not ours else None,
        )
        if written.sum_file:
            try:
                change_sums(project, sums, added={plan.name: checksum(plan.text.encode())})
            except BaseException:
                for path in written.files:
                    path.unlink()
                raise
    return written


def _create_both(project: Project, plan: NewMigration) -> bool:
    """Write both files or none; ``False`` when one of the names is taken."""
    undo = project.rollback / plan.rollback_name
    if plan.rollback_text is None and undo.exists():
        return False
    path = project.folder / plan.name
    if not create_file(path, plan.text.encode()):
        return False
    created = plan.rollback_text is None
    try:
        if plan.rollback_text is not None:
            created = create_file(undo, plan.rollback_text.encode())
    finally:
        if not created:
            path.unlink()
    return created


def _sentence(words: str) -> str:
    """Return ``words`` on one line, as a sentence."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."
