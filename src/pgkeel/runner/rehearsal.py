"""Runs what is pending for real, in one transaction that is rolled back."""

import time
from dataclasses import dataclass

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.failure import StatementError
from pgkeel.runner.apply import Gate, look_ahead, prepare
from pgkeel.runner.connecting import connected
from pgkeel.runner.failing import failed_error
from pgkeel.runner.job import Job, forward
from pgkeel.runner.opening import worksite
from pgkeel.runner.outcome import Ran
from pgkeel.runner.plan import Plan
from pgkeel.runner.recording import AS_OURSELVES
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import stay
from pgkeel.runner.settings import By
from pgkeel.runner.telling import Tell, Told
from pgkeel.runner.transactional import at_the_end, begin_text, run_statements, timeouts_text
from pgkeel.runner.verifying import verify_within
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError

_NOBODY = By(person=None, git_commit=None, environment=None, tool_version="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """What could be run and was rolled back, and what could not be tried so."""

    plan: Plan
    ran: tuple[Ran, ...] = ()
    untried: tuple[Job, ...] = ()
    """From the first that runs outside a transaction on: it cannot be taken back."""
    error: KeelError | None = None


def rehearse(request: Request, folder: Folder, gate: Gate, tell: Tell) -> Rehearsal:
    """Run what is pending in one transaction and roll it back; nothing is left, recorded or made.

    Locks are held from the statement that takes them to the end of all. What is refused before
    anything is run is raised, as by ``apply``.
    """
    with connected(request.url, request.label) as session:
        target, first = prepare(request, folder, session)
        if not first.planned:
            return Rehearsal(plan=first)
        stay(session, target)
        scripts = look_ahead(request, folder, session, first)
        gate(first, target)
        jobs = [
            forward(one.migration, one.entry, verify=scripts.of(one.migration))
            for one in first.planned
        ]
        reach = next((at for at, job in enumerate(jobs) if job.no_transaction), len(jobs))
        with worksite(request, session, target, _NOBODY, tell) as site:
            ran, error = _run(site, jobs[:reach])
        return Rehearsal(plan=first, ran=ran, untried=tuple(jobs[reach:]), error=error)


def _run(site: Worksite, jobs: list[Job]) -> tuple[tuple[Ran, ...], KeelError | None]:
    ran: list[Ran] = []
    session = site.session
    try:
        session.run(begin_text(site).encode())
        for number, job in enumerate(jobs):
            told = Told(kind="begins", text=job.label, done=number, total=len(jobs))
            site.tell(told)
            began = time.monotonic()
            try:
                run_statements(site, job, told)
                verify_within(site, job)
                _check_deferred(site, job)
                session.run(f"{AS_OURSELVES}; reset all; {site.clean.pins}".encode())
                session.run(timeouts_text(site).encode())
            except MigrationError as failed:
                return tuple(ran), failed_error(site, job, failed)
            except KeelError as failed:
                if failed.code is not run.NOT_VERIFIED:
                    raise
                return tuple(ran), failed
            ran.append(Ran(job=job, seconds=time.monotonic() - began))
    finally:
        if not session.is_lost and session.in_transaction:
            session.run("rollback")
    return tuple(ran), None


def _check_deferred(site: Worksite, job: Job) -> None:
    """Check what is deferred: it would fail at the end of ``job``, its last statement for it."""
    try:
        site.session.run("set constraints all immediate; set constraints all deferred")
    except StatementError as error:
        raise at_the_end(job, error.failure) from error
