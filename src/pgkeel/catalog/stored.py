"""Snapshots as bytes: for caches, which any change of a kind makes stale."""

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from pgkeel.catalog.address import Address
from pgkeel.catalog.coverage import hidden, not_modelled
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Dependency, Snapshot
from pgkeel.errors.catalogue import dif

_FINDINGS = {dif.NOT_MODELLED.code: not_modelled, dif.HIDDEN.code: hidden}


class _Group(msgspec.Struct, frozen=True, array_like=True):
    """The objects of one kind; records are encoded apart, since each kind has its own type."""

    kind: str
    paths: list[tuple[str, ...]]
    parents: list[Address | None]
    orders: list[int]
    records: msgspec.Raw


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    server: int
    role: str
    superuser: bool
    roles: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    """Their codes and messages."""
    groups: list[_Group]
    depends: list[tuple[Address, list[Dependency]]]


@cache
def stored_format() -> str:
    """Return a digest that changes when a kind is read in another way."""
    digest = hashlib.sha256(b"pgkeel snapshot 2")
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
            groups=[_group(kind, items) for kind, items in groups.items()],
            depends=[(one, list(needed)) for one, needed in sorted(snapshot.depends.items())],
        )
    )


def decode_snapshot(content: bytes) -> Snapshot | None:
    """Return the snapshot, or ``None`` where the bytes are not one of this format."""
    try:
        stored = msgspec.msgpack.decode(content, type=_Stored)
        objects = dict(pair for group in stored.groups for pair in _objects(group))
    except (msgspec.DecodeError, KeyError):
        return None
    return Snapshot(
        server=stored.server,
        role=stored.role,
        superuser=stored.superuser,
        roles=stored.roles,
        objects=objects,
        depends={one: tuple(needed) for one, needed in stored.depends},
        findings=tuple(_FINDINGS[code](message) for code, message in stored.findings),
    )


def _group(kind: str, items: list[Object[Any]]) -> _Group:
    return _Group(
        kind=kind,
        paths=[item.address.path for item in items],
        parents=[item.parent for item in items],
        orders=[item.order for item in items],
        records=msgspec.Raw(msgspec.msgpack.encode([item.record for item in items])),
    )


def _objects(group: _Group) -> Iterator[tuple[Address, Object[Any]]]:
    record = all_kinds()[group.kind].record
    records: list[Record] = msgspec.msgpack.decode(group.records, type=list[record])  # type: ignore[valid-type]
    for path, parent, order, one in zip(
        group.paths, group.parents, group.orders, records, strict=True
    ):
        address = Address(group.kind, path)
        yield address, Object(address=address, parent=parent, record=one, order=order)
