"""All that the pages about one comparison show; made by commands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import Change
from pgkeel.diff.column_order import Reordered
from pgkeel.diff.hazards import HazardName, effect_of
from pgkeel.diff.plan import Plan
from pgkeel.diff.renames import Rename
from pgkeel.diff.roots import by_root

State = Literal["new", "changed", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two snapshots by the names of their sources, and the plan between them."""

    names: tuple[str, str]
    before: Snapshot
    after: Snapshot
    plan: Plan
    proof: str
    """Whether the plan is proved, in a few words."""
    renames: tuple[Rename, ...] = ()
    offered: tuple[Rename, ...] = ()
    """What looks renamed, and nobody has said so."""
    reordered: tuple[Reordered, ...] = ()
    """Whose columns stand in another order, where that counts."""

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.plan.changes or self.renames or self.reordered)

    def by_root(self) -> Mapping[Address, tuple[Change, ...]]:
        """Return the changes by the object they belong to in the end, such as a table.

        What comes or goes with a whole object is not told apart from it.
        """
        return by_root(self.plan.changes, self.before, self.after)


def tally(comparison: Comparison) -> str:
    """Return how many objects are renamed, new, changed, gone and reordered.

    Those within others are left out. Empty where nothing differs.
    """
    told = [change for changes in comparison.by_root().values() for change in changes]
    new = sum(change.before is None for change in told)
    gone = sum(change.after is None for change in told)
    numbers = (
        (len(comparison.renames), "renamed"),
        (new, "new"),
        (len(told) - new - gone, "changed"),
        (gone, "gone"),
        (len(comparison.reordered), "in another order"),
    )
    return ", ".join(f"{number} {word}" for number, word in numbers if number)


def state_of(root: Address, changes: Iterable[Change]) -> State:
    """Return what became of the root object of ``changes``."""
    whole = next((change for change in changes if change.address == root), None)
    if whole is None or (whole.before and whole.after):
        return "changed"
    return "new" if whole.after else "gone"


class Told(NamedTuple):
    """A hazard of the plan, the first line of its statement, and why."""

    hazard: HazardName
    statement: str
    why: str


def hazards(comparison: Comparison) -> tuple[Told, ...]:
    """Return the hazards of the plan in the order of its statements."""
    return tuple(
        Told(name, planned.step.sql.splitlines()[0], why)
        for planned in comparison.plan.steps
        for name, why in effect_of(planned.step, comparison.before).hazards
    )
