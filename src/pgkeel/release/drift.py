"""What differs between a live database, its snapshot and the folder, and what that means; pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot

DriftClass = Literal[
    "by-hand",
    "by-hand-recorded",
    "apart",
    "ahead",
    "unexplained",
    "recorded-by-hand",
    "stale",
    "pending",
]
CLASSES: tuple[DriftClass, ...] = get_args(DriftClass)
"""In the order they are told: what is live and should not be comes first."""

LIVE_CLASSES: frozenset[DriftClass] = frozenset(
    {"by-hand", "by-hand-recorded", "apart", "ahead", "unexplained"}
)
"""Those in which the live database is not as it should be, so there is something to put back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """What is known of one database from three sides, and how well."""

    live: Snapshot
    recorded: Snapshot | None
    """The snapshot in ``schema/current``; ``None`` where there is none."""
    folder: Snapshot
    """The folder up to where the database stands."""
    sure: bool = True
    """Whether that place is known, from a ledger or the snapshot's own header; else it is a guess
    that the database stands where the folder ends."""
    head: Snapshot | None = None
    """The whole folder, where it goes on after that place."""
    then: Snapshot | None = None
    """The folder up to the version that the snapshot's header names."""

    @property
    def expected(self) -> Snapshot:
        """What the live database should be like."""
        if self.recorded is not None and not self.sure:
            return self.recorded
        return self.folder


def classify(views: Views) -> Mapping[Address, DriftClass]:
    """Return every object that differs between any two sides, and what that means."""
    sides = [views.live, views.recorded, views.folder, views.head]
    addresses = {address for side in sides if side for address in side.objects}
    found = ((address, _class_of(address, views)) for address in sorted(addresses))
    return {address: one for address, one in found if one}


def _class_of(address: Address, views: Views) -> DriftClass | None:
    live, folder = _record(views.live, address), _record(views.folder, address)
    known = views.recorded is not None
    recorded = _record(views.recorded, address) if views.recorded is not None else folder
    head = _record(views.head, address) if views.head is not None else folder
    if live == folder:
        if recorded != live:
            return _recorded_class(address, live, recorded, views)
        return "pending" if head != folder else None
    if views.head is not None and live == head:
        return "ahead"
    if not views.sure and (not known or recorded == live):
        return "pending" if known else "unexplained"
    if recorded == folder:
        return "by-hand"
    return "by-hand-recorded" if recorded == live else "apart"


def _recorded_class(address: Address, live: object, recorded: object, views: Views) -> DriftClass:
    """Tell a snapshot that is behind from one that somebody has written in."""
    was_so = views.then is not None and _record(views.then, address) == recorded
    only_there = live is None and recorded is not None
    return "recorded-by-hand" if only_there and not was_so else "stale"


def _record(snapshot: Snapshot, address: Address) -> Any:
    found = snapshot.objects.get(address)
    return found.record if found else None


def mixed(base: Snapshot, other: Snapshot, addresses: Collection[Address]) -> Snapshot:
    """Return ``base`` with these objects as ``other`` has them: also gone, where it has none."""
    objects, depends = dict(base.objects), dict(base.depends)
    for address in addresses:
        objects.pop(address, None)
        depends.pop(address, None)
        if address in other.objects:
            objects[address] = other.objects[address]
        if address in other.depends:
            depends[address] = other.depends[address]
    roles = tuple(sorted({*base.roles, *other.roles}))
    return replace(base, objects=objects, depends=depends, roles=roles)
