"""Append-only, proved against git and against keel.sum. Pure; ``recorded`` reads what it takes."""

from collections.abc import Iterator

from pgkeel.errors import Code, Place
from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.migrations.filename import label
from pgkeel.migrations.line_change import LineChange, first_change
from pgkeel.migrations.merged import Base, MergedFile
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.standing import Match, Standing, find_standing
from pgkeel.migrations.sum_file import SumFile
from pgkeel.migrations.sum_history import compare_with_sum


def compare_history(folder: Folder, sums: SumFile | None, base: Base | None) -> tuple[Finding, ...]:
    """Return every way in which ``folder`` rewrites history, each once, in order of place.

    ``sums`` is ``None`` where there is no keel.sum. Git knows the line that changed, so what both
    would report is reported as git has it.
    """
    standing = find_standing(folder, base) if base else None
    by_git = compare_with_base(standing) if standing else ()
    return tuple(sorted((*by_git, *compare_with_sum(folder, sums, standing)), key=_order))


def compare_with_base(standing: Standing) -> tuple[Finding, ...]:
    """Return what was edited, renamed, deleted or slipped in, as git has it."""
    return (*find_rewrites(standing), *_find_intruders(standing))


def find_rewrites(standing: Standing) -> Iterator[Finding]:
    """Yield what was done to merged migrations: MIG201, MIG202 and MIG203."""
    base = standing.base
    yield from (_edited(match, base) for match in standing.merged if match.is_edited)
    yield from (_renamed(match, base) for match in standing.renamed)
    yield from (_deleted(file, base, standing.folder) for file in standing.gone)


def _edited(match: Match, base: Base) -> Finding:
    change = _change(match)
    return Finding(
        code=mig.EDITED,
        message=f"{match.now.path.name} differs from what is merged on {base.name}",
        place=Place(path=match.now.path, line=change.line, text=change.new),
        hint=f"write the change as a new migration, and undo this: {_restore(match.before, base)}",
        detail=str(change),
    )


def _renamed(match: Match, base: Base) -> Finding:
    edited = match.is_edited
    change = _change(match) if edited else None
    return Finding(
        code=mig.RENUMBERED,
        message=f"{match.before.name}, merged on {base.name}, has become {match.now.path.name}"
        + (", and was edited" if edited else ""),
        place=Place(path=match.now.path, line=change.line if change else None),
        hint=f"give it its old name back: {match.before.name}",
        detail=str(change) if change else None,
    )


def _deleted(file: MergedFile, base: Base, folder: Folder) -> Finding:
    return Finding(
        code=mig.DELETED,
        message=f"{file.name} is merged on {base.name} and was deleted here",
        place=Place(path=folder.path / file.name),
        hint=f"bring it back, and undo its work in a new migration: {_restore(file, base)}",
    )


def _find_intruders(standing: Standing) -> Iterator[Finding]:
    base = standing.base
    for migration in standing.new:
        if other := standing.taken_by(migration):
            same = other.name == migration.path.name
            taken = "with the same name" if same else f"already: {other.name}"
            message = f"{base.name} has a {migration.label} {taken}"
            yield _new_one(mig.VERSION_TAKEN, migration, message)
        elif newest := standing.later_than(migration):
            shown = label(newest, migration.layout)
            message = f"{migration.label} comes before {shown}, the newest on {base.name}"
            yield _new_one(mig.LATE, migration, message)


def _new_one(code: Code, migration: Migration, message: str) -> Finding:
    return Finding(
        code=code,
        message=message,
        place=Place(path=migration.path),
        hint="give it the next number: `keel renumber`",
    )


def _change(match: Match) -> LineChange:
    return first_change(bytes(match.before.content), bytes(match.now.text.buffer))


def _restore(file: MergedFile, base: Base) -> str:
    # `:/` is the top of the repository: the command works from any folder of it.
    path = f"{base.fork.folder}/{file.name}".removeprefix("/")
    return f"git restore --source={base.fork.commit[:12]} :/{path}"


def _order(finding: Finding) -> tuple[str, int, str]:
    place = finding.place
    return (str(place.path), place.line or 0, finding.code.code) if place else ("", 0, "")
