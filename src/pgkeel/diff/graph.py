"""Orders things by what has to come first, and finds the circles where that cannot be."""

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

T = TypeVar("T", bound=Hashable)


def ordered(nodes: Iterable[T], after: Mapping[T, set[T]], key: Callable[[T], Any]) -> list[T]:
    """Return ``nodes`` so that each follows all of ``after[node]``, the smallest ``key`` first.

    Nodes in a circle, and those that follow one, are left out.
    """
    nodes = list(nodes)
    open_: dict[T, int] = {node: len(after.get(node, ())) for node in nodes}
    behind: dict[T, list[T]] = {node: [] for node in nodes}
    for node in nodes:
        for earlier in after.get(node, ()):
            behind[earlier].append(node)
    ready = [(key(node), index, node) for index, node in enumerate(nodes) if not open_[node]]
    indexes = {node: index for index, node in enumerate(nodes)}
    heapq.heapify(ready)
    done: list[T] = []
    while ready:
        _, _, node = heapq.heappop(ready)
        done.append(node)
        for later in behind[node]:
            open_[later] -= 1
            if not open_[later]:
                heapq.heappush(ready, (key(later), indexes[later], later))
    return done


def circles(nodes: Iterable[T], after: Mapping[T, set[T]]) -> list[list[T]]:
    """Return the groups of nodes of which each has to follow all others (Tarjan's algorithm)."""
    order: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    on_stack: set[T] = set()
    found: list[list[T]] = []
    for root in nodes:
        if root in order:
            continue
        # A loop, not recursion: a schema may be deeper than Python's stack.
        work = [(root, iter(sorted_neighbours(after, root)))]
        order[root] = low[root] = len(order)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in order:
                    order[other] = low[other] = len(order)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(sorted_neighbours(after, other))))
                    break
                if other in on_stack:
                    low[node] = min(low[node], order[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    group = _pop_until(stack, on_stack, node)
                    if len(group) > 1:
                        found.append(group)
    return found


def sorted_neighbours(after: Mapping[T, set[T]], node: T) -> list[T]:
    """Return what comes before ``node``, in an order that does not change from run to run."""
    return sorted(after.get(node, ()), key=repr)


def _pop_until(stack: list[T], on_stack: set[T], node: T) -> list[T]:
    group: list[T] = []
    while True:
        other = stack.pop()
        on_stack.discard(other)
        group.append(other)
        if other == node:
            return group
