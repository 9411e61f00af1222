"""All kinds, each a module of ``kinds``; for everybody."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from pgkeel.catalog import kinds
from pgkeel.catalog.kind import Kind


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Return the kinds by name, in order of name."""
    modules = (
        import_module(f"{kinds.__name__}.{found.name}")
        for found in pkgutil.iter_modules(kinds.__path__)
    )
    found: list[Kind] = [module.KIND for module in modules]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.name)}


def kind_of(name: str) -> Kind:
    """Return the kind called ``name``; KeyError when there is none."""
    return all_kinds()[name]
