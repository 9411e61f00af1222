"""How commands and stages speak of a replay."""

import re

from pgkeel.errors.catalogue import sbx
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.postgres.failure import ServerFailure
from pgkeel.sandbox.replay import Replay
from pgkeel.sandbox.run import excerpt

_NOT_SUPPORTED = "0A000"
_NO_EXTENSION = re.compile(r"^extension \".*\" is not available$")


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
    return (
        Finding(
            code=sbx.REPLAY_FAILED,
            message=f"{report.message} (SQLSTATE {report.sqlstate})",
            place=result.failure.place,
            detail="\n".join((*excerpt(result.failure.statement), *report.lines())),
            hint=_hint(report),
        ),
    )


def _hint(report: ServerFailure) -> str:
    if report.sqlstate == _NOT_SUPPORTED and _NO_EXTENSION.search(report.message):
        return (
            "the sandbox's server lacks it, and no shim stands in: choose one that has it, by "
            "[sandbox] server or url in keel.toml (the wheel of 18 has most, vector among them)"
        )
    return "mend it here if it is not merged; `keel explain SBX101` tells what if it is"
