"""Snapshots as bytes: for caches, which any change of a kind makes stale."""

import hashlib
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from functools import cache, cached_property
from typing import Any, TypeAlias

import msgspec

from pgkeel.catalog.address import Address
from pgkeel.catalog.collecting import no_collections
from pgkeel.catalog.coverage import hidden, not_modelled
from pgkeel.catalog.objects import Object
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Dependency, Snapshot
from pgkeel.errors.catalogue import dif

_FINDINGS = {dif.NOT_MODELLED.code: not_modelled, dif.HIDDEN.code: hidden}


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    server: int
    role: str
    superuser: bool
    roles: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    """Their codes and messages."""
    groups: dict[str, msgspec.Raw]
    """The objects of each kind; encoded apart, since each kind has its own type of record."""
    depends: msgspec.Raw
    """Encoded apart, since only plans ask for it."""


class _Objects(Mapping[Address, Object[Any]]):
    """Objects, decoded when somebody asks: to find that two snapshots are the same, nobody does."""

    def __init__(self, groups: Mapping[str, msgspec.Raw]) -> None:
        self.groups = groups
        """By kind, as they were kept."""
        self._kinds: dict[str, dict[Address, Object[Any]]] = {}

    def of_kind(self, kind: str) -> Mapping[Address, Object[Any]]:
        """Return the objects of one kind."""
        if kind not in self._kinds:
            with no_collections():
                items = _objects(kind, self.groups[kind]) if kind in self.groups else ()
                self._kinds[kind] = {item.address: item for item in items}
        return self._kinds[kind]

    @cached_property
    def _found(self) -> dict[Address, Object[Any]]:
        found: dict[Address, Object[Any]] = {}
        for kind in self.groups:
            found |= self.of_kind(kind)
        return found

    def __getitem__(self, address: Address) -> Object[Any]:
        return self.of_kind(address.kind)[address]

    def __iter__(self) -> Iterator[Address]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, address: object) -> bool:
        return isinstance(address, Address) and address in self.of_kind(address.kind)

    def items(self) -> ItemsView[Address, Object[Any]]:
        return self._found.items()

    def values(self) -> ValuesView[Object[Any]]:
        return self._found.values()


class _Depends(Mapping[Address, tuple[Dependency, ...]]):
    """What needs what, decoded when somebody asks: a comparison that finds nothing does not."""

    def __init__(self, content: msgspec.Raw) -> None:
        self._content = content

    @cached_property
    def _found(self) -> dict[Address, tuple[Dependency, ...]]:
        with no_collections():
            pairs = msgspec.msgpack.decode(self._content, type=_Pairs)
            return dict(pairs)

    def __getitem__(self, address: Address) -> tuple[Dependency, ...]:
        return self._found[address]

    def __iter__(self) -> Iterator[Address]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


_Pairs: TypeAlias = list[tuple[Address, tuple[Dependency, ...]]]


@cache
def stored_format() -> str:
    """Return a digest that changes when a kind is read in another way."""
    digest = hashlib.sha256(b"pgkeel snapshot 4")
    for kind in all_kinds().values():
        fields = [f"{one.name} {one.type}" for one in msgspec.structs.fields(kind.record)]
        digest.update("\0".join([kind.name, kind.query, repr(kind.older), *fields]).encode())
    return digest.hexdigest()[:40]


def encode_snapshot(snapshot: Snapshot) -> bytes:
    """Return the bytes that ``decode_snapshot`` takes; same snapshot, same bytes."""
    ordered = sorted(snapshot.objects.values(), key=lambda item: item.address)
    groups: dict[str, list[Object[Any]]] = {}
    for item in ordered:
        groups.setdefault(item.address.kind, []).append(item)
    return msgspec.msgpack.encode(
        _Stored(
            server=snapshot.server,
            role=snapshot.role,
            superuser=snapshot.superuser,
            roles=snapshot.roles,
            findings=tuple((one.code.code, one.message) for one in snapshot.findings),
            groups={kind: _raw(items) for kind, items in groups.items()},
            depends=_raw(sorted(snapshot.depends.items())),
        )
    )


def decode_snapshot(content: bytes | memoryview) -> Snapshot | None:
    """Return the snapshot, or ``None`` where the bytes are not one of this format.

    It goes on to use them: they must not change any more.
    """
    try:
        stored = msgspec.msgpack.decode(content, type=_Stored)
    except msgspec.DecodeError:
        return None
    return Snapshot(
        server=stored.server,
        role=stored.role,
        superuser=stored.superuser,
        roles=stored.roles,
        objects=_Objects(stored.groups),
        depends=_Depends(stored.depends),
        findings=tuple(_FINDINGS[code](message) for code, message in stored.findings),
    )


def unlike(
    one: Snapshot, other: Snapshot
) -> tuple[Mapping[Address, Object[Any]], Mapping[Address, Object[Any]]]:
    """Return the objects of each, but for kinds of which both are known to have the same."""
    mine, theirs = one.objects, other.objects
    if not isinstance(mine, _Objects) or not isinstance(theirs, _Objects):
        return mine, theirs
    differing = [
        kind for kind in {**mine.groups, **theirs.groups} if not _is_same(kind, mine, theirs)
    ]
    return (
        {address: item for kind in differing for address, item in mine.of_kind(kind).items()},
        {address: item for kind in differing for address, item in theirs.of_kind(kind).items()},
    )


def _is_same(kind: str, one: _Objects, other: _Objects) -> bool:
    return one.groups.get(kind) == other.groups.get(kind)


def _raw(items: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(items))


def _objects(kind: str, content: msgspec.Raw) -> list[Object[Any]]:
    record = all_kinds()[kind].record
    found: list[Object[Any]] = msgspec.msgpack.decode(content, type=list[Object[record]])  # type: ignore[valid-type]
    return found
