"""The columns of a project that are said to hold what nobody should see by the way."""

from pgkeel.config import Project
from pgkeel.data.classes import classified_in


def classified_columns(project: Project) -> frozenset[str] | None:
    """Return the names of columns that keel.toml or a comment in a migration classifies.

    Without their tables: an error of a server does not always tell those. ``None`` where they
    cannot be known.
    """
    found = set(project.settings.docs.classes)
    names = {one.rpartition(".")[2].strip('"') for one in found}
    try:
        # Those of slices are mostly beside the main ones.
        paths = {*project.folder.rglob("*.sql"), *(project.root / "migrations").rglob("*.sql")}
        for path in sorted(paths):
            names.update(classified_in(path.read_bytes()))
    except OSError:
        return None
    return frozenset(names)
