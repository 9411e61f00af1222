"""What surrounds a run of migrations: hooks, and what the schema was before and after."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pgkeel.catalog.quoting import literal
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.version import Version
from pgkeel.postgres.failure import StatementError
from pgkeel.runner.connecting import refused_answer
from pgkeel.runner.hooks import run_after, run_before
from pgkeel.runner.job import Job
from pgkeel.runner.ledger import table_name
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.request import Request
from pgkeel.runner.worksite import Worksite


def run_around(
    site: Worksite, request: Request, jobs: Sequence[Job], work: Callable[[], Outcome]
) -> Outcome:
    """Do ``work`` between the hooks of ``request``; RUN062 for a hook before it that fails.

    A hook after it that fails is the outcome's error where it has none. Fingerprints go into the
    first and the last entry of the run; they are written when all else is done.
    """
    if not jobs:
        return work()
    run_before(site, request, request.hooks, jobs)
    before, notes = _before(site, request)
    notes += _moved(site)
    outcome = work()
    try:
        if before and outcome.ran and not site.session.is_lost:
            _keep(site, request, before, outcome)
        run_after(site, request, request.hooks, jobs, outcome)
    except KeelError as failed:
        outcome = _stopped(outcome, failed)
    except StatementError as refused:
        outcome = _stopped(outcome, refused_answer(request.label, refused))
    except KeyboardInterrupt as stop:
        outcome = interrupted(outcome, stop)
    return replace(outcome, notes=(*notes, *outcome.notes))


def interrupted(outcome: Outcome, stop: KeyboardInterrupt) -> Outcome:
    """Return ``outcome`` when it was interrupted after all that it tells of."""
    message = "interrupted after the migrations: what was applied before is recorded"
    error = outcome.error or KeelError(run.INTERRUPTED, message)
    return replace(outcome, error=error, interrupted=outcome.interrupted or stop)


def _stopped(outcome: Outcome, error: KeelError) -> Outcome:
    """Return ``outcome`` with ``error``, which is a note where something else stopped it before."""
    if outcome.error is None:
        return replace(outcome, error=error)
    return replace(outcome, notes=(*outcome.notes, f"{error.code.code} {error.message}"))


def _moved(site: Worksite) -> tuple[str, ...]:
    """Return a note where the last entry was written on another server, or before a restore."""
    name, identity = table_name(site.place), site.by.identity
    rows = site.session.query_made(
        f"select version, identity from {name} where identity is not null"  # noqa: S608 -- the name is quoted
        " order by sequence desc limit 1"
    )
    if not rows or identity is None or rows[0][1] == identity:
        return ()
    version, before = rows[0]
    told = (
        f"version {version} was recorded on {before}, and this is {identity}: the database was "
        "copied, restored or failed over since"
    )
    return (told,)


def _before(site: Worksite, request: Request) -> tuple[str | None, tuple[str, ...]]:
    """Return what the schema is, and a note where that is not as the last run left it."""
    if request.fingerprint is None:
        return None, ()
    session, name = site.session, table_name(request.place)
    before = request.fingerprint(session)
    rows = session.query_made(
        f"select version, fingerprint_after from {name} where fingerprint_after is not null"  # noqa: S608 -- the name is quoted
        " order by sequence desc limit 1"
    )
    if not rows or rows[0][1] == before:
        return before, ()
    told = (
        f"the schema is not as the run to version {rows[0][0]} left it: it was changed by other "
        f"means, or read by another keel; `keel drift --env {request.label}` tells what differs"
    )
    return before, (told,)


def _keep(site: Worksite, request: Request, before: str, outcome: Outcome) -> None:
    if request.fingerprint is None:
        return
    after = request.fingerprint(site.session)
    name = table_name(request.place)
    first, last = outcome.ran[0].job.version, outcome.ran[-1].job.version
    site.session.run(
        f"begin; {_set(name, 'fingerprint_before', before, first)};"
        f" {_set(name, 'fingerprint_after', after, last)}; commit".encode()
    )


def _set(name: str, column: str, value: str, version: Version) -> str:
    return (
        f"update {name} set {column} = {literal(value)}"  # noqa: S608 -- as above
        f" where version = {literal(str(version))} and superseded_at is null"
    )
