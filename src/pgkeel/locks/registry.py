"""All forms, by name; for everybody."""

from functools import cache

from pgkeel.locks.form import Fact, Form


def form(name: str) -> Form:
    """Return the form called ``name``; KeyError when there is none."""
    return _by_name()[name]


@cache
def fact(name: str, version: int) -> Fact:
    """Return what the form called ``name`` does on a server of major ``version``."""
    return form(name).at(version)


def all_forms() -> tuple[Form, ...]:
    """Return all forms, family by family."""
    return tuple(_by_name().values())


@cache
def _by_name() -> dict[str, Form]:
    # Only commands that ask for a fact pay for the table.
    from pgkeel.locks.forms import (  # noqa: PLC0415 -- as said
        columns,
        constraints,
        indexes,
        objects,
        partitions,
        programs,
        rows,
        security,
        tables,
        types,
        upkeep,
        views,
    )

    families = (
        columns,
        constraints,
        indexes,
        tables,
        partitions,
        security,
        programs,
        views,
        objects,
        types,
        rows,
        upkeep,
    )
    return {form.name: form for family in families for form in family.FORMS}
