"""Which files of a project are scanned, and how large they may be."""

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from pgkeel.config import Project
from pgkeel.errors import Place
from pgkeel.errors.catalogue import scan
from pgkeel.finding import Finding


def all_files(project: Project) -> tuple[Path, ...]:
    """Return the files of fixtures, seeds, migrations, rollbacks and dumps, in order of path.

    Fixtures are those of the main part; of a slice, what it has of its own.
    """
    settings = project.settings.scan
    roots = [] if project.shares_folder else [project.folder, project.rollback]
    roots += project.seeds
    if project.slice is None:
        roots += [project.root / one for one in (*settings.fixtures, *settings.also)]
    found = {path for root in roots for path in below(root)}
    found |= {path for path in below(project.dumps) if project.owns_dump(path)}
    skipped = {project.root / settings.baseline}
    return tuple(
        path
        for path in sorted(found - skipped)
        # What git ignores below the folder of dumps is nobody else's.
        if not path.is_relative_to(project.archive) and not _is_ignored(path, project)
    )


def below(root: Path) -> Iterator[Path]:
    """Yield the files at and below ``root``; links are not followed, a missing root has none."""
    if root.is_file():
        yield root
        return
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            if path.is_file() and not path.is_symlink():
                yield path


def too_large(project: Project) -> Iterator[Finding]:
    """Yield what breaks the limits of fixtures."""
    settings = project.settings.scan
    for name in settings.fixtures if project.slice is None else ():
        root = project.root / name
        sizes = {
            path: path.stat().st_size
            for path in sorted(below(root))
            if not _is_ignored(path, project)
        }
        for path, size in sizes.items():
            if size > settings.file_kb * 1024:
                yield Finding(
                    code=scan.LARGE_FILE,
                    message=f"{_kb(size)}, and a fixture may have {settings.file_kb:,} kB",
                    place=Place(path=path),
                )
        total = sum(sizes.values())
        if total > settings.folder_kb * 1024:
            largest = sorted(sizes, key=lambda path: (-sizes[path], path))[:5]
            yield Finding(
                code=scan.LARGE_FOLDER,
                message=f"{_kb(total)} together, and fixtures may have {settings.folder_kb:,} kB",
                place=Place(path=root),
                detail="\n".join(_sizes(largest, sizes, root)),
            )


def _sizes(paths: Iterable[Path], sizes: dict[Path, int], root: Path) -> Iterator[str]:
    for path in paths:
        yield f"{_kb(sizes[path]):>12}  {path.relative_to(root).as_posix()}"


def _kb(size: int) -> str:
    return f"{-(-size // 1024):,} kB"


def _is_ignored(path: Path, project: Project) -> bool:
    if not path.is_relative_to(project.root):
        return False
    name = path.relative_to(project.root).as_posix()
    return any(fnmatchcase(name, pattern) for pattern in project.settings.scan.ignore)
