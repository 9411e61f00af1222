"""Stage ``snapshot-current``: what is recorded of each environment is what the folder makes."""

from collections.abc import Iterator

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.recorded import Recorded
from pgkeel.cli.stage import Stage
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import rel, sbx
from pgkeel.finding import Finding
from pgkeel.report.document import Section

_SHOWN = 40
"""Lines."""
_LISTED = 5


def run(given: CheckInput, tell: Tell) -> Section:
    """Compare each recorded dump with the folder, up to the version that the dump names."""
    recorded = given.recorded
    if not recorded:
        return Section(name=STAGE.name, summary="nothing is recorded of any environment yet")
    findings: list[Finding] = []
    notes: list[str] = []
    for number, one in enumerate(recorded):
        tell(number, len(recorded), one.name)
        notes += _notes(one)
        if not one.standing.known:
            findings.append(_ahead(one, given.project.flag))
        elif not one.is_known:
            findings += _compared(one, given, tell, notes)
    return Section(
        name=STAGE.name,
        summary="; ".join(map(_standing, recorded)),
        findings=tuple(findings),
        notes=tuple(notes),
    )


def _compared(one: Recorded, given: CheckInput, tell: Tell, notes: list[str]) -> Iterator[Finding]:
    # All of these are slow to import, and nothing of them is needed where all is known.
    from pgkeel.cli.selecting import selection_of  # noqa: PLC0415 -- as said
    from pgkeel.diff.change import compare  # noqa: PLC0415 -- as said
    from pgkeel.report.differences.shown import shown_changes, tallied  # noqa: PLC0415 -- as said
    from pgkeel.sources.reading import read_source  # noqa: PLC0415 -- as said
    from pgkeel.sources.source import SqlSource  # noqa: PLC0415 -- as said

    try:
        failure = given.replayed(tell).failure
    except KeelError as error:
        if error.code is not sbx.NO_GROUND or "replay" not in given.stages:
            raise
        notes.append(f"{one.name} was not compared: what it stands on fails")
        return
    if failure and failure.migration in one.standing.applied and "replay" in given.stages:
        notes.append(f"{one.name} was not compared: {failure.migration.label} does not run")
        return
    selection = selection_of(given.project)
    made = selection.of(given.made(one.standing))
    source = SqlSource(label=f"current:{one.name}", path=one.path)
    there = selection.of(read_source(source, given.bench))
    if not compare(made, there):
        one.remember()
        return
    yield Finding(
        code=rel.DIFFERS,
        message=f"{one.name} is recorded with another schema than the folder makes at "
        f"{one.standing.label}: {tallied(made, there)}",
        place=Place(path=one.path),
        detail="\n".join(shown_changes(made, there, limit=_SHOWN)),
        hint=f"left or `-` is the folder, right or `+` is {one.name}. If the database is so: write "
        f"it as a migration, or undo it there; if it is not: keel dump{given.project.flag} "
        f"--env {one.name}",
    )


def _ahead(one: Recorded, flag: str) -> Finding:
    head = one.header.head if one.header else None
    return Finding(
        code=rel.AHEAD,
        message=f"{one.name} was at {head} when it was dumped, which the folder does not have",
        place=Place(path=one.path, line=2),
        hint="merge or fetch what is deployed; if its version was changed later, dump it again: "
        f"keel dump{flag} --env {one.name}",
    )


def _standing(one: Recorded) -> str:
    if not one.standing.known:
        return f"{one.name} is ahead"
    pending = f", {len(one.standing.pending):,} pending" if one.standing.pending else ""
    return f"{one.name} at {one.standing.label}{pending}"


def _notes(one: Recorded) -> Iterator[str]:
    if one.header is None:
        yield f"{one.name} has no header of `keel dump`: compared with the whole folder"
    elif one.header.head is None:
        yield f"{one.name} had no ledger when it was dumped: compared with the whole folder"
    pending = [migration.label for migration in one.standing.pending]
    if pending and one.standing.known:
        more = ", …" if len(pending) > _LISTED else ""
        yield f"pending in {one.name}: {', '.join(pending[:_LISTED])}{more}"


STAGE = Stage(
    name="snapshot-current",
    summary="what is recorded of environments is what the folder makes",
    order=90,
    run=run,
)
