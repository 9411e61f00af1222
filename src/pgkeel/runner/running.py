"""Runs jobs one after the other, and finds out what became of one that was cut off."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NoReturn

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.finding import Finding
from pgkeel.migrations.version import Version
from pgkeel.runner.committing import (
    CommitUnknownError,
    InterruptedAtCommit,
    find_attempts,
    unknown,
)
from pgkeel.runner.connecting import open_session
from pgkeel.runner.entry import Entry
from pgkeel.runner.failing import failed_error, lost_error
from pgkeel.runner.indexes import invalid_indexes
from pgkeel.runner.job import Job
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.lock import keep_lock, locked
from pgkeel.runner.outcome import Outcome, Ran
from pgkeel.runner.quick import gives_up_locks, goes_together, may_set
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import Left, reset
from pgkeel.runner.stepwise import run_stepwise
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

_FIND_OUT_FOR = 30.0


@dataclass(slots=True)
class _Log:
    """What has been run so far, and what is worth knowing of it."""

    site: Worksite
    total: int
    ran: list[Ran] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    leaks: list[Finding] = field(default_factory=list)

    @property
    def versions(self) -> frozenset[Version]:
        """What has been run."""
        return frozenset(one.job.version for one in self.ran)

    def begins(self, job: Job, number: int) -> Told:
        """Return what is said when ``job``, the one after ``number`` others, begins."""
        label = job.label
        return Told(kind="begins", text=label, done=number, total=self.total, label=label)

    def add(self, one: Done) -> None:
        """Note what was done, and tell of it."""
        label = one.job.label
        self.ran.append(Ran(job=one.job, seconds=one.seconds))
        self.notes += [f"{label}: {notice}" for notice in one.notices]
        self.leaks += _leaks(one.job, one.left)
        self.site.tell(Told(kind="done", text=label, done=len(self.ran), total=self.total))


class _Interrupted(Exception):  # noqa: N818 -- it never leaves this module
    def __init__(self, error: KeelError, stop: KeyboardInterrupt) -> None:
        super().__init__(error)
        self.error = error
        self.stop = stop


def run_jobs(site: Worksite, request: Request, jobs: Sequence[Job], outcome: Outcome) -> Outcome:
    """Run ``jobs`` one after the other up to the first that stops; verify what is recorded."""
    log = _Log(site, len(jobs), notes=list(outcome.plan.warnings))
    error: KeelError | None = None
    interrupted: KeyboardInterrupt | None = None
    try:
        _run_all(site, request, jobs, log)
        log.notes += _verify(site, log.ran)
    except KeelError as stopped:
        error = stopped
    except _Interrupted as stopped:
        error, interrupted = stopped.error, stopped.stop
    return replace(
        outcome,
        ran=tuple(log.ran),
        notes=tuple(log.notes),
        leaks=tuple(log.leaks),
        error=error,
        interrupted=interrupted,
    )


def _run_all(site: Worksite, request: Request, jobs: Sequence[Job], log: _Log) -> None:
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
    site: Worksite, request: Request, round_: Round, log: _Log, meanwhile: Callable[[], None]
) -> None:
    before = len(log.ran)

    def begins(number: int) -> Told:
        return log.begins(round_.jobs[number], before + number)

    site.tell(begins(0))
    try:
        with unknown(round_.attempts):
            for one in run_round(site, round_, begins, meanwhile):
                log.add(one)
    except CommitUnknownError as lost:
        _find_out(site, request, round_.jobs, lost, log)
    except KeyboardInterrupt as stop:
        raise _Interrupted(_interrupted(site, round_.jobs, stop, log), stop) from stop


def _run_alone(
    site: Worksite, request: Request, jobs: Sequence[Job], log: _Log, *, begins_next: bool
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
            log.leaks += _leaks(job, reset(site.session, site.clean, thoroughly=may_set(job)))
        if gives_up_locks(job):
            keep_lock(site.session, site.place)
    except KeelError as stopped:
        if stopped.code is not sbx.SERVER_LOST:
            raise
        message = f"{job.label} is applied and recorded; then {stopped.message}"
        raise KeelError(run.CONNECTION_LOST, message) from stopped
    except KeyboardInterrupt as stop:
        raise _Interrupted(_interrupted(site, (job,), stop, log), stop) from stop
    finally:
        log.notes += (f"{job.label}: {notice}" for notice in site.session.notices)
        site.session.notices.clear()


def _run_job(
    site: Worksite, request: Request, job: Job, told: Told, log: _Log, *, begins_next: bool
) -> tuple[Left, ...] | None:
    """Run ``job``; return what it had left changed, ``None`` when that was not reset yet."""
    try:
        if job.no_transaction:
            run_stepwise(site, job, told)
            return None
        # The lock is looked after outside a transaction.
        begins_next = begins_next and not gives_up_locks(job)
        return run_transaction(site, job, told, sets=may_set(job), begins_next=begins_next)
    except MigrationError as failed:
        raise failed_error(site, job, failed) from failed
    except CommitUnknownError as lost:
        _find_out(site, request, (job,), lost, log)
    except KeelError as error:
        if error.code in (sbx.SERVER_LOST, sbx.DISK_FULL):
            raise lost_error(job, error) from error
        raise


def _find_out(
    site: Worksite, request: Request, jobs: Sequence[Job], lost: CommitUnknownError, log: _Log
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


def _add_all(jobs: Sequence[Job], entries: Sequence[Entry], log: _Log) -> None:
    """Note those of ``jobs`` that have entries, the first of them, and were not noted yet."""
    noted = log.versions
    for job, entry in zip(jobs, entries, strict=False):
        if job.version not in noted:
            log.add(Done(job=job, seconds=(entry.milliseconds or 0) / 1000))


def _first_left(jobs: Sequence[Job], log: _Log) -> Job | None:
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
                site.sleep(0.5)
                continue
            label = jobs[0].label if len(jobs) == 1 else f"{jobs[0].label} to {jobs[-1].label}"
            raise KeelError(
                run.CONNECTION_LOST,
                f"the connection was lost while {label} was committed, and the server does not "
                "answer: it is not known whether it is applied",
                hint="`keel status` tells once the server answers; `keel apply` goes on from there",
                detail=error.message,
            ) from error


def _interrupted(
    site: Worksite, jobs: Sequence[Job], stop: KeyboardInterrupt, log: _Log
) -> KeelError:
    """Note which of ``jobs`` were committed, and say of the first that was not what is left."""
    entries = _found_here(site, stop.attempts) if isinstance(stop, InterruptedAtCommit) else ()
    _add_all(jobs, entries, log)
    job = _first_left(jobs, log)
    if job is None:
        done = f"interrupted when {jobs[-1].label} was done: it is applied and recorded"
        return KeelError(run.INTERRUPTED, done)
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
