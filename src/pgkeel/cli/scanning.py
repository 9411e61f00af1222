"""What the command and the stage ``scan`` share: a whole project, scanned."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from pgkeel.config import Project
from pgkeel.data.baseline import read_baseline
from pgkeel.data.files import all_files, too_large
from pgkeel.data.scan import Scanned, leveled, levels_of, scan_files
from pgkeel.report.wording import counted


def scan_project(
    project: Project, tell: Callable[[int, int, str], object], parts: Sequence[Project] = ()
) -> Scanned:
    """Scan all files of a project that hold data or schema; its fixtures are measured, too.

    ``parts`` are the main part and its slices, where more than ``project`` is meant.
    """
    files = sorted({path for part in parts or (project,) for path in all_files(part)})
    baseline = read_baseline(project.root / project.settings.scan.baseline)
    found = scan_files(project, files, baseline, tell)
    large = leveled(too_large(project), levels_of(project))
    return replace(found, findings=(*found.findings, *large))


def scope(found: Scanned) -> str:
    """Return what was looked through: ``12 files, 340 kB``."""
    return f"{counted(found.files, 'file')}, {-(-found.bytes // 1024):,} kB"


def notes(found: Scanned) -> tuple[str, ...]:
    """Return what a careful reader should know."""
    if not found.kept:
        return ()
    return (f"{counted(found.kept, 'finding')} in the baseline",)
