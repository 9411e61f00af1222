"""Writes keel.sum: line by line as migrations come and move, or anew for ``keel sum``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.finding import Finding
from pgkeel.migrations.history import find_rewrites
from pgkeel.migrations.merged import Base
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.recorded import read_sums
from pgkeel.migrations.standing import find_standing
from pgkeel.migrations.sum_file import SumFile, render_sums
from pgkeel.migrations.writing import alone_in, replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class SumChange:
    """A line of keel.sum that is added (no ``old``), removed (no ``new``) or changed."""

    name: str
    old: str | None
    new: str | None

    def __str__(self) -> str:
        """Say it in words."""
        what = "added" if self.old is None else "removed" if self.new is None else "changed"
        return f"{what}: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SumResult:
    """What ``keel sum`` did, and what it would not do."""

    changes: tuple[SumChange, ...]
    refused: tuple[Finding, ...]
    """Rewrites of merged migrations; their lines say what was merged."""


def readable_sums(project: Project) -> SumFile | None:
    """Return keel.sum, or ``None`` when there is none; MIG207 when lines would be lost."""
    sums = read_sums(project)
    if sums and sums.findings:
        first = sums.findings[0]
        raise KeelError(first.code, first.message, place=first.place, hint=first.hint)
    return sums


def change_sums(
    project: Project,
    sums: SumFile | None,
    *,
    added: Mapping[str, str],
    removed: Collection[str] = (),
) -> None:
    """Put lines in and take lines out; all other lines stay as they are."""
    kept = {} if sums is None else {**sums.checksums}
    for name in removed:
        kept.pop(name, None)
    layout = project.settings.migrations.layout
    replace_file(project.sum_file, render_sums({**kept, **added}, layout))


def write_sums(
    project: Project, folder: Folder, base: Base | None, *, rewrite_history: bool = False
) -> SumResult:
    """Write keel.sum anew from ``folder``; do nothing when it says just that already.

    A merged migration that was edited, renamed or deleted keeps the line it was merged with, and
    is named in the result, unless ``rewrite_history``. Without git nothing is known to be merged,
    and the lines that change are the only trace.
    """
    with alone_in(project.folder):
        sums = read_sums(project)
        before = sums.checksums if sums else {}
        after = {one.path.name: one.checksum for one in folder.migrations}
        if sums:  # what could not be read is not what was meant to go
            after |= {
                line.name: line.checksum for line in sums.lines if line.version in folder.unread
            }
        refused: tuple[Finding, ...] = ()
        if base and not rewrite_history:
            standing = find_standing(folder, base)
            refused = tuple(find_rewrites(standing))
            for match in standing.renamed:
                del after[match.now.path.name]
            merged = (
                *(match.before for match in (*standing.merged, *standing.renamed)),
                *standing.gone,
            )
            after |= {file.name: file.checksum for file in merged}
        rendered = render_sums(after, folder.layout)
        if sums is None or sums.findings or before != after:
            replace_file(project.sum_file, rendered)
    return SumResult(changes=_changes(before, after), refused=refused)


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[SumChange, ...]:
    names = sorted(before.keys() | after.keys())
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return tuple(SumChange(name=name, old=old, new=new) for name, old, new in pairs if old != new)
