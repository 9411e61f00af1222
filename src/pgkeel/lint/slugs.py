"""The names of all rules, without importing one of them."""

from functools import cache
from pkgutil import iter_modules

from pgkeel.lint import rules


@cache
def slugs() -> frozenset[str]:
    """Return the slugs of all rules: those of their modules."""
    return frozenset(found.name.replace("_", "-") for found in iter_modules(rules.__path__))
