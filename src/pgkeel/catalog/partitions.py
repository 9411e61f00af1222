"""The partitions of a table, as far as a plan leaves them alone; for kinds."""

from collections.abc import Iterator
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Step


def is_partitioned(table: Address, snapshot: Snapshot) -> bool:
    """Whether the table has partitions, or could have."""
    found = snapshot.objects.get(table)
    return getattr(found and found.record, "partition_by", None) is not None


def partitions_below(table: Address, scene: Scene) -> tuple[Object[Any], ...] | None:
    """Return the partitions at every depth, what is above first.

    ``None`` where the plan changes which they are, or one of them is no table.
    """
    before, after = (tuple(_below(table, snapshot)) for snapshot in (scene.before, scene.after))
    if [one.address for one in before] != [one.address for one in after]:
        return None
    return before if all(one.address.kind == "table" for one in before) else None


def _is_partition(item: Object[Any], table: Address) -> bool:
    return (
        item.address.kind == "foreign table"
        or getattr(item.record, "partition_of", None) == table.path
    )


def _below(table: Address, snapshot: Snapshot) -> Iterator[Object[Any]]:
    for dependant in snapshot.dependants.get(table, ()):
        found = snapshot.objects.get(dependant.on)
        if found and _is_partition(found, table):
            yield found
            yield from _below(found.address, snapshot)


def attached(index: tuple[str, ...], part: str, partition: Address) -> Step:
    """Return the statement that makes an index of a partition part of the index of the whole."""
    own = qualified((partition.path[0], part))
    sql = f"ALTER INDEX {qualified(index)} ATTACH PARTITION {own}"
    return Step(sql=sql, form="attach-index", on=partition)
