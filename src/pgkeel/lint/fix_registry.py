"""The list of fixes: every module of ``fixes`` mends what the rule of its name finds."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Protocol, cast

from pgkeel.lint import fixes
from pgkeel.lint.at import At
from pgkeel.lint.mending import Mended


class Fix(Protocol):
    """What a module of ``fixes`` offers."""

    def mend(self, op: Any, at: At) -> Mended | None:
        """Return the cure of the finding that the rule has for ``op``, if there is one here."""


def find_fix(slug: str) -> Fix | None:
    """Return the fix of a rule, if it has one."""
    name = slug.replace("-", "_")
    if name not in _fixable():
        return None
    return cast("Fix", import_module(f"{fixes.__name__}.{name}"))


@cache
def _fixable() -> frozenset[str]:
    return frozenset(found.name for found in iter_modules(fixes.__path__))
