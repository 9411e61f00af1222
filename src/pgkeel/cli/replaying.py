"""How commands and stages speak of a replay."""

from pgkeel.errors.catalogue import sbx
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.sandbox.replay import Replay


def readable(folder: Folder) -> tuple[tuple[Migration, ...], tuple[str, ...]]:
    """Return the migrations before the first that cannot be read, and a note when there is one."""
    if not folder.unread:
        return folder.migrations, ()
    first = min(folder.unread)
    before = tuple(one for one in folder.migrations if one.version < first)
    return before, (f"stopped before version {first}, which cannot be read",)


def failure_finding(result: Replay) -> tuple[Finding, ...]:
    """Return the finding for the statement that failed, if one did."""
    if result.failure is None:
        return ()
    report = result.failure.failure
    shown = result.failure.statement.splitlines()
    return (
        Finding(
            code=sbx.REPLAY_FAILED,
            message=f"{report.message} (SQLSTATE {report.sqlstate})",
            place=result.failure.place,
            detail="\n".join((*shown, "", *report.lines()) if len(shown) > 1 else report.lines()),
            hint=report.hint,
        ),
    )
