"""The calls of the Python API: the same steps and gates as the commands, values for documents."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pgkeel import config
from pgkeel.api.values import Applied, Error, Problem, Ran, Status, Version
from pgkeel.cli.bringing import by_of, gate_of
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.standings import findings, look
from pgkeel.cli.targets import chosen_environment, request_for
from pgkeel.config.url import redact
from pgkeel.errors import KeelError, Place
from pgkeel.finding import Finding
from pgkeel.migrations import version as versions
from pgkeel.migrations.folder import read_folder
from pgkeel.runner import outcome as runner
from pgkeel.runner.apply import apply as run
from pgkeel.runner.settings import limits_of
from pgkeel.runner.standing import Stood


def apply(
    project: str | os.PathLike[str] = ".",
    *,
    env: str,
    to: str | None = None,
    slice: str | None = None,  # noqa: A002 -- the word of the command line
    plan_digest: str | None = None,
    wait: str | None = None,
    late: config.Late | None = None,
    lint: bool = True,
    on_existing: bool = False,
    cancel_blockers: bool = False,
    yes: bool = False,
    environ: Mapping[str, str] | None = None,
) -> Applied:
    """Apply all pending migrations of ``project`` to environment ``env``, as ``keel apply`` does.

    ``project`` is a folder with a keel.toml, or one below. The other arguments are the options of
    the command; ``environ`` stands for the variables of the process. ``Error`` tells what stopped
    it, and what had been applied by then: that stays, and the same call again goes on from there.
    Nobody is asked: a protected environment needs ``yes``. Ctrl-C raises ``KeyboardInterrupt`` once
    what ran is rolled back, and ``ValueError`` stands for a version or duration that is none.
    """
    invocation = _invocation("apply", project, slice, environ)
    notes: list[str] = []
    with _public_errors(invocation):
        upto = _version(to)
        part = invocation.project()
        limits = limits_of(
            part.settings.apply, wait=wait, late=late, cancel_blockers=cancel_blockers
        )
        request = request_for(
            invocation,
            part,
            env,
            limits,
            upto=upto,
            plan_digest=plan_digest,
            on_existing=on_existing,
        )
        folder = read_folder(part)
        gate = gate_of(
            invocation,
            part,
            folder,
            request,
            policy=part.settings.apply.snapshot,
            notes=notes,
            environment=env,
            lint=lint,
            yes=yes,
        )
        came = run(request, folder, by_of(invocation, part, env), gate, lambda _: None)
    ran = tuple(map(_ran, came.ran))
    if came.interrupted is not None:
        raise came.interrupted
    if came.error is not None:
        raise Error(_problem(came.error, invocation), ran) from came.error
    return Applied(
        environment=env,
        database=came.target.database,
        identity=came.target.identity,
        plan_digest=came.plan.digest,
        at=str(came.newest) if came.newest else None,
        ran=ran,
        notes=(*notes, *came.notes),
        leaks=tuple(_problem(one, invocation) for one in came.leaks),
    )


def status(
    project: str | os.PathLike[str] = ".",
    *,
    env: str | None = None,
    slice: str | None = None,  # noqa: A002 -- the word of the command line
    environ: Mapping[str, str] | None = None,
) -> Status:
    """Tell how each version of ``project`` stands in environment ``env``, as ``keel status`` does.

    Without ``env`` it is the only one, or ``prod``. It only reads; a standby will do. ``Error``
    when the project or the database cannot be read; what is not as it should be is in the answer.
    """
    invocation = _invocation("status", project, slice, environ)
    with _public_errors(invocation):
        part = invocation.project()
        name = chosen_environment(part, env)
        folder, target, stood = look(invocation, part, name)
    return Status(
        environment=name,
        database=target.database,
        identity=target.identity,
        server_version=target.server_version,
        has_ledger=stood.has_ledger,
        at=str(stood.newest) if stood.newest else None,
        versions=tuple(map(_stood, stood.versions)),
        problems=tuple(
            _problem(one, invocation) for one in (*folder.findings, *findings(stood, name))
        ),
    )


def _invocation(
    command: str,
    project: str | os.PathLike[str],
    part: str | None,
    environ: Mapping[str, str] | None,
) -> Invocation:
    return Invocation(
        command=command,
        start=Path(project).absolute(),
        format="json",  # nobody is there to be asked
        verbosity=-1,
        color=False,
        slice=part,
        environ=os.environ if environ is None else environ,
    )


@contextmanager
def _public_errors(invocation: Invocation) -> Iterator[None]:
    try:
        yield
    except KeelError as error:
        raise Error(_problem(error, invocation)) from error


def _version(text: str | None) -> versions.Version | None:
    if text is None:
        return None
    try:
        return versions.Version.parse(text.strip().upper().removeprefix("V"))
    except ValueError as error:
        raise ValueError(f"{text!r} is no version such as V015") from error


def _problem(found: KeelError | Finding, invocation: Invocation) -> Problem:
    place: Place | None = found.place
    return Problem(
        code=found.code.code,
        message=invocation.hidden(found.message),
        path=place.path if place else None,
        line=place.line if place else None,
        hint=redact(found.hint or found.code.fix),
        detail=invocation.hidden(found.detail) if found.detail else None,
    )


def _ran(one: runner.Ran) -> Ran:
    return Ran(
        version=str(one.job.version),
        label=one.job.label,
        description=one.job.description,
        statements=len(one.job.statements),
        seconds=one.seconds,
    )


def _stood(one: Stood) -> Version:
    entry = one.entry
    return Version(
        version=str(one.version),
        label=one.label,
        description=one.description,
        standing=one.what,
        applied_at=entry.applied_at if entry else None,
        applied_by=entry.applied_by if entry else None,
        person=entry.person if entry else None,
    )
