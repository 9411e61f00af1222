"""RENAME TO, for the kinds that need nothing else to be renamed."""

from collections.abc import Callable
from typing import Any

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Step, Steps

Rename = Callable[[Object[Any], tuple[str, ...], Scene], Steps]


def by_words(
    words: Callable[[Object[Any]], str], *, place: int = -1, form: str | None = None
) -> Rename:
    """Return how an object is renamed whose name is at ``place`` of its path."""

    def rename(item: Object[Any], path: tuple[str, ...], _: Scene) -> Steps:
        sql = f"ALTER {words(item)} RENAME TO {identifier(path[place])}"
        return (Step(sql=sql, form=form, on=(item.parent or item.address) if form else None),)

    return rename
