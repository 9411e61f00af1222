"""What waits for a table to leave its place among partitions, and for what it waits itself."""

from collections.abc import Iterator
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot

_Place = tuple[tuple[str, ...] | None, str | None]
"""The table it is a partition of, and its bound."""
_NOWHERE: _Place = (None, None)


def after_table(item: Object[Any], scene: Scene) -> Iterator[Address]:
    """Yield what is changed or made after a table that goes or leaves its place.

    Those are the partitions that may take it, and the columns that were its parent's till then.
    """
    (above, bound), there = _place(item.address, scene.before), _place(item.address, scene.after)
    if above is None or (above, bound) == there:
        return
    for dependant in scene.after.dependants.get(Address("table", above), ()):
        other = dependant.on
        was, is_now = _place(other, scene.before), _place(other, scene.after)
        # Two that change places are both there before: one cannot wait for the other.
        comes = other != item.address and is_now[0] == above and was != is_now
        if comes and (was[0] != above or there[0] != above):
            yield other
    if there == _NOWHERE:
        yield from _changed_columns(item.address, scene)


def after_column(item: Object[Any], scene: Scene) -> Iterator[Address]:
    """Yield the tables that are attached only when a column is as that of the other."""
    if item.address not in scene.before.objects or item.address not in scene.after.objects:
        return
    table = item.whole
    joining = (table, *(one.on for one in scene.after.dependants.get(table, ())))
    for one in joining:
        (above, _), (was, _) = _place(one, scene.after), _place(one, scene.before)
        joins = above is not None and was is None and one in scene.before.objects
        if joins and (one == table or above == table.path):
            yield one


def _place(table: Address, snapshot: Snapshot) -> _Place:
    found = snapshot.objects.get(table)
    record = found.record if found else None
    return getattr(record, "partition_of", None), getattr(record, "bound", None)


def _changed_columns(table: Address, scene: Scene) -> Iterator[Address]:
    for child in scene.after.children.get(table, ()):
        old = scene.before.objects.get(child.address)
        if child.address.kind == "column" and old and old.record != child.record:
            yield child.address
