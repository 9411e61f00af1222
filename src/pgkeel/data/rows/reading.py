"""Reads the rows of reference tables as keys and hashes: one transaction, a limit, a timeout."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from msgspec import Struct

from pgkeel.data.rows.queries import TABLES, beginning, columns_of, rows_of
from pgkeel.data.rows.shape import Plan, Shape, shapes_of
from pgkeel.names import Name
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError

Key = tuple[str | None, ...]
"""The values of a key as they are shown; ``None`` for what is NULL, or never shown."""


class Row(Struct, frozen=True):
    """One row, or several that are alike where there is no key."""

    key: Key
    hash: bytes
    columns: tuple[bytes, ...] = ()
    """The hash of each column that is compared, where they were asked for."""
    times: int = 1


class TooMany(Struct, frozen=True):
    """There are more rows than may be read."""

    limit: int


class Refused(Struct, frozen=True):
    """The server did not give them: no right, row-level security, or out of time."""

    failure: ServerFailure


Rows = Mapping[bytes, Row]


@contextmanager
def reading(session: Session, timeout: str) -> Iterator[None]:
    """Open the transaction in which all tables of a database are read, and end it."""
    session.run(beginning(timeout).encode())
    try:
        yield
    finally:
        if not session.is_lost:
            session.run("rollback")


def read_shapes(session: Session) -> Mapping[Name, Shape]:
    """Return all tables of the database with their columns and keys."""
    return {one.table: one for one in shapes_of(session.query(TABLES))}


def read_rows(
    session: Session, plan: Plan, limit: int, *, by_column: bool = False
) -> Rows | TooMany | Refused:
    """Return the rows of a table by what identifies them; with a hash a column if asked for."""
    query = columns_of if by_column else rows_of
    found = _asked(session, query(plan, limit + 1))
    if isinstance(found, Refused):
        return found
    if len(found) > limit:
        return TooMany(limit)
    return _by_identity(found, by_column=by_column)


def read_columns(session: Session, plan: Plan, limit: int, rows: Rows) -> Rows | Refused:
    """Return the hashes of the columns of some rows."""
    found = _asked(session, columns_of(plan, limit, rows))
    return found if isinstance(found, Refused) else _by_identity(found, by_column=True)


def _by_identity(found: list[tuple[Any, ...]], *, by_column: bool) -> Rows:
    rows: dict[bytes, Row] = {}
    for identity, key, hashes in found:
        known = rows.get(identity)
        if known:
            rows[identity] = Row(known.key, known.hash, known.columns, known.times + 1)
        elif by_column:
            rows[identity] = Row(tuple(key), b"", tuple(hashes))
        else:
            rows[identity] = Row(tuple(key), hashes)
    return rows


def _asked(session: Session, query: str) -> list[tuple[Any, ...]] | Refused:
    """Run a query of the open transaction; what fails leaves the transaction as it was."""
    session.run("savepoint keel_rows")
    try:
        found = session.query_made(query)
    except StatementError as error:
        session.run("rollback to savepoint keel_rows")
        return Refused(error.failure)
    session.run("release savepoint keel_rows")
    return found
