"""Runs jobs one after the other, and finds out what became of one that was cut off."""

import re
import time
from dataclasses import replace

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.finding import Finding
from pgkeel.runner.connecting import open_session
from pgkeel.runner.failing import CANCELLED, failed_error, lost_error
from pgkeel.runner.indexes import invalid_indexes
from pgkeel.runner.job import Job
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.lock import keep_lock, locked
from pgkeel.runner.outcome import Outcome, Ran
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import Left, reset
from pgkeel.runner.stepwise import run_stepwise
from pgkeel.runner.stopping import StoppedError
from pgkeel.runner.telling import Told
from pgkeel.runner.transactional import (
    CommitUnknownError,
    InterruptedAtCommit,
    find_attempt,
    run_transaction,
)
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError

_SETS = re.compile(
    rb"set_config|(?:^|;|\bas\b|\$)\s*(?:set|do|call|select)\b", re.IGNORECASE | re.MULTILINE
)
_GIVES_UP_LOCKS = re.compile(rb"\bdiscard\b|advisory", re.IGNORECASE)
_LOOK_FOR = 4 << 20
_FIND_OUT_FOR = 30.0


def run_jobs(site: Worksite, request: Request, jobs: list[Job], outcome: Outcome) -> Outcome:
    """Run ``jobs`` one after the other up to the first that stops; verify what is recorded."""
    ran: list[Ran] = []
    notes: list[str] = list(outcome.plan.warnings)
    leaks: list[Finding] = []
    error: KeelError | None = None
    interrupted: KeyboardInterrupt | None = None
    for number, job in enumerate(jobs):
        told = Told(kind="begins", text=job.label, done=number, total=len(jobs), label=job.label)
        site.tell(told)
        began = time.monotonic()
        try:
            left = _run_job(site, request, job, told, _next(jobs, number))
            ran.append(Ran(job=job, seconds=time.monotonic() - began))
            if left is None:
                left = reset(site.session, site.clean, thoroughly=_sets(job))
            if _gives_up_locks(job):
                keep_lock(site.session, site.place)
            leaks += _leaks(job, left)
        except KeelError as stopped:
            error = stopped if stopped.code is not sbx.SERVER_LOST else _lost_after(job, stopped)
        except KeyboardInterrupt as stop:
            interrupted = stop
            error = _interrupted(site, request, job, stop)
        notes += (f"{job.label}: {notice}" for notice in site.session.notices)
        site.session.notices.clear()
        if error:
            break
        site.tell(Told(kind="done", text=job.label, done=number + 1, total=len(jobs)))
    if error is None:
        try:
            notes += _verify(site, ran)
        except KeelError as found:
            error = found
    return replace(
        outcome,
        ran=tuple(ran),
        notes=tuple(notes),
        leaks=tuple(leaks),
        error=error,
        interrupted=interrupted,
    )


def _next(jobs: list[Job], number: int) -> Job | None:
    return jobs[number + 1] if number + 1 < len(jobs) else None


def _run_job(
    site: Worksite, request: Request, job: Job, told: Told, following: Job | None
) -> tuple[Left, ...] | None:
    """Run ``job``; return what it had left changed, ``None`` when that was not reset yet."""
    try:
        if request.stop:
            request.stop.look()
        if job.no_transaction:
            run_stepwise(site, job, told)
            return None
        # The lock is looked after outside a transaction.
        at_once = following is not None and not following.no_transaction
        begins_next = at_once and not _gives_up_locks(job)
        return run_transaction(site, job, told, sets=_sets(job), begins_next=begins_next)
    except StoppedError as stop:
        raise _interrupted_in(job) from stop
    except MigrationError as failed:
        if request.stop and request.stop.is_now and failed.failure.sqlstate == CANCELLED:
            raise _interrupted_in(job) from failed
        raise failed_error(site, job, failed) from failed
    except CommitUnknownError as unknown:
        if not _find_out(site, request, job, unknown.attempt):
            raise lost_error(job, KeelError(sbx.SERVER_LOST, str(unknown.__cause__))) from unknown
        raise KeelError(
            run.CONNECTION_LOST,
            f"the connection was lost while {job.label} was committed: it is applied and recorded",
        ) from unknown
    except KeelError as error:
        if error.code in (sbx.SERVER_LOST, sbx.DISK_FULL):
            raise lost_error(job, error) from error
        raise


def _find_out(site: Worksite, request: Request, job: Job, attempt: str) -> bool:
    """Whether the transaction of ``attempt`` was committed; asked of the ledger in a new session.

    The old session may still be at it: while it is, it holds the lock. RUN019 when the server does
    not answer in time: then only the next run can tell.
    """
    ends = time.monotonic() + _FIND_OUT_FOR
    while True:
        left = max(1.0, ends - time.monotonic())
        try:
            with (
                open_session(request.url) as session,
                locked(session, request.place, left, site.tell),
            ):
                found = find_attempt(session, request.place, attempt)
        except KeelError as error:
            if time.monotonic() < ends:
                time.sleep(0.5)  # also when all is to end: it has to be known
                continue
            raise KeelError(
                run.CONNECTION_LOST,
                f"the connection was lost while {job.label} was committed, and the server does not "
                "answer: it is not known whether it is applied",
                hint="`keel status` tells once the server answers; `keel apply` goes on from there",
                detail=error.message,
            ) from error
        return found


def _interrupted(site: Worksite, request: Request, job: Job, stop: KeyboardInterrupt) -> KeelError:
    if isinstance(stop, InterruptedAtCommit) and _find_out_here(site, request, stop.attempt):
        return KeelError(
            run.INTERRUPTED, f"interrupted when {job.label} was done: it is applied and recorded"
        )
    return _interrupted_in(job)


def _interrupted_in(job: Job) -> KeelError:
    left = "nothing of it is left"
    if job.no_transaction:
        left = "the ledger knows how far it came, and the next run goes on from there"
    return KeelError(run.INTERRUPTED, f"interrupted in {job.label}: {left}")


def _lost_after(job: Job, error: KeelError) -> KeelError:
    message = f"{job.label} is applied and recorded; then {error.message}"
    return KeelError(run.CONNECTION_LOST, message)


def _find_out_here(site: Worksite, request: Request, attempt: str) -> bool:
    if site.session.is_lost:
        return False
    if site.session.in_transaction:
        site.session.run("rollback")
    return find_attempt(site.session, request.place, attempt)


def _sets(job: Job) -> bool:
    return _SETS.search(job.text.buffer, 0, _LOOK_FOR) is not None


def _gives_up_locks(job: Job) -> bool:
    return _GIVES_UP_LOCKS.search(job.text.buffer, 0, _LOOK_FOR) is not None


def _leaks(job: Job, left: tuple[Left, ...]) -> list[Finding]:
    return [
        Finding(
            code=run.LEAK,
            severity="warning",
            message=f"{job.label} left {one.name} at {one.value!r}; it was reset",
            place=job.text.place(job.text.start),
        )
        for one in left
        # Outside a transaction there is no other way to set a timeout, for keel neither.
        if not (job.no_transaction and one.name in ("lock_timeout", "statement_timeout"))
    ]


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
