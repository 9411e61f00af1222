"""The map from another tool's names to versions, as people write it. Pure."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import ado
from pgkeel.migrations.version import Version

LEFT_OUT: Literal["-"] = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What each name of the other tool is here; the first line that fits holds."""

    lines: tuple[tuple[str, Version | Literal["-"]], ...] = ()

    def version_of(self, key: str) -> Version | Literal["-"] | None:
        """Return the version that ``key`` is, ``LEFT_OUT``, or ``None`` where nothing is said."""
        for name, version in self.lines:
            if name == key or (version == LEFT_OUT and fnmatchcase(key, name)):
                return version
        return None


def parse_naming(text: str, path: Path) -> Naming:
    """Read lines of a name and a version, or ``-``; ADO008 for one that is not like that."""
    found: list[tuple[str, Version | Literal["-"]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        try:
            name, said = words
            version = LEFT_OUT if said == LEFT_OUT else Version.parse(said.lstrip("vV"))
        except ValueError as error:
            place = Place(path=path, line=number, column=1, text=line)
            raise KeelError(
                ado.BAD_MAP, f"{line.strip()!r} is no line of a map", place=place
            ) from error
        found.append((name, version))
    return Naming(lines=tuple(found))
