"""``keel apply`` for many databases at once."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pgkeel import config
from pgkeel.cli.applying import asking
from pgkeel.cli.fleet import Database, fleet_of
from pgkeel.cli.gates import confirm
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.lint_gate import (
    lint_findings,
    refuse_lint_errors,
    refuse_losses,
    unapproved_losses,
)
from pgkeel.cli.once import Once
from pgkeel.cli.targets import request_for
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run as codes
from pgkeel.finding import Finding
from pgkeel.migrations.filename import label
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document, Json
from pgkeel.report.wording import counted
from pgkeel.runner.apply import apply
from pgkeel.runner.fleet import Ear, Fleet, Member, Pace, run_fleet
from pgkeel.runner.origin import find_by
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.plan import Plan
from pgkeel.runner.request import Request
from pgkeel.runner.settings import By, Limits
from pgkeel.runner.stopping import Stop
from pgkeel.runner.target import Target

_WORDS = {
    "applied": "applied",
    "current": "up to date",
    "failed": "FAILED",
    "interrupted": "interrupted",
    "untouched": "untouched",
}
_ALL_SHOWN = 40


def apply_to_fleet(
    invocation: Invocation,
    name: str,
    limits: Limits,
    pace: Mapping[str, int],
    *,
    upto: Version | None,
    on_existing: bool,
    try_rights: bool,
    lint: bool,
    yes: bool,
) -> int:
    """Bring every database that ``name`` stands for to the folder, and tell which are where."""
    project = invocation.project()
    folder = read_folder(project)
    databases = fleet_of(invocation, project, name)
    stop = Stop()
    _confirm(invocation, databases, yes=yes)
    requests = [
        replace(
            request_for(
                invocation,
                project,
                one.name,
                limits,
                upto=upto,
                on_existing=on_existing,
                try_rights=try_rights,
            ),
            url=one.url,
            label=one.label,
            stop=stop,
        )
        for one in databases
    ]
    notes: dict[str, None] = {}
    gate = _gate(invocation, project, folder, notes) if lint else _open

    @cache
    def by(environment: str) -> By:
        return find_by(project.root, invocation.environ, environment)

    names = {one.label: one.name for one in databases}

    def one(request: Request) -> Outcome:
        return apply(request, folder, lambda: by(names[request.label]), gate, lambda _: None)

    def say(line: str) -> None:
        if invocation.verbosity >= 0:
            sys.stderr.write(invocation.hidden(line) + "\n")

    ear = Ear(
        ended=lambda done, total, member: say(f"{done:,} of {total:,}  {_line(member, folder)}"),
        stopping=lambda running, now: say(_stopping(running, now=now)),
    )
    with asking(stop) as signals:
        fleet = run_fleet(requests, one, Pace(**pace), stop, ear)
        # Still in here, where a signal does no harm: which are where has to be told.
        document = _document(invocation, project, name, folder, fleet, tuple(notes))
        code = invocation.answer(document)
    kept = fleet.all_that_are("interrupted") or fleet.all_that_are("untouched")
    return signals.exit_code if kept and signals.exit_code is not None else code


def _stopping(running: int, *, now: bool) -> str:
    if now:
        return f"no more is begun; what runs in {counted(running, 'database')} is cancelled"
    return (
        f"no more is begun; {counted(running, 'database')} still running; "
        "once more, and what runs there is cancelled"
    )


def _confirm(invocation: Invocation, databases: Sequence[Database], *, yes: bool) -> None:
    """Ask once for each environment that is protected."""
    counts: dict[str, int] = {}
    for one in databases:
        counts[one.name] = counts.get(one.name, 0) + 1
    environments = {one.name: one.environment for one in databases}
    for name, count in counts.items():
        what = f"apply to {count:,} database{'s' * (count != 1)}"
        confirm(invocation, environments[name], name, what, yes=yes)


def _open(_: Plan, __: Target) -> None:
    """Let everything through."""


def _gate(
    invocation: Invocation, project: config.Project, folder: Folder, notes: dict[str, None]
) -> Callable[[Plan, Target], None]:
    """Return what refuses lint errors and losses in what is pending.

    The folder is linted once, before; what is pending is measured once, by the first that asks.
    What could not be measured is added to ``notes``, once however many have it pending.
    """
    found = lint_findings(invocation, project, folder, folder.migrations)
    measured: dict[str, Once[tuple[tuple[Finding, ...], tuple[str, ...]]]] = {}

    def gate(plan: Plan, _: Target) -> None:
        planned = tuple(one.migration for one in plan.planned)
        pending = {one.path for one in planned}
        own = [one for one in found if one.place and one.place.path in pending]
        refuse_lint_errors(tuple(own))
        key = " ".join(one.label for one in planned)
        once = measured.setdefault(key, Once())
        losses, unmeasured = once.get(
            lambda: unapproved_losses(invocation, project, folder, planned)
        )
        notes.update(dict.fromkeys(unmeasured))
        refuse_losses(losses)

    return gate


def _document(
    invocation: Invocation,
    project: config.Project,
    name: str,
    folder: Folder,
    fleet: Fleet,
    notes: tuple[str, ...],
) -> Document:
    members = fleet.members
    counts = [(len(fleet.all_that_are(what)), word) for what, word in _WORDS.items()]
    told = ", ".join(f"{count:,} {word.lower()}" for count, word in counts if count)
    wrong = [one for one in members if one.what in ("failed", "interrupted", "untouched")]
    shown = members if len(members) <= _ALL_SHOWN or invocation.verbosity > 0 else wrong
    lines = [f"  {_line(one, folder)}" for one in shown]
    if len(shown) < len(members):
        lines += _grouped([one for one in members if one not in wrong], folder)
    return Document(
        command=invocation.command,
        root=project.root,
        headline=f"{name}: {counted(len(members), 'database')}: {told}",
        lines=(*lines, *(f"  note: {note}" for note in notes)),
        data={
            "environment": name,
            "databases": [_data(one) for one in members],
            "notes": list(notes),
        },
        error=_error(fleet),
    )


def _grouped(members: Sequence[Member], folder: Folder) -> list[str]:
    """Return how many of those that are well are at which version."""
    at: dict[str, int] = {}
    for one in members:
        where = _where(one, folder)
        at[where] = at.get(where, 0) + 1
    return [
        f"  {counted(count, 'database')} {where}, not listed: -v" for where, count in at.items()
    ]


def _line(one: Member, folder: Folder) -> str:
    line = f"{one.request.label}: {_WORDS[one.what]}"
    if one.what in ("applied", "current"):
        line += f", {_where(one, folder)}"
    if one.failure:
        line += f", {_where(one, folder)}" if one.outcome else ""
        line += f": {one.failure.code.code} {one.failure.message}"
    return line


def _where(one: Member, folder: Folder) -> str:
    newest = one.outcome.newest if one.outcome else None
    return f"at {label(newest, folder.layout)}" if newest else "nothing applied"


def _error(fleet: Fleet) -> KeelError | None:
    failed, stopped, untouched = map(fleet.all_that_are, ("failed", "interrupted", "untouched"))
    if not failed and not stopped and not untouched:
        return None
    words = [f"{len(failed):,} failed"] * bool(failed)
    words += [f"{len(stopped):,} interrupted"] * bool(stopped)
    words += [f"{len(untouched):,} not begun"] * bool(untouched)
    message = f"of {counted(len(fleet.members), 'database')} {', '.join(words)}"
    first = failed[0].failure if failed else None
    if first is None:
        return KeelError(codes.FLEET_STOPPED, message)
    # As it would be told of that database alone: the rest is known by its line.
    what = f"{failed[0].request.label}: {first.code.code} {first.message}"
    said = (what, first.detail, first.hint or first.code.fix)
    return KeelError(
        codes.FLEET_STOPPED,
        message,
        place=first.place,
        detail="\n".join(one for one in said if one),
    )


def _data(one: Member) -> Json:
    newest = one.outcome.newest if one.outcome else None
    return {
        "database": one.request.label,
        "what": one.what,
        "at": str(newest) if newest else None,
        "ran": [str(ran.job.version) for ran in one.outcome.ran] if one.outcome else [],
        "error": (
            {"code": one.failure.code.code, "message": one.failure.message} if one.failure else None
        ),
    }
