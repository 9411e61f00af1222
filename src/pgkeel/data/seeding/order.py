"""The order in which seeds are loaded: after what they point at. Pure.

Files are visited by name, and what a file's foreign keys need comes before it. In a circle some
key has to give way: one that is deferred until the end, or one whose columns stay NULL until the
rows that they point at are there.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pgkeel.data.seeding.tables import Reference


class Node(Struct, frozen=True, kw_only=True):
    """One seed; without a table (it is SQL) it stays where its name puts it."""

    root: int | None = None
    references: tuple[Reference, ...] = ()
    open: frozenset[str] = frozenset()
    """The columns that may be NULL for a while: not of the key, and not NOT NULL."""


class Placed(Struct, frozen=True, kw_only=True):
    """A node in its place, and what of it has to wait."""

    number: int
    deferred: tuple[Reference, ...] = ()
    """Foreign keys that are looked at when all is loaded."""
    later: tuple[str, ...] = ()
    """Columns that are filled once the others of the circle are loaded."""


class CircleError(Exception):
    """No order can be had for these nodes."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


def in_order(nodes: Sequence[Node]) -> tuple[tuple[Placed, ...], ...]:
    """Return the nodes, those of a circle together; ``CircleError`` where none gives way."""
    return tuple(_within(nodes, circle) for circle in _circles(nodes))


def _circles(nodes: Sequence[Node]) -> Iterator[tuple[int, ...]]:
    """Yield the circles of foreign keys, each after those it points at; most are of one node.

    Tarjan's way, which visits in the order of ``nodes``.
    """
    owners: dict[int, list[int]] = {}
    for number, one in enumerate(nodes):
        if one.root is not None:
            owners.setdefault(one.root, []).append(number)
    needs = [
        {
            number
            for key in one.references
            for number in owners.get(key.root, ())
            if key.root != one.root
        }
        for one in nodes
    ]
    found: dict[int, int] = {}
    lowest: dict[int, int] = {}
    path: list[int] = []
    done: set[int] = set()

    def visit(number: int) -> Iterator[tuple[int, ...]]:
        found[number] = lowest[number] = len(found)
        path.append(number)
        for other in sorted(needs[number]):
            if other not in found:
                yield from visit(other)
                lowest[number] = min(lowest[number], lowest[other])
            elif other not in done:
                lowest[number] = min(lowest[number], found[other])
        if lowest[number] == found[number]:
            at = path.index(number)
            circle = path[at:]
            del path[at:]
            done.update(circle)
            yield tuple(sorted(circle))

    for number in range(len(nodes)):
        if number not in found:
            yield from visit(number)


def _within(nodes: Sequence[Node], circle: tuple[int, ...]) -> tuple[Placed, ...]:
    """Return the nodes of a circle so that as few keys as can be have to give way."""
    waiting = list(circle)
    placed: list[Placed] = []
    while waiting:
        ahead = {number: _ahead(nodes, number, waiting) for number in waiting}
        ready = [
            number
            for number in waiting
            if all(_gives_way(key, nodes[number]) for key in ahead[number])
        ]
        if not ready:
            raise CircleError(tuple(waiting))
        chosen = min(ready, key=lambda number: len(ahead[number]))
        placed.append(_placed(nodes[chosen], chosen, ahead[chosen]))
        waiting.remove(chosen)
    return tuple(placed)


def _ahead(nodes: Sequence[Node], number: int, waiting: Sequence[int]) -> tuple[Reference, ...]:
    """Return the keys of a node that point at other tables of those that wait."""
    roots = {nodes[other].root for other in waiting} - {nodes[number].root}
    return tuple(key for key in nodes[number].references if key.root in roots)


def _placed(node: Node, number: int, ahead: tuple[Reference, ...]) -> Placed:
    later = {name for key in ahead if not key.deferrable for name in key.columns}
    return Placed(
        number=number,
        deferred=tuple(key for key in ahead if key.deferrable),
        later=tuple(sorted(later & node.open)),
    )


def _gives_way(key: Reference, node: Node) -> bool:
    if key.deferrable:
        return True
    columns = {*key.columns}
    return columns <= node.open if key.full else bool(columns & node.open)
