"""Levels what differs between a sandbox and a live database although nobody changed it; pure.

A migration that does not say so leaves open who owns what it makes, and which version of an
extension it gets: that is up to the database it runs in.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import msgspec

from pgkeel.catalog.address import Address
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot


def runner_of(live: Snapshot, folder: Snapshot) -> str:
    """Return the role that migrations run as in the live database, as far as owners tell.

    That is who owns most of what, in the sandbox, belongs to the role that made it.
    """
    owners: Counter[str] = Counter()
    for address, item in folder.objects.items():
        there = live.objects.get(address)
        if address.kind == "owner" and item.record.role == folder.role and there:
            owners[there.record.role] += 1
    if not owners:
        return live.role
    most = max(owners.values())
    if owners[folder.role] == most:
        return folder.role
    return min(role for role, number in owners.items() if number == most)


def made_by(snapshot: Snapshot, role: str) -> Snapshot:
    """Return what a sandbox holds as if ``role`` had made it."""
    if role == snapshot.role:
        return snapshot
    old = snapshot.role
    objects: dict[Address, Object[Any]] = {}
    for address, item in snapshot.objects.items():
        one = item
        if address.kind == "owner" and item.record.role == old:
            one = _with_record(item, role=role)
        elif address.kind == "default privileges":
            one = msgspec.structs.replace(item, address=address_made_by(address, old, role))
        objects[one.address] = one
    depends = {address_made_by(address, old, role): on for address, on in snapshot.depends.items()}
    roles = tuple(sorted({role if one == old else one for one in snapshot.roles}))
    return replace(snapshot, objects=objects, depends=depends, role=role, roles=roles)


def address_made_by(address: Address, old: str, new: str) -> Address:
    """Return the address that an object of role ``old`` has as one of role ``new``."""
    if address.kind != "default privileges" or address.path[0] != old:
        return address
    return Address(address.kind, (new, *address.path[1:]))


def with_versions(snapshot: Snapshot, live: Snapshot, pinned: Collection[str]) -> Snapshot:
    """Return ``snapshot`` with the extensions in the versions that are live, but for ``pinned``."""
    return replace(
        snapshot,
        objects={
            address: _levelled(item, live) if address.path[-1] not in pinned else item
            for address, item in snapshot.objects.items()
        },
    )


def without_new_privileges(snapshot: Snapshot, major: int) -> Snapshot:
    """Return ``snapshot`` without privileges that a server of version ``major`` does not know."""
    if major >= _MAINTAIN_SINCE:
        return snapshot
    return replace(
        snapshot, objects={one: _unmaintained(item) for one, item in snapshot.objects.items()}
    )


def _unmaintained(item: Object[Any]) -> Object[Any]:
    if item.address.kind not in ("privileges", "default privileges"):
        return item
    grants = item.record.grants
    if not any(one.privilege == "MAINTAIN" for one in grants or ()):
        return item
    return _with_record(item, grants=tuple(one for one in grants if one.privilege != "MAINTAIN"))


_MAINTAIN_SINCE = 17


def _levelled(item: Object[Any], live: Snapshot) -> Object[Any]:
    there = live.objects.get(item.address) if item.address.kind == "extension" else None
    if there is None:
        return item
    return _with_record(item, version=there.record.version, relocatable=there.record.relocatable)


def _with_record(item: Object[Any], **fields: object) -> Object[Any]:
    record = msgspec.structs.replace(item.record, **fields)
    return msgspec.structs.replace(item, record=record)
