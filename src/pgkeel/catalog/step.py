"""The statements that a plan is made of; for catalog and diff."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address

Danger = Literal["data-loss", "may-fail", "privilege-change"]
"""What a kind knows to be dangerous in a statement; the lock table tells the rest."""


class Hazard(Struct, frozen=True, gc=False):
    """Something that a statement does to a running database, in a word and in a sentence."""

    danger: Danger
    why: str


class Step(Struct, frozen=True, kw_only=True, gc=False):
    """One statement, without the semicolon."""

    sql: str
    form: str | None = None
    """Its form in the lock table; ``None`` where it locks no relation."""
    on: Address | None = None
    """The relation that it locks first."""
    hazards: tuple[Hazard, ...] = ()
    transaction: bool = True
    """Whether it may run in a transaction block."""
    commit: bool = False
    """Whether what it makes can be used only once its transaction is committed."""
    bodies: bool = False
    """Whether it defines a routine whose body names things that may not be there yet."""
    instead: str = ""
    """What people do by hand where it would hold up a running database: no statement avoids it."""

    def committed(self) -> "Step":
        """Return the same step, to be committed before the next."""
        return replace(self, commit=True)


Steps = tuple[Step, ...]


class Alteration(Struct, frozen=True, kw_only=True, gc=False):
    """How an object becomes another in place.

    ``takes_down`` names the kinds of its dependants that the server refuses to leave in place:
    they are dropped before and made again afterwards. So are those of the objects in ``touches``.
    ``renews``: another object stands in its place then, and its facets have to be set again.
    ``prepares`` are statements that take long and are in nobody's way: they run while all that is
    taken down still stands. ``carries`` names the children that ``steps`` make along with it.
    """

    steps: Steps
    prepares: Steps = ()
    takes_down: frozenset[str] = frozenset()
    touches: tuple[Address, ...] = ()
    renews: bool = False
    carries: frozenset[Address] = frozenset()
