"""Keeps rows before a migration as the runner does, so that its rollback can be proved."""

from collections.abc import Iterator

from pgkeel.catalog.quoting import identifier
from pgkeel.postgres.session import StatementError
from pgkeel.proof.stand import Copy
from pgkeel.rows.backups import Keeping


def keep(copy: Copy, keeping: Keeping) -> Iterator[str]:
    """Copy the tables of ``keeping``, as whoever runs migrations; yield why one could not be.

    A rollback that needs what was not kept fails, as it would in production.
    """
    session = copy.session
    try:
        session.run(f"create schema if not exists {identifier(keeping.schema)}".encode())
    except StatementError as error:
        yield f"nothing could be kept: {error.failure.message}"
        return
    for table, sql in zip(keeping.tables, keeping.statements(), strict=True):
        try:
            session.run(sql.encode())
        except StatementError as error:
            yield f"{table} could not be kept: {error.failure.message}"
