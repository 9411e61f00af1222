"""What a slice stands on: the migrations of other folders, which run before its own."""

from collections.abc import Iterable

from pgkeel.config import Project
from pgkeel.config.slicing import ground
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import sbx
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder, Migration


def read_ground(project: Project) -> tuple[Migration, ...]:
    """Return them in order; SBX010 where one cannot be read."""
    return joined(read_folder(part) for part in ground(project))


def joined(folders: Iterable[Folder]) -> tuple[Migration, ...]:
    """Return the migrations of ``folders`` in order; SBX010 where one cannot be read."""
    found: list[Migration] = []
    for folder in folders:
        for finding in folder.findings:
            if finding.severity == "error":
                raise no_ground(finding.message, finding.place)
        found += folder.migrations
    return tuple(found)


def no_ground(message: str, place: Place | None, detail: str = "") -> KeelError:
    """Return the error that says why what a slice stands on cannot be had."""
    return KeelError(sbx.NO_GROUND, message, place=place, detail=detail)
