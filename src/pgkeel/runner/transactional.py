"""Runs a job in one transaction with its entry in the ledger: both are there, or neither is."""

import secrets
import time
from typing import Any

from pgkeel.postgres.failure import ServerFailure, StatementError
from pgkeel.runner.backup import keep_tables
from pgkeel.runner.committing import came, unknown
from pgkeel.runner.indexes import find_index, refuse_invalid, refuse_other
from pgkeel.runner.job import Job
from pgkeel.runner.outside import made_index
from pgkeel.runner.recording import AS_OURSELVES, record
from pgkeel.runner.session_state import Left, left_changed, reset_text
from pgkeel.runner.telling import Told
from pgkeel.runner.verifying import verify_within
from pgkeel.runner.worksite import Worksite
from pgkeel.runner.writing import refused_entry
from pgkeel.sandbox.run import MigrationError, run_statement


def run_transaction(
    site: Worksite, job: Job, told: Told, *, sets: bool, begins_next: bool
) -> tuple[Left, ...] | None:
    """Run ``job`` and record it, trying again where a lock was not to be had; reset the session.

    Return what it left changed; ``None`` when the session is still to be reset. ``sets``: it may
    have changed any setting. Each request costs a way to the server and back, so the entry, COMMIT
    and the reset are one. With ``begins_next`` the transaction of the next job is open then.

    ``MigrationError`` for a statement that fails, RUN005 for an entry that cannot be made, RUN021
    and RUN022 for indexes that IF NOT EXISTS would pass over: of all these nothing is left.
    ``CommitUnknownError`` when the connection was lost at the end.
    """
    ending = reset_text(site.clean, thoroughly=sets)
    if begins_next:
        ending += f"; {begin_text(site)}"
    return site.retrying(job, lambda: _attempt(site, job, told, ending))


def begin_text(site: Worksite) -> str:
    """Return what begins the transaction: what it waits for, it waits for in bounds."""
    return f"begin; {timeouts_text(site)}"


def timeouts_text(site: Worksite) -> str:
    """Return what sets the timeouts of the transaction that is open."""
    limits = site.limits
    return (
        f"set local lock_timeout = '{limits.lock_timeout}';"
        f" set local statement_timeout = '{limits.statement_timeout}'"
    )


def run_statements(site: Worksite, job: Job, told: Told) -> None:
    """Run the statements of ``job`` in the transaction that is open."""
    for number, statement in enumerate(job.statements, start=1):
        with site.watch.statement(job, number, told):
            run_statement(site.session, job.text, statement)
        if statement.end - statement.start < 1 << 16:
            wanted = made_index(job.sql(number))
            if wanted:
                found = find_index(site.session, wanted)
                refuse_invalid(found)
                refuse_other(wanted, found)


def _attempt(site: Worksite, job: Job, told: Told, ending: str) -> tuple[Left, ...] | None:
    session = site.session
    attempt = secrets.token_hex(8)
    began = time.monotonic()
    ended = False
    try:
        # The job before may have begun it.
        if not session.in_transaction:
            session.run(begin_text(site).encode())
        keep_tables(site, job)
        run_statements(site, job, told)
        verify_within(site, job)
        found = _commit(site, job, attempt, time.monotonic() - began, ending)
        ended = True
    finally:
        if not ended and not session.is_lost and session.in_transaction:
            session.run("rollback")
    return None if found is None else left_changed(site.clean, found)


def _commit(
    site: Worksite, job: Job, attempt: str, seconds: float, ending: str
) -> list[list[tuple[Any, ...]]] | None:
    """Record ``job``, commit, run ``ending``: return its rows, ``None`` where it did not run."""
    session = site.session
    try:
        with unknown([attempt]):
            return session.query_all(_closing(site, job, attempt, seconds, ending))
    except StatementError as error:
        within = session.in_transaction
        if came(session, site.place, [attempt]):
            return None  # only what comes after COMMIT was stopped
        if within:
            what = f"{job.label} was rolled back"
            raise refused_entry(session, site.place, error.failure, what) from error
        # Deferred constraints are checked only now.
        raise at_the_end(job, error.failure) from error


def at_the_end(job: Job, failure: ServerFailure) -> MigrationError:
    """Return what fails when all of ``job`` has run; its last statement stands for it."""
    if not job.statements:
        return MigrationError(job.text.place(job.text.start), "", failure)
    place = job.text.place(job.statements[-1].start)
    return MigrationError(place, job.sql(len(job.statements)), failure)


def _closing(site: Worksite, job: Job, attempt: str, seconds: float, ending: str) -> str:
    entry = record(
        site.place,
        job,
        site.by,
        state=job.end_state,
        done=len(job.statements),
        attempt=attempt,
        milliseconds=str(round(seconds * 1000)),
    )
    return "; ".join((AS_OURSELVES, entry, *site.mirrors.of(job), "commit", ending))
