"""A snapshot: the schema of one database at one moment, as a comparable value; for everybody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple, Self

from pgkeel.catalog.address import Address
from pgkeel.catalog.objects import Object
from pgkeel.finding import Finding


class Dependency(NamedTuple):
    """That an object needs another.

    ``automatic``: the server drops it with the other; else it refuses to drop the other.
    ``loose``: that is all, either may be made first.
    """

    on: Address
    automatic: bool
    loose: bool = False


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All objects, by address, and what needs what.

    ``findings`` tell what could not be read or is not modelled: never silently left out.
    """

    server: int
    """The server's version as a number: 180006 (``server_version_num``)."""
    role: str
    """Who read it: the role that runs a plan, and owns what it makes."""
    superuser: bool = False
    """Whether that role may do anything."""
    roles: tuple[str, ...] = ()
    """The roles that anything in it speaks of, in order."""
    objects: Mapping[Address, Object[Any]]
    depends: Mapping[Address, tuple[Dependency, ...]]
    findings: tuple[Finding, ...] = ()

    @property
    def major(self) -> int:
        """The server's major version."""
        return self.server // 10_000

    @cached_property
    def children(self) -> Mapping[Address, tuple[Object[Any], ...]]:
        """The objects that belong to each, in order of address."""
        found: defaultdict[Address, list[Object[Any]]] = defaultdict(list)
        for item in self.objects.values():
            if item.parent is not None:
                found[item.parent].append(item)
        return {
            parent: tuple(sorted(items, key=lambda item: item.address))
            for parent, items in found.items()
        }

    @cached_property
    def dependants(self) -> Mapping[Address, tuple[Dependency, ...]]:
        """What needs each object: ``depends`` the other way round."""
        found: defaultdict[Address, list[Dependency]] = defaultdict(list)
        for address, needed in self.depends.items():
            for on, automatic, loose in needed:
                found[on].append(Dependency(address, automatic, loose))
        return {address: tuple(sorted(items)) for address, items in found.items()}

    @cached_property
    def constraint_names(self) -> frozenset[tuple[str, str]]:
        """Schema and name of the constraints that are not called as the server does it itself."""
        names = {
            (address.path[0], address.path[-1])
            for address in self.objects
            if address.kind == "constraint"
        }
        for address, item in self.objects.items():
            # What comes with the columns of a parent is called as the parent's.
            column = item.record if address.kind == "column" else None
            if column and column.local and column.not_null_name:
                names.add((address.path[0], column.not_null_name))
        return frozenset(names)

    def child(self, parent: Address, kind: str) -> Object[Any] | None:
        """Return the first child of that kind, if there is one."""
        items = self.children.get(parent, ())
        return next((item for item in items if item.address.kind == kind), None)

    def only(self, addresses: Iterable[Address]) -> Self:
        """Return the snapshot of these objects alone."""
        kept = set(addresses)
        return replace(
            self,
            objects={address: item for address, item in self.objects.items() if address in kept},
            depends={
                address: needed for address, needed in self.depends.items() if address in kept
            },
        )

    def with_objects(self, objects: Mapping[Address, Object[Any]]) -> Self:
        """Return the snapshot with other records of the same objects."""
        return replace(self, objects=objects)
