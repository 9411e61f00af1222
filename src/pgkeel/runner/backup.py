"""Keeps the rows of tables beside the ledger, before a migration loses them."""

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import apv
from pgkeel.postgres.session import StatementError
from pgkeel.rows.backups import Keeping
from pgkeel.runner.job import Job
from pgkeel.runner.worksite import LOCK_NOT_AVAILABLE, Worksite
from pgkeel.sandbox.run import MigrationError


def keep_tables(site: Worksite, job: Job) -> None:
    """Copy each table of ``job.backups`` in the transaction that is open, and count both.

    What was kept is told as the notices of a migration are. APV006 when a copy cannot be made; a
    lock that is not to be had in time is a ``MigrationError`` as that of a statement.
    """
    keeping = Keeping(schema=site.place.schema, label=job.label, tables=job.backups)
    for table, sql in zip(job.backups, keeping.statements(), strict=True):
        try:
            site.session.run(sql.encode())
            ((told,),) = site.session.query("select pg_catalog.current_setting('pgkeel.kept')")
        except StatementError as error:
            if error.failure.sqlstate == LOCK_NOT_AVAILABLE:
                place = job.text.place(job.statements[0].start)
                raise MigrationError(place, job.sql(1), error.failure) from error
            raise KeelError(
                apv.NOT_KEPT,
                f"{job.label}: {table} could not be kept: {error.failure.message}",
                detail="\n".join(error.failure.lines()),
            ) from error
        site.session.notices.append(told)
