"""The list of rules: every module of ``rules`` has one as ``RULE``."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from pgkeel.lint import rules
from pgkeel.lint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by code."""
    modules = (found.name for found in iter_modules(rules.__path__))
    listed = (import_module(f"{rules.__name__}.{name}").RULE for name in modules)
    return tuple(sorted((cast("Rule", one) for one in listed), key=lambda rule: rule.code))
