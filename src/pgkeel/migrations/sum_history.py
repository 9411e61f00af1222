"""The folder beside keel.sum, with or without git to say what is merged. Pure; for ``history``."""

from collections.abc import Iterator

from pgkeel.errors import Code, Place
from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.standing import Standing
from pgkeel.migrations.sum_file import SumFile, SumLine

_RUN_SUM = "if that is meant, run `keel sum`"
_NEVER_APPLIED = "undo it; only if it was never applied anywhere, run `keel sum`"


def compare_with_sum(
    folder: Folder, sums: SumFile | None, standing: Standing | None
) -> Iterator[Finding]:
    """Yield where keel.sum and ``folder`` differ, less what ``standing`` reports already.

    keel.sum at the base need not be read: a line changed or removed in it stands beside a
    migration that is as merged, or beside one whose edit git reports.
    """
    if sums is None:
        yield from _absent(folder, standing)
    elif sums.findings:
        yield from sums.findings  # what it says cannot be relied on
    elif standing:
        yield from _beside_git(folder, sums, standing)
    else:
        yield from _alone(folder, sums)


def _absent(folder: Folder, standing: Standing | None) -> Iterator[Finding]:
    had_one = standing is not None and standing.base.had_sum
    if had_one or folder.migrations:
        yield Finding(
            code=mig.NOT_IN_SUM,
            message="keel.sum was deleted" if had_one else "there is no keel.sum",
            severity="error" if had_one else "warning",
            place=Place(path=folder.path),
            hint="write it: `keel sum`",
        )


def _beside_git(folder: Folder, sums: SumFile, standing: Standing) -> Iterator[Finding]:
    as_merged = {match.now.path.name for match in standing.merged if not match.is_edited}
    reported = {
        *(match.now.path.name for match in standing.merged if match.is_edited),
        *(match.now.path.name for match in standing.renamed),
        *(match.before.name for match in standing.renamed),
        *(file.name for file in standing.gone),
    }
    for line, migration in _changed(folder, sums):
        if migration.path.name in as_merged:
            message = f"{line.name} is as merged, but its line in keel.sum is not"
            yield _finding(mig.NOT_IN_SUM, message, line.place, "run `keel sum`")
        elif migration.path.name not in reported:
            message = f"{line.name} changed since keel.sum was written"
            yield _finding(mig.NOT_IN_SUM, message, Place(path=migration.path), _RUN_SUM)
    for line in _without_file(folder, sums):
        if line.name not in reported:
            message = f"{line.name} is in keel.sum and not in the folder"
            yield _finding(mig.NOT_IN_SUM, message, line.place, _RUN_SUM)
    for migration in _without_line(folder, sums):
        if migration.path.name not in reported:
            yield _unlisted(migration)


def _alone(folder: Folder, sums: SumFile) -> Iterator[Finding]:
    """Without git every line of keel.sum counts as merged."""
    for line, migration in _changed(folder, sums):
        message = f"{line.name} is not what keel.sum recorded"
        yield _finding(mig.EDITED, message, Place(path=migration.path), _NEVER_APPLIED)
    unlisted = list(_without_line(folder, sums))
    for line in _without_file(folder, sums):
        renamed = next((one for one in unlisted if one.checksum == line.checksum), None)
        if renamed:
            unlisted.remove(renamed)
            message = f"{line.name}, recorded in keel.sum, has become {renamed.path.name}"
            yield _finding(mig.RENUMBERED, message, Place(path=renamed.path), _NEVER_APPLIED)
        else:
            message = f"{line.name} is recorded in keel.sum and was deleted"
            yield _finding(mig.DELETED, message, line.place, _NEVER_APPLIED)
    yield from map(_unlisted, unlisted)


def _changed(folder: Folder, sums: SumFile) -> Iterator[tuple[SumLine, Migration]]:
    ours = {migration.path.name: migration for migration in folder.migrations}
    for line in sums.lines:
        migration = ours.get(line.name)
        if migration and migration.checksum != line.checksum:
            yield line, migration


def _without_file(folder: Folder, sums: SumFile) -> Iterator[SumLine]:
    ours = {migration.path.name for migration in folder.migrations}
    for line in sums.lines:
        if line.name not in ours and line.version not in folder.unread:
            yield line


def _without_line(folder: Folder, sums: SumFile) -> Iterator[Migration]:
    listed = sums.checksums
    return (one for one in folder.migrations if one.path.name not in listed)


def _unlisted(migration: Migration) -> Finding:
    message = f"{migration.path.name} is not in keel.sum"
    return _finding(mig.NOT_IN_SUM, message, Place(path=migration.path), "run `keel sum`")


def _finding(code: Code, message: str, place: Place, hint: str) -> Finding:
    return Finding(code=code, message=message, place=place, hint=hint)
