"""The list of rules: every module of ``rules`` has one as ``RULE``."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from pgkeel.lint import rules
from pgkeel.lint.listed import Listed, listed
from pgkeel.lint.rule import Rule
from pgkeel.lint.rule_index import LISTED
from pgkeel.lint.slugs import slugs


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return all rules, sorted by code."""
    modules = (found.name for found in iter_modules(rules.__path__))
    found = (import_module(f"{rules.__name__}.{name}").RULE for name in modules)
    return tuple(sorted((cast("Rule", one) for one in found), key=lambda rule: rule.code))


@cache
def listed_rules() -> tuple[Listed, ...]:
    """Return what is listed of all rules, sorted by code; hardly any of them is imported for it.

    Where a rule was added or taken away since `make docs` wrote the index, that does not count.
    """
    if {one.slug for one in LISTED} == slugs():
        return LISTED
    return tuple(listed(rule) for rule in all_rules())
