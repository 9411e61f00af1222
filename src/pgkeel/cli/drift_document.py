"""The document about the drift of environments: a section each; for ``keel drift``."""

import shlex
from collections.abc import Iterator, Mapping, Sequence

from pgkeel.cli.comparing import proof_section
from pgkeel.cli.drifting import Found, Offline
from pgkeel.cli.refusing import lossy_statements
from pgkeel.config import Project
from pgkeel.diff.renames import find_renames
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import dif
from pgkeel.errors.catalogue import drift as drift_codes
from pgkeel.finding import Finding
from pgkeel.release.drift import CLASSES, LIVE_CLASSES
from pgkeel.release.drifted import DatabaseDrift
from pgkeel.report.document import Document, Json, Section
from pgkeel.report.drift.data import data
from pgkeel.report.drift.findings import last_entry, ledger_findings, object_findings, summary
from pgkeel.report.drift.prometheus import Sample
from pgkeel.report.drift.rows import row_findings, row_notes, rows_data, rows_summary
from pgkeel.report.drift.wording import busy_line
from pgkeel.report.wording import counted

_SHOWN = 10


def document_of(project: Project, found: Sequence[Found]) -> Document:
    """Return all there is to say of ``found``."""
    apart = _apart(found)
    sections = tuple(_section(project, one, apart.get(one.name, ())) for one in found)
    return Document(
        command="drift",
        root=project.root,
        headline=_headline(found, sections),
        sections=sections,
        data={"environments": [_data(one, project) for one in found]},
        parts="environment",
    )


def samples(found: Sequence[Found]) -> tuple[Sample, ...]:
    """Return what is told to Prometheus."""
    return tuple(
        Sample(
            name=one.name,
            reached=one.drift is not None,
            counts={cls: one.drift.count(cls) for cls in CLASSES} if one.drift else {},
            ledger=len(_ledger(one)),
            tables=None if one.rows is None else len(list(_row_findings(one))),
        )
        for one in found
    )


def _headline(found: Sequence[Found], sections: Sequence[Section]) -> str:
    drifting = [one.name for one in sections if one.status == "findings"]
    unread = [one.name for one in found if one.error]
    still = [one.name for one in sections if one.status == "clean"]
    parts = [f"drift in {', '.join(drifting)}"] if drifting else []
    parts += [f"{', '.join(unread)} could not be read"] if unread else []
    parts += [f"no drift in {', '.join(still)}"] if still else []
    return "; ".join(parts)


def _apart(found: Sequence[Found]) -> Mapping[str, tuple[str, ...]]:
    """Return for each environment which of its reference data is not as in others."""
    rows = {one.name: one.rows for one in found if isinstance(one.rows, tuple)}
    if len(rows) < 2:
        return {}
    from pgkeel.cli.drift_rows import unlike  # noqa: PLC0415 -- only where it was asked for

    return unlike(rows)


def _section(project: Project, found: Found, unlike: tuple[str, ...]) -> Section:
    if found.drift is None:
        summary_ = f"could not be read: {found.error.code.title}" if found.error else "not read"
        return Section(
            name=found.name,
            summary=summary_,
            error=found.error,
            notes=tuple(_offline(found.name, found.offline)),
        )
    drift = found.drift
    snapshot = Place(path=project.current / f"{found.name}.schema.sql")
    ledger = _ledger(found)
    findings = [
        *object_findings(drift, snapshot, project.flag),
        *ledger,
        *_trouble(drift),
        *_unseen(drift),
        *_row_findings(found),
    ]
    rows = f"; {rows_summary(found.rows)}" if isinstance(found.rows, tuple) else ""
    return Section(
        name=found.name,
        summary=summary(drift, len(ledger)) + rows,
        findings=tuple(findings),
        notes=tuple(_notes(found, drift, project.flag)) + unlike,
    )


def _row_findings(found: Found) -> Iterator[Finding]:
    if isinstance(found.rows, KeelError):
        error = found.rows
        yield Finding(
            code=drift_codes.ROWS_NOT_COMPARED,
            message=f"{found.name}: {error.code.code}: {error.message}",
            place=error.place,
            detail=error.detail,
            hint=error.hint,
        )
    elif found.rows:
        yield from row_findings(found.name, found.rows)


