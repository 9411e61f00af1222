"""What differs between two snapshots, object by object; for everybody above."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import unlike


class Change(Struct, frozen=True, kw_only=True):
    """One object that differs: without ``before`` it is new, without ``after`` it is gone."""

    address: Address
    before: Object[Any] | None = None
    after: Object[Any] | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what differs in an object that both have."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before.record, self.after.record
        return tuple(
            name for name in old.__struct_fields__ if getattr(old, name) != getattr(new, name)
        )


def compare(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """Return every object that differs, in order of address."""
    old, new = unlike(before, after)
    found = [
        Change(address=address, before=item, after=new.get(address))
        for address, item in old.items()
        if address not in new or new[address].record != item.record
    ]
    found += [
        Change(address=address, after=item) for address, item in new.items() if address not in old
    ]
    return tuple(sorted(found, key=lambda change: change.address))


def topmost(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return ``changes`` without the parts that came or went with what they belong to."""
    listed = tuple(changes)
    whole = {one.address for one in listed if one.before is None or one.after is None}
    return tuple(one for one in listed if one.address not in whole or _parent(one) not in whole)


def _parent(change: Change) -> Address | None:
    item = change.before or change.after
    return item.parent if item else None
