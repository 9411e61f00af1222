"""Reads what people give beside a history: the tool's own files, and the map of names."""

from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import ado
from pgkeel.migrations.texts import read_content
from pgkeel.runner.histories.history import Files
from pgkeel.runner.histories.naming import Naming, parse_naming


def read_files(folder: Path) -> Files:
    """Return SQL files and sums below ``folder`` by name, in order; MIG004 for one unreadable."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".sql", ".sum"))
    return tuple(
        (path.relative_to(folder).as_posix(), read_content(path))
        for path in paths
        if path.is_file()
    )


def read_naming(path: Path) -> Naming:
    """Return the map in ``path``; ADO008 where it is none."""
    try:
        text = read_content(path).decode()
    except UnicodeDecodeError as error:
        raise KeelError(ado.BAD_MAP, "the map is not UTF-8", place=Place(path=path)) from error
    return parse_naming(text, path)
