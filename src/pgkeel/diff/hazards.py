"""What the statements of a plan do to a running database: locks from the one table of facts."""

from typing import Literal

from msgspec import Struct

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Danger, Step
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
    instead = f"; {step.instead}" if step.instead else ""
    if fact.rewrites:
        told.append(("rewrite", f"all rows are written anew{instead}"))
        instead = ""
    elif fact.scans:
        told.append(("full-scan", "all rows are read"))
    if lasting and mode:
        if mode.blocks_reads:
            told.append(("blocks-reads", f"nobody can read meanwhile{instead}"))
        elif mode.blocks_writes:
            told.append(("blocks-writes", f"nobody can write meanwhile{instead}"))
    return Effect(mode=mode, lasting=lasting, hazards=tuple(told))


def _fact(step: Step, before: Snapshot) -> Fact | None:
    # What the plan itself makes is locked for nobody.
    if step.form is None or step.on not in before.objects:
        return None
    return form(step.form).at(before.major)
