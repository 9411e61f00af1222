"""Finds out what became of jobs that were cut off, and says so as an error for people."""

import time
from collections.abc import Sequence
from typing import NoReturn

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.runner.committing import CommitUnknownError, InterruptedAtCommit, find_attempts
from pgkeel.runner.connecting import open_session
from pgkeel.runner.entry import Entry
from pgkeel.runner.failing import lost_error
from pgkeel.runner.job import Job
from pgkeel.runner.lock import locked
from pgkeel.runner.log import Log
from pgkeel.runner.request import Request
from pgkeel.runner.together import Done
from pgkeel.runner.worksite import Worksite

_FIND_OUT_FOR = 30.0


def find_out(
    site: Worksite, request: Request, jobs: Sequence[Job], lost: CommitUnknownError, log: Log
) -> NoReturn:
    """Note which of ``jobs`` were committed; raise RUN019 for the connection that was lost."""
    _add_all(jobs, _asked(site, request, jobs, lost), log)
    job = _first_left(jobs, log)
    if job is not None:
        raise lost_error(job, KeelError(sbx.SERVER_LOST, str(lost.__cause__))) from lost
    raise KeelError(
        run.CONNECTION_LOST,
        f"the connection was lost while {jobs[-1].label} was committed: it is applied and recorded",
    ) from lost


def _add_all(jobs: Sequence[Job], entries: Sequence[Entry], log: Log) -> None:
    """Note those of ``jobs`` that have entries, the first of them, and were not noted yet."""
    noted = log.versions
    for job, entry in zip(jobs, entries, strict=False):
        if job.version not in noted:
            log.add(Done(job=job, seconds=(entry.milliseconds or 0) / 1000))


def _first_left(jobs: Sequence[Job], log: Log) -> Job | None:
    return next((job for job in jobs if job.version not in log.versions), None)


def _asked(
    site: Worksite, request: Request, jobs: Sequence[Job], lost: CommitUnknownError
) -> tuple[Entry, ...]:
    """Return the entries of the transactions that were committed, as a new session sees them.

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
                return find_attempts(session, request.place, lost.attempts)
        except KeelError as error:
            if time.monotonic() < ends:
                time.sleep(0.5)  # also when all is to end: it has to be known
                continue
            label = jobs[0].label if len(jobs) == 1 else f"{jobs[0].label} to {jobs[-1].label}"
            raise KeelError(
                run.CONNECTION_LOST,
                f"the connection was lost while {label} was committed, and the server does not "
                "answer: it is not known whether it is applied",
                hint="`keel status` tells once the server answers; `keel apply` goes on from there",
                detail=error.message,
            ) from error


def interrupted_error(
    site: Worksite, jobs: Sequence[Job], stop: KeyboardInterrupt, log: Log
) -> KeelError:
    """Note which of ``jobs`` were committed, and say of the first that was not what is left."""
    entries = _found_here(site, stop.attempts) if isinstance(stop, InterruptedAtCommit) else ()
    _add_all(jobs, entries, log)
    job = _first_left(jobs, log)
    if job is None:
        done = f"interrupted when {jobs[-1].label} was done: it is applied and recorded"
        return KeelError(run.INTERRUPTED, done)
    return interrupted_in(job)


def interrupted_after(log: Log) -> KeelError:
    """Say what there is when nothing was under way."""
    done = f"after {log.ran[-1].job.label}" if log.ran else "before the first migration"
    return KeelError(run.INTERRUPTED, f"interrupted {done}: what was done is recorded")


def interrupted_in(job: Job) -> KeelError:
    """Say what is left of a job that was not done."""
    left = "nothing of it is left"
    if job.no_transaction:
        left = "the ledger knows how far it came, and the next run goes on from there"
    return KeelError(run.INTERRUPTED, f"interrupted in {job.label}: {left}")


def _found_here(site: Worksite, attempts: Sequence[str]) -> tuple[Entry, ...]:
    if site.session.is_lost:
        return ()
    if site.session.in_transaction:
        site.session.run("rollback")
    return find_attempts(site.session, site.place, attempts)
