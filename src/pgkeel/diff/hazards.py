"""What the statements of a plan do to a running database: locks from the one table of facts."""

from typing import Literal

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Danger, Hazard, Step
from pgkeel.locks import Fact, LockMode, form

HazardName = (
    Danger | Literal["rewrite", "full-scan", "blocks-reads", "blocks-writes", "no-transaction"]
)


class Effect(Struct, frozen=True, kw_only=True):
    """What one statement does to a running database.

    ``mode`` is the lock on the relation it names first, ``None`` where that is new or there is
    none; ``lasting`` says whether it is held for as long as the rows take.
    """

    mode: LockMode | None
    lasting: bool
    hazards: tuple[tuple[HazardName, str], ...]


def effect_of(step: Step, before: Snapshot) -> Effect:
    """Return what ``step`` does to a database that was as ``before``."""
    told: list[tuple[HazardName, str]] = [(one.danger, one.why) for one in step.hazards]
    if not step.transaction:
        told.append(("no-transaction", "it cannot run in a transaction, so it is not undone"))
    fact = _fact(step, before)
    if fact is None:
        return Effect(mode=None, lasting=False, hazards=tuple(told))
    mode = fact.mode("table") or next((mode for _, mode in fact.locks), None)
    lasting = fact.rewrites or fact.scans or fact.builds_index
    if fact.rewrites:
        told.append(("rewrite", "all rows are written anew"))
    elif fact.scans:
        told.append(("full-scan", "all rows are read"))
    if lasting and mode:
        if mode.conflicts_with(LockMode.ACCESS_SHARE):
            told.append(("blocks-reads", "nobody can read meanwhile"))
        elif mode.conflicts_with(LockMode.ROW_EXCLUSIVE):
            told.append(("blocks-writes", "nobody can write meanwhile"))
    return Effect(mode=mode, lasting=lasting, hazards=tuple(told))


def _fact(step: Step, before: Snapshot) -> Fact | None:
    if step.form is None or step.on is None or not _was_there(step.on, before):
        return None
    return form(step.form).at(before.major)


def _was_there(address: Address, before: Snapshot) -> bool:
    """Whether a relation was there before the plan: what the plan makes is locked for nobody."""
    return address in before.objects


__all__ = ["Effect", "Hazard", "HazardName", "effect_of"]
