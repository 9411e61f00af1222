"""The seed files of a project: what each is for, by its name. Pure but for listing folders."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

Kind = Literal["sql", "csv", "json"]

_KINDS: dict[str, Kind] = {".sql": "sql", ".csv": "csv", ".jsonl": "json", ".ndjson": "json"}
_NUMBER = re.compile(r"^\d+_")
_SCHEMA = "public"
"""The schema of a table that is named without one, whatever the search path."""


class SeedFile(Struct, frozen=True, kw_only=True):
    """One file; rows of one table, or SQL."""

    path: Path
    kind: Kind

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The tables that its name may mean, schema and name, the likeliest first.

        A table may itself begin with a number: `2024_sales.csv` is of `2024_sales`, if there is
        such a table.
        """
        stem = self.path.name[: -len(self.path.suffix)]
        without = _NUMBER.sub("", stem)
        return tuple(dict.fromkeys(_name(one) for one in (stem, without) if one))

    @property
    def table(self) -> str:
        """The table that its name means, for people."""
        schema, name = self.names[-1]
        return f"{schema}.{name}"


class Found(Struct, frozen=True):
    """The seeds, in order of name, and what lies beside them and is none."""

    files: tuple[SeedFile, ...]
    others: tuple[Path, ...]


def find_seeds(folders: Sequence[Path]) -> Found:
    """Return the seeds in ``folders``, folder by folder; those below one are not looked at.

    What begins with a dot is passed over. A folder that is missing has none.
    """
    files: list[SeedFile] = []
    others: list[Path] = []
    for path in _listed(folders):
        file = seed_file(path)
        if file:
            files.append(file)
        else:
            others.append(path)
    return Found(tuple(files), tuple(others))


def seed_file(path: Path) -> SeedFile | None:
    """Return what a file is by its name, whether it is there or not; ``None`` if that is none."""
    kind = _KINDS.get(path.suffix.lower())
    return SeedFile(path=path, kind=kind) if kind and path.name[0] != "." else None


def _listed(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in dict.fromkeys(folders):
        if folder.is_file():
            yield folder
        elif folder.is_dir():
            found = sorted(folder.iterdir(), key=lambda one: one.name)
            yield from (one for one in found if one.name[0] != "." and one.is_file())


def _name(text: str) -> tuple[str, str]:
    schema, dot, name = text.partition(".")
    return (schema, name) if dot and name else (_SCHEMA, text)
