"""Which linted files are merged, and so past editing; for the command and the stage ``lint``."""

from collections.abc import Iterable
from pathlib import Path

from pgkeel.cli.invocation import Invocation
from pgkeel.config import Project
from pgkeel.lint.results import FileResult
from pgkeel.migrations.filename import rollback_name
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base, NoBase
from pgkeel.migrations.recorded import read_base
from pgkeel.report.wording import counted


def merged_paths(project: Project, base: Base | NoBase) -> frozenset[Path]:
    """Return the paths of merged migrations, and of the rollback files of those."""
    if not isinstance(base, Base):
        return frozenset()
    names = [*base.fork.files]
    layout = project.settings.migrations.layout
    undone = [project.rollback / rollback_name(name, layout) for name in names]
    return frozenset([*(project.folder / name for name in names), *undone])


def not_merged(
    invocation: Invocation, project: Project, base: str | None, files: Iterable[FileResult]
) -> tuple[list[FileResult], tuple[str, ...]]:
    """Return those of ``files`` that are not merged, and a note on what was passed over."""
    known = read_base(project, read_folder(project), base, invocation.environ)
    if not isinstance(known, Base):
        return list(files), (f"no git base: {known.why}; all migrations count as changed",)
    merged = merged_paths(project, known)
    count = counted(len(known.fork.files), "merged migration")
    note = f"{count} passed over ({known.name})"
    return [file for file in files if file.path not in merged], (note,)
