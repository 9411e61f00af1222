"""The list of formats."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pgkeel.report import formats
from pgkeel.report.document import Document, Style


class Format(Protocol):
    """What a module of ``formats`` offers."""

    def render(self, document: Document, style: Style) -> str:
        """Return the whole output; same document and style, same text."""


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, ``text`` first."""
    # Every command asks, and what lists modules properly takes longer to import than this.
    files = (file for folder in formats.__path__ for file in Path(folder).iterdir())
    names = (file.stem for file in files if file.suffix == ".py" and file.stem[0] != "_")
    return tuple(sorted(names, key=lambda name: (name != "text", name)))


def render(document: Document, style: Style, *, format_name: str) -> str:
    """Render ``document`` in the format of that name."""
    return import_format(format_name).render(document, style)


def import_format(name: str) -> Format:
    """Return the format of that name."""
    return cast(Format, import_module(f"{formats.__name__}.{name}"))
