"""What is to be run, in which order, and why nothing may be run at all. Pure."""

import difflib
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pgkeel import config
from pgkeel.errors import Code, KeelError, Place
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.entry import Entry, Ledger
from pgkeel.runner.standing import FAULTS, Standing, Stood, What, standing

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A migration to run, and the entry whose place it takes: of an undone or unfinished run."""

    migration: Migration
    entry: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The migrations to run, in order."""

    planned: tuple[Planned, ...]
    stood: Standing
    warnings: tuple[str, ...]
    digest: str
    """Equal for equal plans: what the database has, and what it would get."""


def plan(
    folder: Folder,
    ledger: Ledger | None,
    *,
    late: config.Late = "error",
    upto: Version | None = None,
) -> Plan:
    """Return what brings a database with ``ledger`` to the folder, up to version ``upto``.

    RUN007 to RUN010 for what stands in the way, all versions in one error; RUN024 when the folder
    has no ``upto``. Versions after ``upto`` do not count, but those the database has do.
    """
    if upto is not None and upto not in {one.version for one in folder.migrations}:
        raise KeelError(
            run.NO_VERSION, f"the folder has no version {upto}", place=Place(path=folder.path)
        )
    stood = standing(folder, ledger)
    _refuse(stood, late)
    wanted: tuple[What, ...] = ("pending", "late", "failed")
    planned = tuple(
        Planned(migration=one.migration, entry=one.entry)
        for one in stood.all_that_are(*wanted)
        if one.migration and (upto is None or one.version <= upto)
    )
    return Plan(
        planned=planned,
        stood=stood,
        warnings=tuple(_warnings(stood, late)),
        digest=_digest(ledger, planned),
    )


def refuse_more(first: Plan, now: Plan) -> None:
    """Raise RUN017 where ``now`` has what ``first`` had not: nobody has looked at that.

    Less is well: somebody else has done it meanwhile.
    """
    seen = {one.migration.version for one in first.planned}
    more = [one.migration.label for one in now.planned if one.migration.version not in seen]
    if more:
        raise KeelError(
            run.OTHER_PLAN,
            f"the ledger was changed while this waited for the lock: {', '.join(more[:_SHOWN])}"
            " would be run as well",
            hint="run the command again: it looks at everything anew",
        )


def _refuse(stood: Standing, late: config.Late) -> None:
    for what, code in _REFUSALS:
        found = stood.all_that_are(what)
        if found and not (what == "late" and late != "error"):
            renamed = same_text(stood) if what == "missing" else {}
            raise _error(code, FAULTS[what], found, renamed)
    for one in stood.all_that_are("failed"):
        if one.migration is None:
            raise _error(run.MISSING, "was begun there, and its file is gone", [one])
        if one.entry and one.entry.action == "rollback":
            raise KeelError(
                run.UNFINISHED,
                f"{one.label} is half rolled back",
                place=Place(path=one.migration.path),
                hint="finish it: `keel rollback --env … --to` the version before it",
            )


_REFUSALS: tuple[tuple[What, Code], ...] = (
    ("edited", run.EDITED),
    ("missing", run.MISSING),
    ("late", run.LATE),
)


def _error(
    code: Code, message: str, found: Sequence[Stood], renamed: Mapping[str, str] | None = None
) -> KeelError:
    first = found[0]
    labels = ", ".join(one.label for one in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return KeelError(
        code,
        f"{labels}{more} {message}",
        place=Place(path=first.migration.path) if first.migration else None,
        detail="\n".join((*_history(found), *_renamed(renamed or {}))) or None,
        hint=code.fix.replace("VERSION", first.label),
    )


def _renamed(renamed: Mapping[str, str]) -> Iterator[str]:
    """Say of what is known under another version how the ledger is told."""
    for old, new in renamed.items():
        # In this order: until both are done nothing is run, so not the new one either.
        yield (
            f"{new} has the text that was applied as {old}: `keel mark-applied {new} --env … "
            f"--because …` and then `keel repair {old} --env … --because … --forget` record it "
            "under its new version"
        )


def _history(found: Sequence[Stood]) -> Iterator[str]:
    for one in found[:_SHOWN]:
        if one.entry:
            when = one.entry.applied_at.strftime("%Y-%m-%d %H:%M UTC")
            state = f"{one.entry.state} {when} by {one.entry.applied_by}"
            yield f"{one.label} {one.description}: {state}"


def _warnings(stood: Standing, late: config.Late) -> Iterator[str]:
    if late == "warn":
        for one in stood.all_that_are("late"):
            yield f"{one.label} is run late: the database is at {stood.newest} already"


def same_text(stood: Standing) -> dict[str, str]:
    """Return missing versions whose text waits under another version: renamed, by its label."""
    waiting = {
        one.migration.checksum: one.label
        for one in stood.all_that_are("pending", "late")
        if one.migration
    }
    return {
        one.label: waiting[one.entry.checksum]
        for one in stood.all_that_are("missing")
        if one.entry and one.entry.checksum in waiting
    }


def text_diff(before: str, after: str, label: str) -> str:
    """Return what was edited: the text that was run against the text of now."""
    lines = difflib.unified_diff(
        before.splitlines(),
        after.splitlines(),
        f"{label} as applied",
        f"{label} now",
        lineterm="",
        n=1,
    )
    return "\n".join(lines)


def _digest(ledger: Ledger | None, planned: Sequence[Planned]) -> str:
    digest = hashlib.sha256(b"pgkeel plan 1\n")
    for entry in ledger.entries if ledger else ():
        if entry.is_applied:
            digest.update(f"has {entry.version.parts} {entry.checksum}\n".encode())
    for one in planned:
        done = one.entry.done if one.entry and one.entry.is_unfinished else 0
        line = f"runs {one.migration.version.parts} {one.migration.checksum} {done}\n"
        digest.update(line.encode())
    return digest.hexdigest()[:16]
