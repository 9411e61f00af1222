"""Applies what is pending to one live database: the flow from connection to verification."""

import re
import time
from collections.abc import Callable
from dataclasses import replace

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.session import Session
from pgkeel.runner.connecting import connected, open_session
from pgkeel.runner.entry import Entry, Ledger
from pgkeel.runner.failing import failed_error, lost_error
from pgkeel.runner.indexes import invalid_indexes
from pgkeel.runner.job import Job, forward
from pgkeel.runner.ledger import read_ledger, read_script
from pgkeel.runner.ledger_table import make_ledger
from pgkeel.runner.lock import keep_lock, locked
from pgkeel.runner.opening import worksite
from pgkeel.runner.outcome import Outcome, Ran
from pgkeel.runner.plan import Plan, Planned, plan, text_diff
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import reset
from pgkeel.runner.settings import By
from pgkeel.runner.soundness import refuse_unsound
from pgkeel.runner.standing import Standing, standing
from pgkeel.runner.stepwise import run_stepwise
from pgkeel.runner.target import Target, objects_in, read_target, refuse_target
from pgkeel.runner.telling import Tell, Told
from pgkeel.runner.transactional import (
    CommitUnknownError,
    InterruptedAtCommit,
    run_transaction,
)
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError

_SETS = re.compile(
    rb"set_config|(?:^|;|\bas\b|\$)\s*(?:set|do|call|select)\b", re.IGNORECASE | re.MULTILINE
)
_GIVES_UP_LOCKS = re.compile(rb"\bdiscard\b|advisory", re.IGNORECASE)
_SHOWN_LINES = 60
_LOOK_FOR = 4 << 20
_FIND_OUT_FOR = 30.0


Gate = Callable[[Plan, Target], None]
"""Asked before anything is changed and before the lock is taken; raises to stop."""


def apply(
    request: Request, folder: Folder, find_by: Callable[[], By], gate: Gate, tell: Tell
) -> Outcome:
    """Bring the database to the folder; what stopped it on the way is in the outcome.

    RUN and ENV errors are raised for what is found before anything is changed. The ledger is read
    twice: without the lock to see whether there is anything to do, and again once nobody else can
    change it. ``find_by`` is asked only when something is to be recorded.
    """
    with connected(request.url, request.label) as session:
        target, first = prepare(request, folder, session)
        if not first.planned:
            return Outcome(target=target, plan=first)
        gate(first, target)
        by = find_by()
        with worksite(request, session, target, by, tell) as site:
            make_ledger(session, request.place)
            # Somebody may have applied all of it while we waited.
            planned = _plan(request, folder, read_ledger(session, request.place))
            jobs = [forward(one.migration, _entry(one)) for one in planned.planned]
            return run_jobs(site, request, jobs, Outcome(target=target, plan=planned))


def prepare(request: Request, folder: Folder, session: Session) -> tuple[Target, Plan]:
    """Return what ``session`` is connected to and the plan for it, before anything is changed.

    All refusals that need no lock are made here.
    """
    target = read_target(session)
    refuse_target(target, request.environment, oldest=request.oldest)
    refuse_unsound(folder, (), request.root)
    ledger = read_ledger(session, request.place)
    try:
        made = _plan(request, folder, ledger)
    except KeelError as error:
        if error.code is run.EDITED:
            raise _with_edits(error, session, request, standing(folder, ledger)) from error
        raise
    if made.planned:
        refuse_unsound(folder, [one.migration for one in made.planned], request.root)
        _refuse_existing(request, made, session)
    return target, made


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
            _run_job(site, request, job, told)
            ran.append(Ran(job=job, seconds=time.monotonic() - began))
            leaks += _clean_up(site, job)
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


def _plan(request: Request, folder: Folder, ledger: Ledger | None) -> Plan:
    made = plan(folder, ledger, late=request.limits.late, upto=request.upto)
    if request.plan_digest and request.plan_digest != made.digest:
        raise KeelError(run.OTHER_PLAN, f"the plan is {made.digest} now, not {request.plan_digest}")
    return made


def _entry(one: Planned) -> Entry | None:
    """Refuse what was begun outside a transaction and is now to run in one."""
    entry = one.entry
    begun = entry is not None and entry.is_unfinished and bool(entry.done or entry.running)
    if begun and not one.migration.no_transaction:
        raise KeelError(
            run.UNFINISHED,
            f"{one.migration.label} was begun outside a transaction, and no longer says "
            "`-- keel: no-transaction`",
            hint="put the directive back",
        )
    return entry


def _with_edits(error: KeelError, session: Session, request: Request, stood: Standing) -> KeelError:
    """Return ``error`` with what was edited, where the ledger has the text that was run."""
    shown = [error.detail or ""]
    for one in stood.all_that_are("edited"):
        before = read_script(session, request.place, one.entry) if one.entry else None
        if before is not None and one.migration:
            text = one.migration.text
            shown.append(text_diff(before, text.slice(text.start, len(text.buffer)), one.label))
    lines = "\n".join(shown).splitlines()
    cut = ["…"] if len(lines) > _SHOWN_LINES else []
    return KeelError(
        error.code,
        error.message,
        place=error.place,
        detail="\n".join([*lines[:_SHOWN_LINES], *cut]),
    )


def _refuse_existing(request: Request, first: Plan, session: Session) -> None:
    if first.stood.newest is not None or request.on_existing or first.stood.has_ledger:
        return
    found = objects_in(session, request.managed, request.place)
    if found:
        listed = ", ".join(found[:4]) + (", …" if len(found) > 4 else "")
        raise KeelError(
            run.NOT_EMPTY, f"{request.label} has no ledger, and it has {listed} already"
        )


def _run_job(site: Worksite, request: Request, job: Job, told: Told) -> None:
    try:
        if job.no_transaction:
            run_stepwise(site, job, told)
        else:
            run_transaction(site, job, told)
    except MigrationError as failed:
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
                ledger = read_ledger(session, request.place)
        except KeelError as error:
            if time.monotonic() < ends:
                site.sleep(0.5)
                continue
            raise KeelError(
                run.CONNECTION_LOST,
                f"the connection was lost while {job.label} was committed, and the server does not "
                "answer: it is not known whether it is applied",
                hint="`keel status` tells once the server answers; `keel apply` goes on from there",
                detail=error.message,
            ) from error
        return any(entry.attempt == attempt for entry in ledger.entries) if ledger else False


def _interrupted(site: Worksite, request: Request, job: Job, stop: KeyboardInterrupt) -> KeelError:
    if isinstance(stop, InterruptedAtCommit) and _find_out_here(site, request, stop.attempt):
        return KeelError(
            run.INTERRUPTED, f"interrupted when {job.label} was done: it is applied and recorded"
        )
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
    ledger = read_ledger(site.session, request.place)
    return any(entry.attempt == attempt for entry in ledger.entries) if ledger else False


def _clean_up(site: Worksite, job: Job) -> list[Finding]:
    """Reset the session; return what the migration had left changed in it."""
    start = job.text.buffer[:_LOOK_FOR]
    sets = _SETS.search(start) is not None
    left = reset(site.session, site.clean, thoroughly=sets)
    if _GIVES_UP_LOCKS.search(start):
        keep_lock(site.session, site.place)
    return [
        Finding(
            code=run.LEAK,
            severity="warning",
            message=f"{job.label} left {one.name} at {one.value!r}; it was reset",
            place=job.text.place(job.text.start),
        )
        for one in left
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
