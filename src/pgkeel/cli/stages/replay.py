"""Stage ``replay``: every migration really runs, in order, in a disposable PostgreSQL."""

from collections.abc import Iterator

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.replaying import failure_finding, readable
from pgkeel.cli.stage import Stage
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.finding import Finding
from pgkeel.report.document import Section
from pgkeel.sandbox.replay import Replay
from pgkeel.sandbox.shims import Shim


def run(given: CheckInput, tell: Tell) -> Section:
    """Replay the folder up to the first migration that cannot be read."""
    migrations, stopped = readable(given.folder)
    tell(0, len(migrations), "starting PostgreSQL")
    try:
        result = given.replayed(tell)
    except KeelError as error:
        if error.code is not sbx.NO_GROUND:
            raise
        return Section(
            name=STAGE.name, summary="what it stands on fails", findings=(_below(error),)
        )
    return Section(
        name=STAGE.name,
        summary=_summary(result, len(migrations)),
        findings=failure_finding(result),
        notes=(*stopped, *_notes(result)),
        asides=tuple(f"shim of {one.name}: {one.says}" for one in _partial(result)),
    )


def _below(error: KeelError) -> Finding:
    """Return the finding for what fails in another folder: that one's replay tells it as well."""
    return Finding(
        code=error.code,
        message=error.message,
        place=error.place,
        detail=error.detail,
        hint=error.hint or error.code.fix,
    )


def _summary(result: Replay, total: int) -> str:
    server = f"PostgreSQL {result.server_version}"
    if result.failure:
        return f"{result.failure.migration.label} fails on {server}"
    if total == 0:
        return f"nothing to replay on {server}"
    if result.run == 0:
        return f"{total:,} of {total:,} proved on {server}, all from cache"
    cached = f", {result.reused:,} from cache" if result.reused else ""
    return f"{total:,} of {total:,} run on {server}{cached}"


def _notes(result: Replay) -> Iterator[str]:
    partial = _partial(result)
    faithful = [shim.name for shim in result.shims if shim not in partial]
    if faithful:
        yield f"extensions by faithful shims in plain SQL: {', '.join(faithful)}"
    if partial:
        yield f"by shims that do a part (-v tells): {', '.join(one.name for one in partial)}"
    yield from result.warnings


def _partial(result: Replay) -> tuple[Shim, ...]:
    return tuple(shim for shim in result.shims if shim.faithful != "yes")


STAGE = Stage(
    name="replay",
    summary="every migration runs in a fresh database",
    order=40,
    run=run,
    folder_only=True,
)
