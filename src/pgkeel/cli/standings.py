"""How versions stand in a database, as lines, findings and data; for whoever shows them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pgkeel.cli.invocation import Invocation
from pgkeel.cli.targets import environment_of
from pgkeel.config import Project
from pgkeel.config.environment import environment_url
from pgkeel.errors import Code, Place
from pgkeel.errors.catalogue import run
from pgkeel.finding import Finding
from pgkeel.migrations.filename import label
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Json
from pgkeel.report.wording import counted
from pgkeel.runner.connecting import connected
from pgkeel.runner.entry import Entry
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.plan import same_text
from pgkeel.runner.standing import FAULTS, Standing, Stood, What, standing
from pgkeel.runner.target import Target, read_target, refuse_wrong_database
from pgkeel.runner.telling import first_line, in_words

_WRONG: Mapping[What, Code] = {
    "edited": run.EDITED,
    "missing": run.MISSING,
    "late": run.LATE,
    "failed": run.UNFINISHED,
}
_ORDER: tuple[What, ...] = ("pending", "late", "edited", "missing", "failed")


class Looked(NamedTuple):
    """A database as it is now, and how versions stand there."""

    folder: Folder
    target: Target
    stood: Standing


def look(invocation: Invocation, project: Project, name: str) -> Looked:
    """Look at environment ``name``: only read. CFG, RUN and ENV errors where that cannot be."""
    url = environment_url(project, name, invocation.environ)
    folder = read_folder(project)
    with connected(url, name) as session:
        target = read_target(session)
        refuse_wrong_database(target, environment_of(project, name))
        stood = standing(folder, read_ledger(session, project.settings.ledger))
    return Looked(folder, target, stood)


def headline(name: str, stood: Standing, folder: Folder) -> str:
    """Say in one line where a database is."""
    if not stood.has_ledger:
        where = "no ledger, nothing applied by keel"
    elif stood.newest is None:
        where = "nothing applied"
    else:
        where = f"at {label(stood.newest, folder.layout)}"
    counts = [(len(stood.all_that_are(what)), what) for what in _ORDER]
    told = [f"{number} {what}" for number, what in counts if number]
    return f"{name}: {', '.join((where, *(told or ['nothing pending'])))}"


def lines(stood: Standing) -> Iterator[str]:
    """Yield a line for each version."""
    width = max((len(one.label) for one in stood.versions), default=0)
    named = max((len(one.description) for one in stood.versions), default=0)
    for one in stood.versions:
        when = _when(one.entry) if one.entry else ""
        yield f"  {one.label:{width}}  {one.what:7}  {one.description:{named}}  {when}".rstrip()


def findings(stood: Standing, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with how versions stand in environment ``name``; pending is not."""
    renamed = same_text(stood)
    return tuple(
        _finding(one, name, renamed.get(one.label)) for one in stood.versions if one.what in _WRONG
    )


def data(versions: Sequence[Stood]) -> list[Json]:
    """Return how each version stands, for programs."""
    return [_data(one) for one in versions]


def summary(found: Sequence[Finding]) -> str:
    """Say how much is wrong."""
    return counted(len(found), "version") + " not as it should be" if found else "as it should be"


def _finding(one: Stood, name: str, other: str | None) -> Finding:
    code = _WRONG[one.what]
    hint = f"its text waits as {other}: it was renamed" if other else _hint(one, code, name)
    error = one.entry.error if one.entry and one.what == "failed" else None
    return Finding(
        code=code,
        message=f"{one.label} {FAULTS[one.what]}" + (f": {error}" if error else ""),
        place=Place(path=one.migration.path) if one.migration else None,
        hint=hint,
    )


def _hint(one: Stood, code: Code, name: str) -> str:
    """Return what to do, as it is typed."""
    if one.what != "failed" or one.entry is None:
        return code.fix.replace("VERSION", one.label).replace("NAME", name)
    again = f"run `keel apply --env {name}` again"
    if one.entry.action == "rollback":
        again = f"run `keel rollback --env {name} --to` the version before it again"
    if one.migration is None or one.entry.running:
        # Whether it can the next run finds out: it asks the database.
        return f"mend what stopped it and {again}: it goes on there, or says what to look for"
    return f"mend what stopped it and {again}: it goes on after statement {one.entry.done}"


def _when(entry: Entry) -> str:
    parts = [entry.applied_at.strftime("%Y-%m-%d %H:%M UTC"), entry.person or entry.applied_by]
    if entry.milliseconds is not None:
        parts.append(in_words(entry.milliseconds / 1000))
    if entry.is_unfinished:
        parts.append(f"{entry.done} of {counted(entry.statements, 'statement')} done")
    elif entry.state != "applied":
        parts.append(entry.state)
    if entry.repaired_at:
        when = entry.repaired_at.strftime("%Y-%m-%d %H:%M UTC")
        parts.append(f"repaired {when} by {entry.repaired_by}: {first_line(entry.reason or '')}")
    return "  ".join(parts)


def _data(one: Stood) -> Json:
    entry = one.entry
    return {
        "version": str(one.version),
        "label": one.label,
        "description": one.description,
        "standing": one.what,
        "entry": None
        if entry is None
        else {
            "state": entry.state,
            "checksum": entry.checksum,
            "applied_at": entry.applied_at.isoformat(),
            "applied_by": entry.applied_by,
            "person": entry.person,
            "milliseconds": entry.milliseconds,
            "statements": entry.statements,
            "done": entry.done,
            "tool_version": entry.tool_version,
            "git_commit": entry.git_commit,
            "environment": entry.environment,
            "error": entry.error,
            "reason": entry.reason,
            "repaired_at": entry.repaired_at.isoformat() if entry.repaired_at else None,
            "repaired_by": entry.repaired_by,
        },
    }
