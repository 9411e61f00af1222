"""Which object a change belongs to in the end, such as a table; for pages and features."""

from collections.abc import Iterable, Iterator, Mapping

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change


def by_root(
    changes: Iterable[Change], before: Snapshot, after: Snapshot
) -> Mapping[Address, tuple[Change, ...]]:
    """Return the changes by the object they belong to in the end, in order of its name.

    What comes or goes with a whole object is not told apart from it.
    """
    changes = tuple(changes)
    found: dict[Address, list[Change]] = {}
    whole = {change.address for change in changes if not (change.before and change.after)}
    for change in changes:
        above = tuple(_above(change.address, after, before))
        if not any(one in whole for one in above):
            found.setdefault(above[-1] if above else change.address, []).append(change)
    ordered = sorted(found, key=lambda one: (one.path, one.kind))
    return {root: tuple(found[root]) for root in ordered}


def root_of(address: Address, *snapshots: Snapshot) -> Address:
    """Return the object that ``address`` belongs to in the end; itself where it stands alone."""
    above = tuple(_above(address, *snapshots))
    return above[-1] if above else address


def _above(address: Address, *snapshots: Snapshot) -> Iterator[Address]:
    """Yield the parents of an object, nearest first."""
    while True:
        items = (snapshot.objects.get(address) for snapshot in snapshots)
        parent = next((item.parent for item in items if item is not None), None)
        if parent is None:
            return
        yield parent
        address = parent
