"""Says what went wrong with a job, and what is left of it, as an error for people."""

from pgkeel.errors import Code, KeelError
from pgkeel.errors.catalogue import run, sbx
from pgkeel.runner.job import Job
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError, excerpt

_LONGER = "give it more time: SET LOCAL statement_timeout above it, or [apply] statement_timeout"
_HINTS = {
    # Tried again by itself, it might end a transaction of the application each time instead.
    "40P01": "it is not tried again by itself: take its locks in the order in which the "
    "application takes them, or one table in each migration; then `keel apply` again",
    "40001": "it is not tried again by itself: without an isolation level of its own it cannot "
    "fail so",
}
CANCELLED = "57014"


def failed_error(site: Worksite, job: Job, failed: MigrationError) -> KeelError:
    """Return RUN001 with the statement, what the server said, and what is left of ``job``."""
    report = failed.failure
    waited = [f"waited for {blocker}" for blocker in site.watch.blockers]
    timed_out = report.sqlstate == CANCELLED and "statement timeout" in report.message
    return KeelError(
        run.FAILED,
        f"{job.label}: {report.message} (SQLSTATE {report.sqlstate})",
        place=failed.place,
        detail="\n".join((*excerpt(failed.statement), *report.lines(), *waited, what_is_left(job))),
        hint=_LONGER if timed_out else _HINTS.get(report.sqlstate),
    )


def lost_error(job: Job, error: KeelError) -> KeelError:
    """Return RUN019, or RUN001 for a full disk, with what is known of ``job``."""
    code: Code = run.FAILED if error.code is sbx.DISK_FULL else run.CONNECTION_LOST
    return KeelError(code, f"{job.label}: {error.message}", detail=what_is_left(job))


def what_is_left(job: Job) -> str:
    """Say what of ``job`` is in the database when it did not come to its end."""
    if not job.no_transaction:
        return "Nothing of it is left: it runs in one transaction."
    return (
        "It runs outside a transaction: the statements before stay, and the ledger knows which. "
        "The next run goes on from there."
    )
