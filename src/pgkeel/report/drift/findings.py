"""Drift as findings, one an object, and the line that tells of a database; for all formats."""

from collections.abc import Iterator

from pgkeel.errors import Place
from pgkeel.errors.catalogue import drift
from pgkeel.finding import Finding
from pgkeel.migrations.filename import label
from pgkeel.migrations.version import Version
from pgkeel.release.drift import CLASSES
from pgkeel.release.drifted import DatabaseDrift, Drifted
from pgkeel.release.other_tools import ToolRows
from pgkeel.report.drift.wording import (
    WORDS,
    changed_lines,
    sentence,
    state,
    traces,
    undo_lines,
)
from pgkeel.report.wording import counted, first_of
from pgkeel.runner.entry import Ledger
from pgkeel.runner.standing import FAULTS, Standing, Stood

_SHOWN = 20
_SIGNS = {"new": "+", "gone": "-", "changed": "~"}


def object_findings(found: DatabaseDrift, snapshot: Place, flag: str) -> Iterator[Finding]:
    """Yield a finding for each object; a snapshot that is behind is one for all of them.

    ``flag`` is what commands are told to mean the same part of the project.
    """
    record = f"keel dump{flag} --env {found.name}"
    for item in found.items:
        if item.cls != "stale" and (item.cls != "pending" or not found.position.is_sure):
            yield _finding(item, found, snapshot, record)
    behind = [item for item in found.items if item.cls == "stale"]
    if behind:
        lines = [f"{_SIGNS[state(item)]} {item.root}" for item in behind]
        yield Finding(
            code=drift.STALE,
            message=f"{found.name}: the snapshot is behind by {counted(len(behind), 'object')}",
            place=snapshot,
            detail="\n".join(first_of(lines, _SHOWN)),
            hint=record,
        )


def _finding(item: Drifted, found: DatabaseDrift, snapshot: Place, record: str) -> Finding:
    lines = list(changed_lines(item))
    about = traces(item, found) if item.cls != "recorded-by-hand" else ""
    undo = list(undo_lines(item))
    blocks = [lines, [about] if about else [], ["put back by:", *undo] if undo else []]
    return Finding(
        code=WORDS[item.cls].code,
        message=f"{found.name}: {sentence(item)}",
        place=snapshot if item.cls == "recorded-by-hand" else None,
        detail="\n".join(line for block in blocks for line in block) or None,
        hint=record if item.cls == "recorded-by-hand" else None,
    )


def ledger_findings(
    name: str, standing: Standing | None, ledger: Ledger | None, tools: tuple[ToolRows, ...]
) -> Iterator[Finding]:
    """Yield what ledger and folder, or ledger and other tools, do not agree on."""
    if standing is None or ledger is None:
        return
    for one in standing.all_that_are(*FAULTS):
        yield Finding(
            code=drift.LEDGER_DRIFT,
            message=f"{name}: {one.label} {one.description} {FAULTS[one.what]}",
            place=Place(path=one.migration.path) if one.migration else None,
            detail=_entered(one),
        )
    applied = {entry.version for entry in ledger.entries}
    for rows in tools:
        others = _unknown(rows, applied)
        if others:
            table = f"{rows.table.schema}.{rows.table.name}"
            yield Finding(
                code=drift.OTHER_TOOL,
                message=f"{name}: {rows.tool} has applied {counted(len(others), 'migration')} "
                "that the ledger does not have",
                detail="\n".join([f"{table}:", *first_of(others, _SHOWN)]),
            )


def _unknown(rows: ToolRows, applied: set[Version]) -> list[str]:
    known = rows.known
    return [one for one in rows.versions if one not in known or known[one] not in applied]


def _entered(one: Stood) -> str | None:
    entry = one.entry
    if entry is None:
        return None
    person = f", {entry.person}" if entry.person else ""
    commit = f", git {entry.git_commit[:12]}" if entry.git_commit else ""
    return (
        f"{entry.state} {entry.applied_at:%Y-%m-%d %H:%M:%S} UTC by {entry.applied_by}"
        f"{person}{commit}"
    )


def last_entry(ledger: Ledger | None, found: DatabaseDrift) -> str | None:
    """Return what the ledger has last, in words."""
    if ledger is None or not ledger.entries:
        return None
    entry = ledger.entries[-1]
    layout_label = found.position.version or str(entry.version)
    who = f"{entry.applied_by}, {entry.person}" if entry.person else entry.applied_by
    return (
        f"last entry of the ledger: {_labelled(entry.version, layout_label)} {entry.state} "
        f"{entry.applied_at:%Y-%m-%d %H:%M:%S} UTC by {who}"
    )


def _labelled(version: Version, example: str) -> str:
    return label(version, "keel" if example.startswith("V") else "supabase")


def summary(found: DatabaseDrift, ledger_drift: int) -> str:
    """Return what was found in a database, in one line."""
    numbers = [(found.count(cls), WORDS[cls].tally) for cls in CLASSES if cls != "pending"]
    if not found.position.is_sure:
        numbers.append((found.count("pending"), WORDS["pending"].tally))
    parts = [f"{number} {word}" for number, word in numbers if number]
    parts += [f"the ledger differs in {counted(ledger_drift, 'place')}"] if ledger_drift else []
    at = found.position.version or "no migration"
    told = ", ".join(parts) if parts else "no drift"
    return f"{told}; at {at}, {found.position.words}"
