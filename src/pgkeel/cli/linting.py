"""What the command and the stage ``lint`` share: the cache, what is merged, how it is summed up."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pgkeel.config import Project
from pgkeel.finding import Finding
from pgkeel.lint.cache import Cache
from pgkeel.lint.ordering import in_order
from pgkeel.lint.results import FileResult
from pgkeel.migrations.filename import rollback_name
from pgkeel.migrations.merged import Base
from pgkeel.report.wording import counted


def lint_cache(environ: Mapping[str, str], *, cached: bool) -> Cache:
    """Return the cache of lint results, or one that keeps nothing."""
    if not cached:
        return Cache(None)
    from pgkeel.sandbox.places import cache_folder  # noqa: PLC0415 -- not always asked for

    folder = cache_folder(environ)
    return Cache(folder / "lint" if folder else None)


def merged_paths(project: Project, base: Base) -> frozenset[Path]:
    """Return the paths of merged migrations, and of the rollback files of those."""
    names = [*base.fork.files]
    layout = project.settings.migrations.layout
    undone = (project.rollback / rollback_name(name, layout) for name in names)
    return frozenset([*(project.folder / name for name in names), *undone])


def all_findings(files: Iterable[FileResult]) -> tuple[Finding, ...]:
    """Return the findings of ``files`` in the order of the files and of their text."""
    return tuple(finding for file in files for finding in in_order(file.findings))


def tally(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity: ``2 errors, 1 warning``."""
    words = (("error", "error"), ("warning", "warning"), ("info", "note"))
    counts = [(sum(one.severity == level for one in findings), word) for level, word in words]
    return ", ".join(counted(number, word) for number, word in counts if number) or "no finding"
