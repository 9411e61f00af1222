"""Facts about one migration to findings; the same facts, the same findings."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.errors import Code, Place
from pgkeel.errors.catalogue import prf
from pgkeel.finding import Finding, Severity
from pgkeel.proof.facts import Difference, Lost, Proved, Refusal, Return, Spot

_CODES = {
    "left-over": prf.LEFT_OVER,
    "missing undo": prf.MISSING_UNDO,
    "lossy undo": prf.LOSSY_UNDO,
    "order only": prf.ORDER_ONLY,
}

_DUPLICATE = "23505"


class Files(Struct, frozen=True, kw_only=True):
    """Where the two files of a pair are."""

    root: Path
    migration: Path
    rollback: Path | None

    def place(self, spot: Spot) -> Place:
        """Return a place in one of them."""
        own = spot.file == "rollback" and self.rollback
        path = own or self.migration
        return Place(path=path, line=spot.line, column=spot.column, text=spot.text)

    @property
    def back(self) -> Place:
        """The rollback file as a whole; the migration's where there is none."""
        return Place(path=self.rollback or self.migration)


def running_findings(proved: Proved, files: Files) -> Iterator[Finding]:
    """Yield what kept a migration from running, at all or with rows."""
    if proved.failed:
        yield _refused(prf.FAILS, f"{proved.label} fails", proved.failed, files)
    if proved.empty_only:
        message = f"{proved.label} fails on rows that were put in, and runs without them"
        # Two rows of one key are mostly the made-up one and the migration's own.
        mild: Severity = "info" if proved.empty_only.sqlstate == _DUPLICATE else "warning"
        yield _refused(prf.EMPTY_ONLY, message, proved.empty_only, files, severity=mild)


def again_findings(proved: Proved, files: Files) -> Iterator[Finding]:
    """Yield what a second run did that it should not have done."""
    again = proved.again
    if again is None:
        return
    if again.refused:
        yield _refused(
            prf.FAILS_AGAIN, f"{proved.label} fails when it is run twice", again.refused, files
        )
    for moved in again.moved:
        # A number that is passed over does no harm.
        severity: Severity = "warning" if moved.sort == "sequence" else "error"
        yield Finding(
            code=prf.CHANGES_AGAIN,
            message=f"run twice, {proved.label} {moved.what}",
            severity=severity,
            place=files.place(moved.spot),
            hint=None if moved.sort == "schema" else prf.CHANGES_AGAIN.fix,
        )


def back_findings(proved: Proved, files: Files) -> Iterator[Finding]:
    """Yield what the way back does not bring back."""
    back = proved.back
    if back is None:
        return
    label = proved.label
    if back.irreversible is not None:
        yield _irreversible(label, back, files)
        if files.rollback is None:
            return
    if back.missing:
        yield Finding(
            code=prf.NO_ROLLBACK,
            message=f"{label} has no rollback file",
            place=files.back,
            hint=f"`keel rollback --draft {label}` writes one, proved",
        )
    if back.refused:
        message = f"the rollback of {label} fails"
        hint = prf.ROLLBACK_FAILS.fix.replace("VERSION", label)
        yield replace(_refused(prf.ROLLBACK_FAILS, message, back.refused, files), hint=hint)
    for one in back.differences:
        yield _difference(label, one, files)
    for lost in back.lost:
        if not back.missing and back.irreversible is None:
            yield _lost(label, lost, files)
    if back.repeated:
        message = f"after its rollback {label} fails"
        yield _refused(prf.NOT_REPEATABLE, message, back.repeated, files)
    for unlike in back.unlike:
        yield Finding(
            code=prf.NOT_REPEATABLE,
            message=f"after its rollback {label} makes something else: it {unlike}",
            place=files.back,
        )


def _irreversible(label: str, back: Return, files: Files) -> Finding:
    lost = "; ".join(f"{one.table}: {one.what}" for one in back.lost)
    return Finding(
        code=prf.IRREVERSIBLE,
        message=f"there is no way back from {label}: {back.irreversible}",
        severity="info",
        place=Place(path=files.migration),
        detail=f"lost on the rows of the sandbox: {lost}" if lost else None,
    )


def _difference(label: str, one: Difference, files: Files) -> Finding:
    return Finding(
        code=_CODES[one.sort],
        message=f"after {label} and its rollback {one.address} {one.what} ({one.sort})",
        severity="warning" if one.inherent else "error",
        place=files.back,
        hint=_undoing(label, one),
    )


def _undoing(label: str, one: Difference) -> str:
    code = _CODES[one.sort]
    hint = code.fix.replace("VERSION", label)
    if code is prf.LEFT_OVER and one.kind == "enum":
        hint += " A value of an enum can only be dropped by making the type anew."
    return hint


def _lost(label: str, lost: Lost, files: Files) -> Finding:
    code = prf.ROWS_LEFT if lost.more else prf.ROWS_LOST
    who = "the migration" if lost.by == "migration" else "the rollback"
    # What the migration itself takes was somebody's decision; a rollback must not take anything.
    severity: Severity = "warning" if lost.by == "migration" and not lost.more else "error"
    return Finding(
        code=code,
        message=f"after {label} and its rollback {lost.table}: {lost.what}, by {who}",
        severity=severity,
        place=files.back,
        hint=code.fix,
    )


def broken_findings(proved: Proved, files: Files) -> Iterator[Finding]:
    """Yield what no longer works although PostgreSQL did not complain."""
    for one in proved.broken:
        code, severity = prf.BROKEN, "error"
        if one.new:
            code, severity = prf.BROKEN_NEW, "warning"
        line = f", line {one.line}" if one.line else ""
        used = f"\nused by {', '.join(one.used_by)}" if one.used_by else ""
        yield Finding(
            code=code,
            message=f"after {proved.label} {one.address}{line} fails: {one.message}",
            severity="error" if severity == "error" else "warning",
            place=Place(path=files.migration),
            detail=f"SQLSTATE {one.sqlstate}{used}",
            hint=code.fix,
        )
    for text in proved.unchecked:
        yield Finding(
            code=prf.NOT_CHECKED,
            message=text,
            severity="info",
            place=Place(path=files.migration),
        )


def query_findings(proved: Proved, files: Files) -> Iterator[Finding]:
    """Yield the application's queries that no longer hold."""
    for one in proved.queries:
        yield Finding(
            code=prf.QUERY_BREAKS,
            message=f"{proved.label} breaks a query: {one.message}",
            place=Place(path=files.root / one.path, line=one.line),
            detail=one.words,
            hint=prf.QUERY_BREAKS.fix,
        )


def _refused(
    code: Code, message: str, refusal: Refusal, files: Files, severity: Severity = "error"
) -> Finding:
    return Finding(
        code=code,
        message=f"{message}: {refusal.message} (SQLSTATE {refusal.sqlstate})",
        severity=severity,
        place=files.place(refusal.spot),
        detail="\n".join(refusal.detail),
        hint=code.fix,
    )
