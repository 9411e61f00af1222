"""Which objects share a statement: made within their parent's, or gone with another; for order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.diff.work import Work


@dataclass(frozen=True, kw_only=True)
class Groups:
    """For each object the one whose statement makes or drops it; itself where it stands alone.

    ``apart`` and ``shown`` name objects that get a statement of their own although they would
    not need one, so that the statements can be ordered.
    """

    work: Work
    scene: Scene
    apart: frozenset[Address] = frozenset()
    shown: frozenset[Address] = frozenset()
    stubs: frozenset[Address] = frozenset()
    """Objects that are made as placeholders first."""
    hollows: frozenset[Address] = frozenset()
    """Objects that placeholders are put in the place of before they are dropped."""
    _made: dict[Address, Address] = field(default_factory=dict)
    _gone: dict[Address, Address] = field(default_factory=dict)

    def maker(self, address: Address) -> Address:
        """Return the object whose statement makes ``address``, which is made."""
        found = self._made.get(address)
        if found is None:
            item = self.scene.after.objects[address]
            parent = item.parent
            within = parent in self.work.created and address not in self.apart
            found = address
            if parent and within and self._element(address, ()) is not None:
                found = self.maker(parent)
            self._made[address] = found
        return found

    def dropper(self, address: Address) -> Address:
        """Return the object whose statement drops ``address``, which is dropped."""
        found = self._gone.get(address)
        if found is None:
            self._gone[address] = address  # What depends in a circle drops itself.
            taker = None if address in self.shown else self._taker(address)
            found = self.dropper(taker) if taker else address
            self._gone[address] = found
        return found

    @cached_property
    def within(self) -> Mapping[Address, tuple[Address, ...]]:
        """The objects that are made directly within each other one, in their order."""
        found: dict[Address, list[Address]] = {}
        objects = self.scene.after.objects
        for address in self.work.created:
            parent = objects[address].parent
            if parent and self.maker(address) != address:
                found.setdefault(parent, []).append(address)
        return {
            parent: tuple(
                sorted(inner, key=lambda one: (not objects[one].order, objects[one].order, one))
            )
            for parent, inner in found.items()
        }

    def elements(self, address: Address) -> list[str]:
        """Return what is written of the children within the statement that makes ``address``."""
        texts = (
            self._element(child, self.elements(child)) for child in self.within.get(address, ())
        )
        return [text for text in texts if text is not None]

    def _element(self, address: Address, inner: list[str] | tuple[()]) -> str | None:
        write = self.scene.kinds[address.kind].element
        return write(self.scene.after.objects[address], inner, self.scene) if write else None

    def _taker(self, address: Address) -> Address | None:
        """Return a dropped object that takes ``address`` with it."""
        before, dropped = self.scene.before, self.work.dropped
        parent = before.objects[address].parent
        if parent in dropped:
            return None if self.scene.kinds[address.kind].holds_parent else parent
        needed = before.depends.get(address, ())
        return next((on for on, automatic, _ in needed if automatic and on in dropped), None)
