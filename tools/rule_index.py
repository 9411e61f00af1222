"""The index of the rules, as Python: ``lint/rule_index.py``."""

import json
from collections.abc import Iterator

from pgkeel.lint import operations
from pgkeel.lint.listed import Listed, listed
from pgkeel.lint.registry import all_rules

PATH = "../src/pgkeel/lint/rule_index.py"
"""From docs/, as the pages."""


def lines() -> Iterator[str]:
    """Yield the lines of the module."""
    entries = [listed(rule) for rule in all_rules()]
    modules = sorted({kind.__module__.rpartition(".")[2] for one in entries for kind in one.on})
    yield '"""What decides whether each rule is asked. Made from the rules by `make docs`."""'
    yield ""
    yield "# ruff: noqa: E501 -- one line a rule"
    yield "# fmt: off"
    yield "from pgkeel.lint.listed import Listed"
    yield f"from {operations.__name__} import {', '.join(modules)}"
    yield ""
    yield "LISTED = ("
    yield from (f"    {_call(one)}," for one in entries)
    yield ")"
    yield '"""Sorted by code."""'


def _call(one: Listed) -> str:
    given = []
    defaults = Listed.__struct_defaults__
    names = Listed.__struct_fields__[-len(defaults) :]
    for name, default in zip(names, defaults, strict=True):
        value = getattr(one, name)
        if value != default:
            given.append(f", {name}={_written(value)}")
    kinds = ", ".join(f"{kind.__module__.split('.')[-1]}.{kind.__name__}" for kind in one.on)
    comma = "," * (len(one.on) == 1)
    head = f'code="{one.code}", slug="{one.slug}", level="{one.level}", on=({kinds}{comma})'
    return f"Listed({head}{''.join(given)})"


def _written(value: object) -> str:
    """Return a value as this project writes it: strings in double quotes."""
    if isinstance(value, tuple):
        return f"({', '.join(map(_written, value))}{',' * (len(value) == 1)})"
    return json.dumps(value) if isinstance(value, str) and '"' not in value else repr(value)
