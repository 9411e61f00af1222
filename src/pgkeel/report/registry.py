"""The list of formats."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from pgkeel.report import formats
from pgkeel.report.document import Document, Style


class Format(Protocol):
    """What a module of ``formats`` offers."""

    def render(self, document: Document, style: Style) -> str:
        """Return the whole output; same document and style, same text."""


def format_names() -> tuple[str, ...]:
    """Return the names of all formats, ``text`` first."""
    names = (module.name for module in iter_modules(formats.__path__))
    return tuple(sorted(names, key=lambda name: (name != "text", name)))


def render(document: Document, style: Style, *, format_name: str) -> str:
    """Render ``document`` in the format of that name."""
    module = import_module(f"{formats.__name__}.{format_name}")
    return cast(Format, module).render(document, style)
