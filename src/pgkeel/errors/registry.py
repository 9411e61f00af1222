"""The list of all codes, found by walking the catalogue; for ``keel explain`` and the tests."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from pgkeel.errors import catalogue
from pgkeel.errors.code import Code


def all_codes() -> tuple[Code, ...]:
    """Return every code, sorted by its code."""
    return tuple(sorted(_walk(), key=lambda code: code.code))


def _walk() -> Iterator[Code]:
    for module in iter_modules(catalogue.__path__, f"{catalogue.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Code):
                yield value
