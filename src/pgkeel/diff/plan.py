"""The plan from one snapshot to another: statements in order; for everybody above."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Step
from pgkeel.diff.change import Change, compare
from pgkeel.diff.grouping import Groups
from pgkeel.diff.order import Node, order
from pgkeel.diff.work import find_work


class Planned(Struct, frozen=True, kw_only=True):
    """One statement of a plan, and for whose sake it is there."""

    address: Address
    verb: str
    """``rename``, ``create``, ``alter``, ``drop``, ``stub`` and ``hollow`` for placeholders, or
    ``prepare`` for what is built beside something that stands."""
    step: Step


class Plan(Struct, frozen=True, kw_only=True):
    """What differs, and the statements that make the first snapshot the second."""

    changes: tuple[Change, ...]
    steps: tuple[Planned, ...]
    online: bool = False
    """Whether the statements for one relation are committed before those for the next."""


def plan(before: Snapshot, after: Snapshot, *, online: bool = False) -> Plan:
    """Return the plan from ``before`` to ``after``; pure, so not yet proved.

    DIF001 when the statements cannot be brought into an order.
    """
    scene = Scene(before=before, after=after, kinds=all_kinds(), online=online)
    changes = compare(before, after)
    work = find_work(changes, scene)
    nodes, groups = order(work, scene)
    steps = [planned for node in nodes for planned in _steps(node, groups)]
    return Plan(changes=changes, steps=tuple(steps), online=online)


def _steps(node: Node, groups: Groups) -> Iterator[Planned]:
    address = node.address
    scene = groups.scene
    kind = scene.kinds[address.kind]
    steps: Sequence[Step]
    if node.verb == "drop":
        steps = kind.drop(scene.before.objects[address], scene)
    elif node.verb == "alter":
        steps = groups.work.altered[address].steps
    elif node.verb == "prepare":
        steps = groups.work.altered[address].prepares
    elif node.verb == "stub" and kind.stub:
        steps = kind.stub(scene.after.objects[address], scene)
    elif node.verb == "hollow" and kind.stub:
        steps = kind.stub(scene.before.objects[address], scene)
    elif address in groups.stubs and kind.complete:
        steps = kind.complete(scene.after.objects[address], scene)
    else:
        steps = kind.create(scene.after.objects[address], groups.elements(address), scene)
        steps = (*steps, *_furnished(address, groups))
    for step in steps:
        yield Planned(address=address, verb=node.verb, step=step)


def _furnished(address: Address, groups: Groups) -> Iterator[Step]:
    for child in groups.within.get(address, ()):
        kind = groups.scene.kinds[child.kind]
        if kind.furnish:
            yield from kind.furnish(groups.scene.after.objects[child], groups.scene)
        yield from _furnished(child, groups)
