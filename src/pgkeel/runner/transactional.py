"""Runs a job in one transaction with its entry in the ledger: both are there, or neither is."""

import secrets

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.postgres.session import StatementError
from pgkeel.runner.indexes import find_index, refuse_invalid, refuse_other
from pgkeel.runner.job import Job
from pgkeel.runner.outside import made_index
from pgkeel.runner.recording import AS_OURSELVES, record
from pgkeel.runner.telling import Told
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError, run_statement


class CommitUnknownError(Exception):
    """The connection was lost while COMMIT was on its way; ``attempt`` is in the entry if it came.

    The cause is what the driver said.
    """

    def __init__(self, attempt: str) -> None:
        super().__init__(attempt)
        self.attempt = attempt


def run_transaction(site: Worksite, job: Job, told: Told) -> None:
    """Run ``job`` and record it, trying again where a lock was not to be had.

    ``MigrationError`` for a statement that fails, RUN005 for an entry that cannot be made, RUN021
    and RUN022 for indexes that IF NOT EXISTS would pass over: of all these nothing is left.
    ``CommitUnknownError`` when the connection was lost at the end.
    """
    site.retrying(job, lambda: _attempt(site, job, told))


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


def _attempt(site: Worksite, job: Job, told: Told) -> None:
    session = site.session
    attempt = secrets.token_hex(8)
    try:
        session.run(begin_text(site).encode())
        run_statements(site, job, told)
        _commit(site, job, attempt)
    finally:
        if not session.is_lost and session.in_transaction:
            session.run("rollback")


def _commit(site: Worksite, job: Job, attempt: str) -> None:
    entry = record(
        site.place,
        job,
        site.by,
        state=job.end_state,
        done=len(job.statements),
        attempt=attempt,
    )
    session = site.session
    try:
        texts = (AS_OURSELVES, entry, *site.mirrors.of(job), "commit")
        session.run("; ".join(texts).encode())
    except StatementError as error:
        if session.in_transaction:
            raise KeelError(
                run.LEDGER_NOT_WRITTEN,
                f"{job.label} was rolled back: its entry was refused: {error.failure.message}",
                detail="\n".join(error.failure.lines()),
            ) from error
        # Deferred constraints are checked only now; the last statement stands for them.
        last = job.statements[-1]
        place = job.text.place(last.start)
        raise MigrationError(place, job.sql(len(job.statements)), error.failure) from error
    except KeelError as error:
        if error.code is sbx.SERVER_LOST:
            raise CommitUnknownError(attempt) from error
        raise
    except KeyboardInterrupt as stop:
        raise InterruptedAtCommit(attempt) from stop


class InterruptedAtCommit(KeyboardInterrupt):
    """Somebody interrupted while COMMIT was on its way."""

    def __init__(self, attempt: str) -> None:
        super().__init__(attempt)
        self.attempt = attempt
