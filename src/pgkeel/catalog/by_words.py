"""DROP and RENAME TO, for the kinds that need nothing else."""

from collections.abc import Callable
from typing import Any

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Step, Steps

Words = Callable[[Object[Any]], str]
"""How statements name an object."""


def dropped_by(words: Words, *, form: str | None = None) -> Callable[[Object[Any], Scene], Steps]:
    """Return how an object is dropped; ``form`` is of a lock on it, or on what it is part of."""

    def drop(item: Object[Any], _: Scene) -> Steps:
        return (_step(f"DROP {words(item)}", item, form),)

    return drop


def renamed_by(
    words: Words, *, place: int = -1, form: str | None = None
) -> Callable[[Object[Any], tuple[str, ...], Scene], Steps]:
    """Return how an object is renamed whose name is at ``place`` of its path; as above."""

    def rename(item: Object[Any], path: tuple[str, ...], _: Scene) -> Steps:
        return (_step(f"ALTER {words(item)} RENAME TO {identifier(path[place])}", item, form),)

    return rename


def _step(sql: str, item: Object[Any], form: str | None) -> Step:
    return Step(sql=sql, form=form, on=(item.parent or item.address) if form else None)
