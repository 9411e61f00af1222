"""Names for what stands beside an object until it takes that one's place; for kinds."""

from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object

_LONGEST = 63


def aside(name: str, mark: str) -> str:
    """Return ``name`` with ``mark`` behind it, no longer than the server keeps names."""
    room = _LONGEST - len(mark.encode())
    return name.encode()[:room].decode(errors="ignore") + mark


def stays_as_it_is(address: Address, scene: Scene) -> bool:
    """Whether nothing that an object needed differs, so that its like can stand beside it."""
    needed = scene.before.depends.get(address, ())
    before, after = scene.before.objects, scene.after.objects
    return all(on in after and _shape(before[on]) == _shape(after[on]) for on, _, _ in needed)


def _shape(item: Object[Any]) -> object:
    """Return what of an object matters to what is built on it."""
    record = item.record
    if item.address.kind != "column":
        return record
    return record.type, record.collation, record.generated
