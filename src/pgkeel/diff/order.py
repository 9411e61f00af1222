"""Brings the work into an order in which every statement finds what it needs; for ``plan``."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.diff.graph import circles, ordered
from pgkeel.diff.grouping import Groups
from pgkeel.diff.work import Work
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif

Verb = Literal["prepare", "hollow", "drop", "stub", "alter", "create"]
_PHASES: dict[Verb, int] = {
    "prepare": -1,
    "hollow": 0,
    "drop": 0,
    "stub": 1,
    "alter": 1,
    "create": 1,
}
_FIRST, _SOON, _LATE = -3, -2, 9


class Node(NamedTuple):
    """One thing to do: what and to which object."""

    verb: Verb
    address: Address


class Edge(NamedTuple):
    """That ``first`` comes before ``then``, and because of which member of either's statement.

    ``soft``: better so, but not necessary.
    """

    first: Node
    then: Node
    cause: Address
    soft: bool = False


def order(work: Work, scene: Scene) -> tuple[tuple[Node, ...], Groups]:
    """Return what is to be done in order, and what shares statements.

    Where there is a circle, members of statements get statements of their own, until there is
    none: a foreign key after both tables, a default after the function it calls. DIF001 when
    that does not help.
    """

    def place(node: Node) -> tuple[bool, int, tuple[str, ...], str]:
        # Where the order is free, what belongs together stands together.
        name, path = node.address
        kind = scene.kinds[name]
        phase = _phase(node, work, scene)
        last = kind.last and phase != _FIRST
        return last, phase, path[1:] if kind.facet else path, name

    groups = Groups(work=work, scene=scene)
    soft = True
    while True:
        edges = [edge for edge in _edges(groups) if soft or not edge.soft]
        nodes = sorted(_nodes(groups))
        after: dict[Node, set[Node]] = {}
        for edge in edges:
            if edge.first != edge.then:
                after.setdefault(edge.then, set()).add(edge.first)
        found = ordered(nodes, after, place)
        if len(found) == len(nodes):
            return tuple(found), groups
        tangled = [frozenset(circle) for circle in circles(nodes, after)]
        apart, shown = _members(edges, tangled, groups)
        stubs = _with_stubs(tangled, "create", scene) - groups.stubs
        hollows = _with_stubs(tangled, "drop", scene) - groups.hollows
        if apart or shown:
            stubs = hollows = frozenset()
        elif soft and any(edge.soft for edge in edges):
            soft = False
            continue
        elif not (stubs or hollows):
            raise _tangle(tangled)
        groups = Groups(
            work=work,
            scene=scene,
            apart=groups.apart | apart,
            shown=groups.shown | shown,
            stubs=groups.stubs | stubs,
            hollows=groups.hollows | hollows,
        )


def _phase(node: Node, work: Work, scene: Scene) -> int:
    """Return when a node comes where the order is free.

    Online, what is taken down is taken down last, and made again before anything else is done.
    """
    gone = node.verb == "drop" and node.address not in work.created
    if gone and scene.kinds[node.address.kind].watches:
        return _FIRST
    if scene.online and node.address in work.dropped and node.address in work.created:
        return _LATE if node.verb in ("hollow", "drop") else _SOON
    if scene.online and node.verb == "alter" and work.altered[node.address].takes_down:
        return _SOON
    return _PHASES[node.verb]


def _nodes(groups: Groups) -> Iterator[Node]:
    work = groups.work
    yield from {Node("drop", groups.dropper(one)) for one in work.dropped}
    yield from {Node("create", groups.maker(one)) for one in work.created}
    yield from (Node("alter", one) for one in work.altered)
    yield from (Node("prepare", one) for one, how in work.altered.items() if how.prepares)
    yield from (Node("stub", one) for one in groups.stubs)
    yield from (Node("hollow", one) for one in groups.hollows)


def _edges(groups: Groups) -> Iterator[Edge]:
    for address in groups.work.created:
        yield from _before_create(address, groups)
    for address in groups.work.altered:
        yield from _around_alter(address, groups)
    for address in groups.work.dropped:
        yield from _after_drop(address, groups)
    for address in groups.work.disturbed:
        yield from _after_disturbed(address, groups)
    yield from _same_names(groups)


def _after_disturbed(address: Address, groups: Groups) -> Iterator[Edge]:
    work = groups.work
    created, altered = address in work.created, address in work.altered
    if not (created or altered):
        return
    own = Node("create", groups.maker(address)) if created else Node("alter", address)
    for other in work.disturbed[address]:
        if other in work.created:
            yield Edge(Node("create", groups.maker(other)), own, address)
        elif other in work.altered:
            yield Edge(Node("alter", other), own, address)
        elif other in work.dropped:
            yield Edge(Node("drop", groups.dropper(other)), own, address)


def _before_create(address: Address, groups: Groups) -> Iterator[Edge]:
    work, after = groups.work, groups.scene.after
    own = Node("create", groups.maker(address))
    parent = after.objects[address].parent
    if address in work.dropped:
        yield Edge(Node("drop", groups.dropper(address)), own, address)
    if address in groups.stubs:
        yield Edge(Node("stub", address), own, address)
    if parent:
        if parent in work.created:
            yield Edge(_made(parent, groups), own, address)
        elif parent in work.altered:
            yield Edge(Node("alter", parent), own, address, soft=True)
        else:
            for alterer in work.alterers.get(parent, ()):
                yield Edge(Node("alter", alterer), own, address)
    for on, _, loose in after.depends.get(address, ()):
        if on in work.created and not loose:
            yield Edge(_made(on, groups), own, address)
            continue
        for alterer in work.alterers.get(on, ()):
            yield Edge(Node("alter", alterer), own, address)
    if groups.scene.kinds[address.kind].facet and parent:
        yield from _after_facets(address, parent, own, groups)


def _after_facets(address: Address, parent: Address, own: Node, groups: Groups) -> Iterator[Edge]:
    """Yield that an owner is given before privileges are: they are granted by the owner."""
    for sibling in groups.scene.after.children[parent]:
        kind = groups.scene.kinds[sibling.address.kind]
        if kind.facet and sibling.address.kind < address.kind:
            yield from _after_facet(sibling.address, own, groups)


def _after_facet(sibling: Address, own: Node, groups: Groups) -> Iterator[Edge]:
    if sibling in groups.work.created:
        yield Edge(Node("create", sibling), own, own.address)
    elif sibling in groups.work.altered:
        yield Edge(Node("alter", sibling), own, own.address)


def _made(address: Address, groups: Groups) -> Node:
    if address in groups.stubs:
        return Node("stub", address)
    return Node("create", groups.maker(address))


def _around_alter(address: Address, groups: Groups) -> Iterator[Edge]:
    work, scene = groups.work, groups.scene
    own = first = Node("alter", address)
    if work.altered[address].prepares:
        first = Node("prepare", address)
        yield Edge(first, own, address)
    needed = {on for on, _, _ in scene.after.depends.get(address, ())}
    for on in needed:
        if on in work.created:
            yield Edge(Node("create", groups.maker(on)), first, address)
        elif on in work.altered:
            yield Edge(Node("alter", on), first, address, soft=True)
    for on, _, _ in scene.before.depends.get(address, ()):
        if on in work.dropped and on not in needed:
            yield Edge(own, Node("drop", groups.dropper(on)), address)


def _after_drop(address: Address, groups: Groups) -> Iterator[Edge]:
    work, before = groups.work, groups.scene.before
    own = Node("drop", groups.dropper(address))
    parent = before.objects[address].parent
    if parent in work.dropped and parent:
        yield Edge(own, Node("drop", groups.dropper(parent)), address)
    elif parent in work.altered and parent:
        yield Edge(own, Node("alter", parent), address, soft=True)
    freed = own
    if address in groups.hollows:
        freed = Node("hollow", address)
        yield Edge(freed, own, address)
    for on, _, _ in before.depends.get(address, ()):
        if on in work.dropped:
            yield Edge(freed, Node("drop", groups.dropper(on)), address)
            continue
        for alterer in work.alterers.get(on, ()):
            yield Edge(own, Node("alter", alterer), address)


def _same_names(groups: Groups) -> Iterator[Edge]:
    """Yield that a name is freed before another object takes it: many kinds share their names."""
    work, scene = groups.work, groups.scene
    freed: dict[tuple[str, str], list[Address]] = {}
    for address in work.dropped:
        if address.path:
            freed.setdefault(_called(scene.before.objects[address], scene), []).append(address)
    for address in work.created:
        others = freed.get(_called(scene.after.objects[address], scene)) if address.path else None
        for other in others or ():
            if other != address:
                first = _by_parent(scene.before.objects[other], groups)
                then = _by_parent(scene.after.objects[address], groups)
                own = Node("create", groups.maker(address))
                freeing = first or Node("drop", groups.dropper(other))
                yield Edge(freeing, then or own, address, soft=True)


def _called(item: Object[Any], scene: Scene) -> tuple[str, str]:
    called = scene.kinds[item.address.kind].called
    return called(item) if called else (item.address.path[0], item.address.path[-1])


def _by_parent(item: Object[Any], groups: Groups) -> Node | None:
    """Return what changes the parent of an object that has no statements of its own."""
    if groups.scene.kinds[item.address.kind].called and item.parent in groups.work.altered:
        return Node("alter", item.parent) if item.parent else None
    return None


def _members(
    edges: list[Edge], tangled: list[frozenset[Node]], groups: Groups
) -> tuple[frozenset[Address], frozenset[Address]]:
    """Return the members of statements whose needs are part of a circle."""
    apart: set[Address] = set()
    shown: set[Address] = set()
    places = {node: number for number, circle in enumerate(tangled) for node in circle}
    for edge in edges:
        if edge.first == edge.then or places.get(edge.first, -1) != places.get(edge.then, -2):
            continue
        if edge.then.verb == "create" and edge.cause != edge.then.address:
            apart.add(edge.cause)
        if edge.first.verb == "drop" and edge.cause != edge.first.address:
            shown.add(edge.cause)
    # What has a place among its siblings keeps it only within the statement.
    objects = groups.scene.after.objects
    free = {one for one in apart if not objects[one].order}
    return frozenset(free or apart), frozenset(shown)


def _with_stubs(tangled: list[frozenset[Node]], verb: Verb, scene: Scene) -> frozenset[Address]:
    return frozenset(
        node.address
        for circle in tangled
        for node in circle
        if node.verb == verb and scene.kinds[node.address.kind].stub
    )


def _tangle(tangled: list[frozenset[Node]]) -> KeelError:
    shown = sorted(f"{node.verb} {node.address}" for node in min(tangled, key=sorted))
    return KeelError(
        dif.NO_ORDER,
        f"{len(shown)} statements each need another of them to run first",
        detail="\n".join(shown),
    )
