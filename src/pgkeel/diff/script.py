"""A plan as a script that psql runs as it stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.hazards import effect_of
from pgkeel.diff.plan import Plan, Planned
from pgkeel.locks import form

# Who waits for a strong lock holds up all that come after, so that nobody waits long.
_WAIT = "SET LOCAL lock_timeout = '5s'"
_UNLIMITED = ("SET lock_timeout = 0", "SET statement_timeout = 0")
_LIMITED = ("RESET lock_timeout", "RESET statement_timeout")
_GAVE, _GIVES = ("drop-default", "drop-identity"), ("set-default", "add-identity")


class Group(NamedTuple):
    """Statements that run in one transaction, or one that cannot run in any."""

    in_transaction: bool
    steps: tuple[Planned, ...]


def groups(plan: Plan) -> tuple[Group, ...]:
    """Return the statements of a plan by transaction, in order.

    All that can be is one transaction; in an online plan the locks on one relation are let go
    before those on the next are asked for, but for what would be missing meanwhile.
    """
    found: list[Group] = []
    together: list[Planned] = []

    def close() -> None:
        if together:
            found.append(Group(in_transaction=True, steps=tuple(together)))
            together.clear()

    missing = _missing(plan) if plan.online else frozenset()
    for at, planned in enumerate(plan.steps):
        if not planned.step.transaction:
            close()
            found.append(Group(in_transaction=False, steps=(planned,)))
            continue
        if plan.online and together and at not in missing and _lets_go(together[-1], planned):
            close()
        together.append(planned)
        if planned.step.commit:
            close()
    close()
    return tuple(found)


def _lets_go(last: Planned, planned: Planned) -> bool:
    same = (last.address, last.verb) == (planned.address, planned.verb)
    return planned.step.on != last.step.on and not same


def _missing(plan: Plan) -> frozenset[int]:
    """Return the places of steps before which something is down that is made again later.

    So is what gives a column its values, be it a default or an identity: rows need them.
    """
    down: dict[Address | tuple[str, ...], int] = {}
    found: set[int] = set()
    for at, planned in enumerate(plan.steps):
        address, column = planned.address, planned.address.path
        if planned.step.form in _GIVES:
            found.update(range(down.pop(column, at) + 1, at + 1))
        elif planned.step.form in _GAVE:
            down.setdefault(column, at)
        if planned.verb in ("hollow", "drop"):
            down.setdefault(address, at)
        elif planned.verb == "create" and address in down:
            found.update(range(down.pop(address) + 1, at + 1))
    return frozenset(found)


def _takes_long(planned: Planned) -> bool:
    facts = form(planned.step.form).facts if planned.step.form else ()
    long = any(fact.rewrites or fact.scans or fact.builds_index for fact in facts)
    return long or planned.verb == "prepare"


def statements(group: Group) -> Iterator[tuple[str, Planned | None]]:
    """Yield the statements of one group and those around it, without semicolons."""
    if not group.in_transaction:
        # Interrupted it would leave something behind, and whoever waits for it waits for nothing.
        yield from ((sql, None) for sql in _UNLIMITED)
        yield from ((planned.step.sql, planned) for planned in group.steps)
        yield from ((sql, None) for sql in _LIMITED)
        return
    yield "BEGIN", None
    yield _WAIT, None
    if any(map(_takes_long, group.steps)):
        yield "SET LOCAL statement_timeout = 0", None
    if any(planned.step.bodies for planned in group.steps):
        # A body may name what a later statement makes.
        yield "SET LOCAL check_function_bodies = off", None
    yield from ((planned.step.sql, planned) for planned in group.steps)
    yield "COMMIT", None


def render_script(plan: Plan, before: Snapshot, head: Sequence[str]) -> str:
    """Return the plan as SQL, each statement below what it does; nothing for an empty plan."""
    if not plan.steps:
        return ""
    lines = [f"-- {line}" for text in head for line in text.splitlines()]
    for group in groups(plan):
        lines.append("")
        for sql, planned in statements(group):
            notes = _notes(planned, before) if planned else ()
            # A name may be of several lines, and its second is no statement.
            lines += [f"-- {line}" for note in notes for line in note.splitlines()]
            lines.append(f"{sql};")
    return "".join(f"{line}\n" for line in lines)


def _notes(planned: Planned, before: Snapshot) -> Iterator[str]:
    effect = effect_of(planned.step, before)
    if effect.mode and planned.step.on:
        how = "" if effect.lasting else ", briefly"
        yield f"locks {planned.step.on}: {effect.mode.sql}{how}"
    for hazard, why in effect.hazards:
        yield f"{hazard}: {why}"
