"""Runs jobs one after the other: quick ones together, others alone."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.postgres.failure import StatementError
from pgkeel.runner.committing import CommitUnknownError, unknown
from pgkeel.runner.connecting import refused_answer
from pgkeel.runner.cut_off import find_out, interrupted_after, interrupted_error, interrupted_in
from pgkeel.runner.failing import CANCELLED, failed_error, lost_error
from pgkeel.runner.indexes import invalid_indexes
from pgkeel.runner.job import Job
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.lock import keep_lock
from pgkeel.runner.log import Log, leaks_of
from pgkeel.runner.outcome import Outcome, Ran
from pgkeel.runner.quick import gives_up_locks, goes_together, may_set
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import Left, reset
from pgkeel.runner.stepwise import run_stepwise
from pgkeel.runner.stopping import StoppedError
from pgkeel.runner.telling import Told
from pgkeel.runner.together import (
    MOST_TOGETHER,
    Done,
    Round,
    is_undisturbed,
    next_round,
    run_round,
)
from pgkeel.runner.transactional import run_transaction
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError


class _Interrupted(Exception):  # noqa: N818 -- it never leaves this module
    def __init__(self, error: KeelError, stop: KeyboardInterrupt) -> None:
        super().__init__(error)
        self.error = error
        self.stop = stop


def run_jobs(site: Worksite, request: Request, jobs: Sequence[Job], outcome: Outcome) -> Outcome:
    """Run ``jobs`` one after the other up to the first that stops; verify what is recorded."""
    log = Log(site, len(jobs), notes=list(outcome.plan.warnings))
    error: KeelError | None = None
    interrupted: KeyboardInterrupt | None = None
    try:
        _run_all(site, request, jobs, log)
        log.notes += _verify(site, log.ran)
    except KeelError as stopped:
        error = stopped
    except StatementError as refused:
        error = refused_answer(request.label, refused)
    except _Interrupted as stopped:
        error, interrupted = stopped.error, stopped.stop
    except KeyboardInterrupt as stop:
        # Between two of them, where nothing is under way.
        error, interrupted = interrupted_after(log), stop
    return replace(
        outcome,
        ran=tuple(log.ran),
        notes=tuple(log.notes),
        leaks=tuple(log.leaks),
        error=error,
        interrupted=interrupted,
    )


def _run_all(site: Worksite, request: Request, jobs: Sequence[Job], log: Log) -> None:
    """Run quick jobs together, others alone, and alone what did not go together after all."""
    made: Round | None = None
    undisturbed: bool | None = None
    alone_to = 0

    def make(begin: int) -> None:
        nonlocal made
        knows = undisturbed or False
        made = next_round(site, jobs[begin : begin + MOST_TOGETHER], undisturbed=knows)

    while (at := len(log.ran)) < len(jobs):
        if made is None and at >= alone_to and goes_together(jobs[at]):
            undisturbed = is_undisturbed(site) if undisturbed is None else undisturbed
            make(at)
        if made is None:
            _run_alone(site, request, jobs, log, begins_next=at + 1 < alone_to)
            undisturbed = None  # it may have made a trigger
            continue
        ends = at + len(made.jobs)
        _run_together(site, request, made, log, partial(make, ends))
        if len(log.ran) < ends:
            made, alone_to = None, ends


def _run_together(
    site: Worksite, request: Request, round_: Round, log: Log, meanwhile: Callable[[], None]
) -> None:
    before = len(log.ran)

    def begins(number: int) -> Told:
        return log.begins(round_.jobs[number], before + number)

    site.tell(begins(0))
    try:
        if request.stop:
            request.stop.look()
        with unknown(round_.attempts):
            for one in run_round(site, round_, begins, meanwhile):
                log.add(one)
    except StoppedError as stop:
        raise interrupted_in(round_.jobs[0]) from stop
    except CommitUnknownError as lost:
        find_out(site, request, round_.jobs, lost, log)
    except KeyboardInterrupt as stop:
        raise _Interrupted(interrupted_error(site, round_.jobs, stop, log), stop) from stop


def _run_alone(
    site: Worksite, request: Request, jobs: Sequence[Job], log: Log, *, begins_next: bool
) -> None:
    """Run the next job; with ``begins_next`` the one after it goes alone, too."""
    number = len(log.ran)
    job = jobs[number]
    begins = log.begins(job, number)
    site.tell(begins)
    following = jobs[number + 1] if number + 1 < len(jobs) else None
    if following is None or following.no_transaction:
        begins_next = False
    elif not goes_together(following):
        begins_next = True
    began = time.monotonic()
    try:
        left = _run_job(site, request, job, begins, log, begins_next=begins_next)
        log.add(Done(job=job, seconds=time.monotonic() - began, left=left or ()))
        if left is None:
            log.leaks += leaks_of(job, reset(site.session, site.clean, thoroughly=may_set(job)))
        if gives_up_locks(job):
            keep_lock(site.session, site.place)
    except KeelError as stopped:
        if stopped.code is not sbx.SERVER_LOST:
            raise
        message = f"{job.label} is applied and recorded; then {stopped.message}"
        raise KeelError(run.CONNECTION_LOST, message) from stopped
    except KeyboardInterrupt as stop:
        raise _Interrupted(interrupted_error(site, (job,), stop, log), stop) from stop
    finally:
        log.notes += (f"{job.label}: {notice}" for notice in site.session.notices)
        site.session.notices.clear()


def _run_job(
    site: Worksite, request: Request, job: Job, told: Told, log: Log, *, begins_next: bool
) -> tuple[Left, ...] | None:
    """Run ``job``; return what it had left changed, ``None`` when that was not reset yet."""
    try:
        if request.stop:
            request.stop.look()
        if job.no_transaction:
            run_stepwise(site, job, told)
            return None
        # The lock is looked after outside a transaction.
        begins_next = begins_next and not gives_up_locks(job)
        return run_transaction(site, job, told, sets=may_set(job), begins_next=begins_next)
    except StoppedError as stop:
        raise interrupted_in(job) from stop
    except MigrationError as failed:
        if request.stop and request.stop.is_now and failed.failure.sqlstate == CANCELLED:
            raise interrupted_in(job) from failed
        raise failed_error(site, job, failed) from failed
    except CommitUnknownError as lost:
        find_out(site, request, (job,), lost, log)
    except KeelError as error:
        if error.code in (sbx.SERVER_LOST, sbx.DISK_FULL):
            raise lost_error(job, error) from error
        raise


def _verify(site: Worksite, ran: list[Ran]) -> list[str]:
    """Read the ledger again: all that ran has to be in it. Return what else is worth knowing."""
    ledger = read_ledger(site.session, site.place)
    entries = {entry.version: entry for entry in ledger.entries} if ledger else {}
    for one in ran:
        entry = entries.get(one.job.version)
        if entry is None or (entry.state, entry.checksum) != (
            one.job.end_state,
            one.job.checksum,
        ):
            state = entry.state if entry else "missing"
            raise KeelError(
                run.NOT_AS_PLANNED, f"{one.job.label} ran, and the ledger says it is {state}"
            )
    return [
        f"index {name} is not valid: drop index concurrently {name};"
        for name in invalid_indexes(site.session, None)
    ]
