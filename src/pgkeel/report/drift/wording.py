"""Words for drift; for the pages of this package."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from pgkeel.errors import Code
from pgkeel.errors.catalogue import drift
from pgkeel.release.busy import Busy
from pgkeel.release.drift import DriftClass
from pgkeel.release.drifted import DatabaseDrift, Drifted
from pgkeel.report.differences.comparison import State, state_of
from pgkeel.report.differences.wording import Line, told

_SHORT = 70
_WRITTEN = "its catalog row was last written"


class Words(NamedTuple):
    """How a class is called: its code, in a tally, and what is said of an object of it."""

    code: Code
    tally: str
    new: str
    """Of one that the side it is told from does not have."""
    changed: str
    gone: str


WORDS: Mapping[DriftClass, Words] = {
    "by-hand": Words(
        drift.BY_HAND,
        "changed by hand",
        "was made by hand",
        "was changed by hand",
        "was dropped by hand",
    ),
    "by-hand-recorded": Words(
        drift.RECORDED_TOO,
        "changed by hand and recorded",
        "was made by hand, and recorded since",
        "was changed by hand, and recorded since",
        "was dropped by hand, and recorded since",
    ),
    "apart": Words(
        drift.APART,
        "different on all sides",
        "was made by hand, and the snapshot has it otherwise",
        "was changed by hand, and the snapshot has it otherwise",
        "was dropped by hand, and the snapshot has it otherwise",
    ),
    "ahead": Words(
        drift.AHEAD,
        "ahead of what was applied",
        "is there already, as a pending migration makes it",
        "is already as a pending migration makes it",
        "is gone already, as a pending migration would drop it",
    ),
    "unexplained": Words(
        drift.UNEXPLAINED,
        "unexplained",
        "is in the live database alone",
        "differs from the folder",
        "is in the folder alone",
    ),
    "recorded-by-hand": Words(
        drift.RECORDED_BY_HAND,
        "only in the snapshot",
        "is in the snapshot alone",
        "is in the snapshot alone",
        "is in the snapshot alone",
    ),
    "stale": Words(
        drift.STALE,
        "not in the snapshot yet",
        "is not in the snapshot yet",
        "is older in the snapshot",
        "is still in the snapshot",
    ),
    "pending": Words(
        drift.NOT_DEPLOYED,
        "not deployed",
        "is in the folder alone: not deployed, or dropped by hand",
        "differs from the folder: not deployed, or changed by hand",
        "is not in the folder: to be dropped by what is not deployed, or made by hand",
    ),
}


def state(item: Drifted) -> State:
    """Return what became of an object."""
    return state_of(item.root, item.changes)


def sentence(item: Drifted) -> str:
    """Return what is to be said of an object, without the name of the database."""
    return f"{item.root} {getattr(WORDS[item.cls], state(item))}"


def changed_lines(item: Drifted) -> Iterator[str]:
    """Yield what differs in an object, as it should be and as it is, without colour."""
    for change in item.changes:
        if change.address == item.root and state(item) != "changed":
            continue
        for line in told(change, item.root):
            if line.sign == "~" and line.what.endswith("grants"):
                yield from _granted(line)
            else:
                yield from _shown(line)


def _granted(line: Line) -> Iterator[str]:
    """Yield only the grants that came or went: there are many, and few of them change."""
    old, new = (dict.fromkeys(text.split(", ")) for text in (line.old, line.new))
    what = line.what.removesuffix("grants").rstrip(": ")
    yield from (f"- {what} {one}".replace("  ", " ") for one in old if one not in new)
    yield from (f"+ {what} {one}".replace("  ", " ") for one in new if one not in old)


def _shown(line: Line) -> Iterator[str]:
    if "\n" in line.old + line.new or len(line.old) + len(line.new) > _SHORT:
        yield f"{line.sign} {line.what}"
        yield from _difference(line.old.splitlines(), line.new.splitlines())
    elif line.sign == "~":
        yield f"~ {line.what}: {line.old} → {line.new}"
    else:
        yield f"{line.sign} {line.what}  {line.old or line.new}".rstrip()


def _difference(old: list[str], new: list[str]) -> Iterator[str]:
    import difflib  # noqa: PLC0415 -- only where something long differs

    for one in difflib.ndiff(old, new):
        if not one.startswith("?"):
            yield f"    {one}".rstrip()


def undo_lines(item: Drifted) -> Iterator[str]:
    """Yield the statements that put an object back."""
    for planned in item.undo:
        yield from (f"-- {one.danger}: {one.why}" for one in planned.step.hazards)
        yield f"{planned.step.sql};"


def moment(at: datetime) -> str:
    """Return a time in UTC, to the second."""
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def traces(item: Drifted, found: DatabaseDrift) -> str:
    """Return who may know of the change, and when it was made: no more than the server says."""
    owner = found.owner(item.root)
    parts = [f"owner {owner}"] if owner else []
    known = [found.traces[one.address] for one in item.changes if one.address in found.traces]
    times = [one.written for one in known if one.written]
    if times:
        parts.append(f"{_WRITTEN} {moment(max(times))}")
    elif known:
        newest = max(one.transaction for one in known)
        parts.append(f"{_WRITTEN} in transaction {newest}, whose time the server does not keep")
    return "; ".join(parts)


def lasting(detail: str) -> str:
    """Return the details of a finding without what changes although the object does not."""
    return "\n".join(line for line in detail.splitlines() if _WRITTEN not in line)


def busy_line(one: Busy) -> str:
    """Return who runs a statement that changes a schema, in one line."""
    since = f" since {moment(one.since)}" if one.since else ""
    where = f" from {one.address}" if one.address else ""
    program = f", {one.application}" if one.application else ""
    return (
        f"{one.role}{where}{program} (pid {one.pid}) changes something now, "
        f"{one.state}{since}: {one.statement}"
    )
