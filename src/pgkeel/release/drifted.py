"""All there is to tell of the drift of one database; made by commands, shown by reports."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.traces import Trace
from pgkeel.diff.change import Change, compare
from pgkeel.diff.plan import Planned
from pgkeel.diff.roots import by_root, root_of
from pgkeel.release.busy import Busy
from pgkeel.release.copying import PutBack
from pgkeel.release.drift import CLASSES, LIVE_CLASSES, DriftClass, Views
from pgkeel.release.position import Position


class Drifted(NamedTuple):
    """One object, such as a table, with all of one class that changed in it."""

    cls: DriftClass
    root: Address
    before: Snapshot
    """The side that the changes are told from: as it should be."""
    after: Snapshot
    changes: tuple[Change, ...]
    """What comes or goes with a whole object is not told apart from it."""
    undo: tuple[Planned, ...] = ()
    """The statements of the plan that are there for this object's sake."""


@dataclass(frozen=True, kw_only=True)
class DatabaseDrift:
    """What was found out about one database."""

    name: str
    position: Position
    views: Views
    classes: Mapping[Address, DriftClass]
    put_back: PutBack | None = None
    """``None`` where nothing is to be put back."""
    traces: Mapping[Address, Trace] = field(default_factory=dict)
    busy: tuple[Busy, ...] = ()

    @cached_property
    def items(self) -> tuple[Drifted, ...]:
        """What drifted, in the order of classes and then of names."""
        return tuple(item for cls in CLASSES for item in self._of_class(cls))

    def count(self, cls: DriftClass) -> int:
        """Return how many objects are of a class, those within others left out."""
        return sum(item.cls == cls for item in self.items)

    def owner(self, root: Address) -> str | None:
        """Return who owns an object in the live database."""
        found = self.views.live.child(root, "owner")
        return str(found.record.role) if found else None

    def _of_class(self, cls: DriftClass) -> Iterator[Drifted]:
        mine = {address for address, one in self.classes.items() if one == cls}
        if not mine:
            return
        before, after = _sides(cls, self.views, sure=self.position.is_sure)
        changes = [change for change in compare(before, after) if change.address in mine]
        for root, told in by_root(changes, before, after).items():
            undo = self._undo(root, mine) if cls in LIVE_CLASSES else ()
            yield Drifted(cls, root, before, after, told, undo)

    def _undo(self, root: Address, mine: set[Address]) -> tuple[Planned, ...]:
        if self.put_back is None:
            return ()
        sides = (self.views.live, self.views.folder)
        return tuple(
            planned
            for planned in self.put_back.plan.steps
            if root_of(planned.address, *sides) == root
            and (planned.address in mine or planned.address not in self.classes)
        )


def _sides(cls: DriftClass, views: Views, *, sure: bool) -> tuple[Snapshot, Snapshot]:
    if cls in LIVE_CLASSES:
        return views.expected if cls == "apart" else views.folder, views.live
    if cls == "pending":
        return views.live, (views.head or views.folder) if sure else views.folder
    return views.recorded or views.folder, views.live
