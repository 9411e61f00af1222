"""Which parts of a project with slices `keel lint` looks at, and whose the given paths are."""

from pathlib import Path

from pgkeel.config import Project
from pgkeel.config.slicing import all_parts


def parts_of(project: Project, paths: tuple[Path, ...]) -> list[tuple[Project, tuple[Path, ...]]]:
    """Return the parts with a folder of their own, each with those of ``paths`` that lie in it.

    What lies in none is the main part's, and so are slices that share its folder. A part of which
    nothing was named is left out, where anything was.
    """
    parts = [part for part in all_parts(project) if not part.shares_folder]
    owned: dict[str | None, list[Path]] = {part.slice: [] for part in parts}
    for path in paths:
        owner = next((part for part in parts if _is_in(path, part)), parts[0])
        owned[owner.slice].append(path)
    found = [(part, tuple(owned[part.slice])) for part in parts]
    return [(part, own) for part, own in found if own or not paths]


def _is_in(path: Path, part: Project) -> bool:
    resolved = path.resolve()
    return any(
        resolved == folder or folder in resolved.parents
        for folder in (part.folder.resolve(), part.rollback.resolve())
    )
