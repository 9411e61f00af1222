"""Decides what is made, changed and dropped, and what has to be taken down on the way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.step import Alteration
from pgkeel.diff.change import Change


@dataclass(frozen=True, kw_only=True)
class Work:
    """Addresses, by what happens to them; what is rebuilt is both dropped and created."""

    dropped: frozenset[Address]
    created: frozenset[Address]
    altered: Mapping[Address, Alteration]
    disturbed: Mapping[Address, tuple[Address, ...]]
    """What the statements for others undo, and those others."""

    @cached_property
    def alterers(self) -> Mapping[Address, tuple[Address, ...]]:
        """For each object that is altered, be it on the way only, those whose statements do it."""
        found: dict[Address, tuple[Address, ...]] = {}
        for address, how in self.altered.items():
            for one in {address, *how.touches, *how.carries}:
                found[one] = (*found.get(one, ()), address)
        return found


def find_work(changes: Iterable[Change], scene: Scene) -> Work:
    """Return what the changes come to, dependants that are in the way included."""
    created: set[Address] = set()
    dropped: set[Address] = set()
    rebuilt: set[Address] = set()
    altered: dict[Address, Alteration] = {}
    for change in changes:
        if change.before is None:
            created.add(change.address)
        elif change.after is None:
            dropped.add(change.address)
        else:
            kind = scene.kinds[change.address.kind]
            alteration = kind.alter(change.before, change.after, scene)
            if alteration is None:
                rebuilt.add(change.address)
            else:
                altered[change.address] = alteration
    disturbed = _disturbed(changes, scene)
    for address in disturbed.keys() - created - rebuilt - altered.keys():
        before, after = scene.before.objects[address], scene.after.objects[address]
        alteration = scene.kinds[address.kind].alter(before, after, scene)
        if alteration and alteration.steps:
            altered[address] = alteration
    renewed: set[Address] = set()
    for address, alteration in altered.items():
        for one in (address, *alteration.touches) if alteration.takes_down else ():
            rebuilt |= _in_the_way(one, alteration.takes_down, scene)
        if alteration.renews:
            for one in (address, *alteration.carries):
                renewed |= _facets(one, scene)
    # What stays as it is written and means another object of that name from now on.
    rebuilt |= {
        one.on
        for address in dropped
        for one in scene.before.dependants.get(address, ())
        if one.on in scene.after.objects and one.on not in altered
    }
    rebuilt = _with_dependants(rebuilt, scene)
    again = {one for one in rebuilt if one in scene.after.objects} | renewed
    kept = {one: how for one, how in altered.items() if one not in again}
    carried = {one for how in kept.values() for one in how.carries}
    return Work(
        dropped=frozenset((dropped | rebuilt) - renewed - carried),
        created=frozenset((created | again) - carried),
        altered={one: how for one, how in kept.items() if one not in carried},
        disturbed=disturbed,
    )


def _disturbed(changes: Iterable[Change], scene: Scene) -> dict[Address, tuple[Address, ...]]:
    found: dict[Address, tuple[Address, ...]] = {}
    for change in changes:
        item = change.after or change.before
        ask = scene.kinds[change.address.kind].disturbs
        if item and ask:
            for address in ask(item, scene):
                found[address] = (*found.get(address, ()), change.address)
    return found


def _facets(address: Address, scene: Scene) -> set[Address]:
    children = scene.after.children.get(address, ())
    return {one.address for one in children if scene.kinds[one.address.kind].facet}


def _in_the_way(address: Address, kinds: frozenset[str], scene: Scene) -> set[Address]:
    dependants = scene.before.dependants.get(address, ())
    return {one.on for one in dependants if one.on.kind in kinds}


def _with_dependants(rebuilt: set[Address], scene: Scene) -> set[Address]:
    """Return them with all that cannot stand without them: what depends on them or is theirs."""
    found: set[Address] = set()
    waiting = list(rebuilt)
    before = scene.before
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        found.add(address)
        waiting += [one.on for one in before.dependants.get(address, ())]
        waiting += [child.address for child in before.children.get(address, ())]
        # What is only in the second snapshot is made in any case; what both have is made again.
        waiting += [
            child.address
            for child in scene.after.children.get(address, ())
            if child.address in before.objects
        ]
    return found
