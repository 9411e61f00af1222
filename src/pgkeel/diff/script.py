"""A plan as a script that psql runs as it stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.hazards import effect_of
from pgkeel.diff.plan import Plan, Planned

_TIMEOUTS = ("SET LOCAL lock_timeout = '5s'",)


class Group(NamedTuple):
    """Statements that run in one transaction, or one that cannot run in any."""

    in_transaction: bool
    steps: tuple[Planned, ...]


def groups(plan: Plan) -> tuple[Group, ...]:
    """Return the statements of a plan by transaction, in order.

    All that can be is one transaction; in an online plan the locks on one relation are let go
    before those on the next are asked for.
    """
    found: list[Group] = []
    together: list[Planned] = []

    def close() -> None:
        if together:
            found.append(Group(in_transaction=True, steps=tuple(together)))
            together.clear()

    for planned in plan.steps:
        if not planned.step.transaction:
            close()
            found.append(Group(in_transaction=False, steps=(planned,)))
            continue
        if plan.online and together and planned.step.on != together[-1].step.on:
            close()
        together.append(planned)
        if planned.step.commit:
            close()
    close()
    return tuple(found)


def statements(group: Group) -> Iterator[tuple[str, Planned | None]]:
    """Yield the statements of one group and those around it, without semicolons."""
    if not group.in_transaction:
        yield from ((planned.step.sql, planned) for planned in group.steps)
        return
    yield "BEGIN", None
    yield from ((sql, None) for sql in _TIMEOUTS)
    if any(planned.step.bodies for planned in group.steps):
        # A body may name what a later statement makes.
        yield "SET LOCAL check_function_bodies = off", None
    yield from ((planned.step.sql, planned) for planned in group.steps)
    yield "COMMIT", None


def render_script(plan: Plan, before: Snapshot, head: Sequence[str]) -> str:
    """Return the plan as SQL, each statement below what it does; nothing for an empty plan."""
    if not plan.steps:
        return ""
    lines = [f"-- {line}" if line else "--" for line in head]
    for group in groups(plan):
        lines.append("")
        for sql, planned in statements(group):
            lines += [f"-- {note}" for note in (_notes(planned, before) if planned else ())]
            lines.append(f"{sql};")
    return "".join(f"{line}\n" for line in lines)


def _notes(planned: Planned, before: Snapshot) -> Iterator[str]:
    effect = effect_of(planned.step, before)
    if effect.mode and planned.step.on:
        how = "" if effect.lasting else ", briefly"
        yield f"locks {planned.step.on}: {effect.mode.sql}{how}"
    for hazard, why in effect.hazards:
        yield f"{hazard}: {why}"