def _ledger(found: Found) -> tuple[Finding, ...]:
    return tuple(ledger_findings(found.name, found.standing, found.ledger, found.tools))


def _trouble(drift: DatabaseDrift) -> Iterator[Finding]:
    """Yield what came in the way of the proof: a warning, since the drift itself is told."""
    done = drift.put_back
    if done and done.trouble:
        code = dif.NOT_PROVED if done.copied else dif.NOT_COPIED
        yield from proof_section(code, done.trouble, "", severity="warning").findings


def _unseen(drift: DatabaseDrift) -> tuple[Finding, ...]:
    return drift.views.live.findings


def _notes(found: Found, drift: DatabaseDrift, flag: str) -> Iterator[str]:
    position = drift.position
    if position.pending:
        yield f"pending: {_listed(position.pending)}"
    if drift.views.recorded is None:
        yield f"no snapshot is recorded: keel dump{flag} --env {found.name}"
    if any(item.cls in LIVE_CLASSES for item in drift.items) and drift.put_back:
        statements = counted(len(drift.put_back.plan.steps), "statement")
        here = f"keel drift{flag} --env {found.name}"
        lossy = len(lossy_statements(drift.put_back.plan))
        some = f"{lossy:,} of " if lossy < len(drift.put_back.plan.steps) else ""
        loses = f", {some}which would lose data" if lossy else ""
        more = " --allow data-loss" if lossy else ""
        yield f"put back by {statements}{loses}, {drift.put_back.proof}: {here} --sql{more}"
        yield f"keep it instead: {here} --adopt"
        yield from _renames(found.name, drift, flag)
        entry = last_entry(found.ledger, drift)
        if entry:
            yield entry
    yield from map(busy_line, drift.busy)
    for rows in found.tools:
        if not rows.readable:
            yield (
                f"{rows.tool} keeps {rows.table.schema}.{rows.table.name}, "
                "which this role may not read"
            )
    if isinstance(found.rows, tuple):
        yield from row_notes(found.rows)


def _renames(name: str, drift: DatabaseDrift, flag: str) -> Iterator[str]:
    """Yield what looks renamed: to put that back by dropping would lose what is in it."""
    if drift.put_back is None:
        return
    views = drift.views
    for one in find_renames(drift.put_back.plan.changes, views.live, views.expected):
        is_recorded = views.recorded is not None and not drift.position.is_sure
        at = f"current:{name}" if is_recorded else f"folder@{drift.position.version}"
        yield (
            f"{one.new} looks renamed to {one.old}: rename it back, "
            f"keel diff{flag} env:{name} {at} --sql --rename {shlex.quote(str(one))}"
        )


def _offline(name: str, offline: Offline | None) -> Iterator[str]:
    if offline is None or not offline.recorded:
        yield f"nothing is recorded of {name} either, so nothing could be checked"
    elif offline.error:
        yield f"its snapshot could not be compared with the folder: {offline.error}"
    elif offline.position:
        at = offline.position.version or "no migration"
        if offline.stale:
            yield (
                f"checked without it: the snapshot differs from the folder at {at} in "
                f"{counted(len(offline.stale), 'object')}: {_listed(offline.stale)}"
            )
        else:
            yield f"checked without it: the snapshot is as the folder at {at} makes it"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _data(found: Found, project: Project) -> Json:
    body: dict[str, Json] = {"name": found.name, "reached": found.drift is not None}
    if found.drift:
        body |= data(found.drift)
        body["ledger"] = [
            {
                "message": one.message,
                "code": one.code.code,
                "path": str(one.place.path.relative_to(project.root)) if one.place else None,
            }
            for one in _ledger(found)
        ]
        if isinstance(found.rows, tuple):
            body["reference"] = rows_data(found.rows)
    elif found.offline and found.offline.position:
        body["snapshot_differs"] = list(found.offline.stale)
    return body
