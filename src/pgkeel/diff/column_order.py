"""In which order columns stand: it does not count for a comparison, but can be asked for."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot

_APPENDED = ("foreign_table", "table")


class Reordered(NamedTuple):
    """An object whose columns a plan cannot bring into the order that is wanted."""

    address: Address
    reached: tuple[str, ...]
    """The columns as they stand after the plan, which can only append."""
    wanted: tuple[str, ...]


def column_orders(snapshot: Snapshot) -> Mapping[Address, list[str]]:
    """Return the columns of tables and views, and attributes of types, as they stand."""
    found: dict[Address, list[tuple[int, str]]] = {}
    for address, item in snapshot.objects.items():
        if item.order and item.parent is not None:
            found.setdefault(item.parent, []).append((item.order, address.path[-1]))
    return {parent: [name for _, name in sorted(items)] for parent, items in sorted(found.items())}


def find_reordered(before: Snapshot, after: Snapshot) -> Iterator[Reordered]:
    """Yield the tables that a plan leaves in another order, by address.

    Views and composite types are made again where their columns move.
    """
    old = column_orders(before)
    for address, wanted in column_orders(after).items():
        names = old.get(address)
        if names is None or address.kind not in _APPENDED:
            continue
        stay = [name for name in names if name in set(wanted)]
        reached = [*stay, *(name for name in wanted if name not in set(names))]
        if reached != wanted:
            yield Reordered(address, tuple(reached), tuple(wanted))
