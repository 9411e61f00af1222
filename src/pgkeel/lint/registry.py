"""The list of rules: every module of ``rules`` has one as ``RULE``."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from pgkeel.lint import rules
from pgkeel.lint.rule import Rule

TOLD_BY_FORMAT = frozenset({"MIG008", "SQL001", "SQL002", "LNT309", "LNT311", "LNT316"})
"""Codes that stage ``format`` of ``keel check`` tells as well: directives, syntax, transactions."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by code."""
    modules = (found.name for found in iter_modules(rules.__path__))
    listed = (import_module(f"{rules.__name__}.{name}").RULE for name in modules)
    return tuple(sorted((cast("Rule", one) for one in listed), key=lambda rule: rule.code))


@cache
def slugs() -> frozenset[str]:
    """Return the slugs of all rules: those of their modules, none of which is imported."""
    return frozenset(found.name.replace("_", "-") for found in iter_modules(rules.__path__))
