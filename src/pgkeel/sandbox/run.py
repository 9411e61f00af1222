"""Runs one migration in a session, statement by statement, and places a failure in its file."""

import re
from collections.abc import Iterator, Sequence
from mmap import mmap
from typing import Protocol

from pgkeel.errors import Place
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.transactions import manages_own_transaction
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError
from pgkeel.sql import SqlText, Statement, split

_COPY_CHUNK = 1 << 18
_SHOWN_STATEMENT, _SHOWN_LINES = 2000, 12
"""Characters, and lines."""
_COPIES_OUT = re.compile(rb"copy\b.*\bto\s+stdout\b", re.IGNORECASE | re.DOTALL)
_BODY = re.compile(r"\$\w*\$|'")


class MigrationError(Exception):
    """A statement failed; the migration is rolled back as far as its transaction reaches."""

    def __init__(self, place: Place, statement: str, failure: ServerFailure) -> None:
        super().__init__(failure.message)
        self.place = place
        self.statement = statement
        self.failure = failure


def excerpt(statement: str) -> tuple[str, ...]:
    """Return the lines of a statement that failed, cut when long, to be shown below its place.

    None of one line: the place shows it whole.
    """
    lines = statement.splitlines()
    if len(lines) == 1:
        return ()
    cut = ("…",) if len(lines) > _SHOWN_LINES else ()
    return (*lines[:_SHOWN_LINES], *cut, "")


class Watch(Protocol):
    """Somebody who looks on while a migration runs, statement by statement."""

    def before(self, statement: Statement) -> None:
        """Look before ``statement`` runs; its transaction is open, where it has one."""

    def after(self, statement: Statement) -> None:
        """Look once it ran; its transaction is still open."""


def run_migration(session: Session, migration: Migration, watch: Watch | None = None) -> None:
    """Run ``migration`` in one transaction, or as it says, and reset the session after it.

    A no-transaction migration, and one that is wrapped in BEGIN and COMMIT of its own, runs in
    autocommit mode, so that its own statements decide.
    """
    text = migration.text
    statements = [item for item in split(text) if isinstance(item, Statement)]
    runnable = [item for item in statements if item.kind != "meta"]
    wrapped = not (migration.no_transaction or manages_own_transaction(text, runnable))
    try:
        if wrapped:
            session.run("begin")
        _run_each(session, text, runnable, watch)
        if wrapped:
            _commit(session, text, runnable)
    finally:
        if session.in_transaction:
            session.run("rollback")
        # Roles, settings and temporary tables must not leak into the next migration.
        session.run("discard all")


def _run_each(
    session: Session, text: SqlText, statements: Sequence[Statement], watch: Watch | None
) -> None:
    for statement in statements:
        if watch:
            watch.before(statement)
        run_statement(session, text, statement)
        if watch:
            watch.after(statement)


def run_statement(session: Session, text: SqlText, statement: Statement) -> None:
    """Run one statement of a file with the data below it; ``MigrationError`` when it fails."""
    body = text.slice(statement.start, statement.end).encode()
    try:
        if statement.data:
            session.copy_in(body, _chunks(text, *statement.data))
        elif _COPIES_OUT.match(body):
            session.copy_out(body)
        else:
            session.run(body)
    except StatementError as error:
        raise _failed(text, statement, error.failure) from error


def _commit(session: Session, text: SqlText, statements: Sequence[Statement]) -> None:
    """Commit; deferred constraints may fail only now, and the last statement stands for them."""
    try:
        session.run("commit")
    except StatementError as error:
        raise _failed(text, statements[-1], error.failure) from error


def _chunks(text: SqlText, start: int, end: int) -> Iterator[bytes]:
    for begin in range(start, end, _COPY_CHUNK):
        yield text.buffer[begin : min(begin + _COPY_CHUNK, end)]


def _failed(text: SqlText, statement: Statement, failure: ServerFailure) -> MigrationError:
    end = min(statement.end, statement.start + 4 * _SHOWN_STATEMENT)
    shown = text.slice(statement.start, end)
    if end < statement.end or len(shown) > _SHOWN_STATEMENT:
        shown = f"{shown[:_SHOWN_STATEMENT]} …"
    return MigrationError(text.place(_offset(text, statement, failure)), shown, failure)


def _offset(text: SqlText, statement: Statement, failure: ServerFailure) -> int:
    """Return the byte in the file that the server complains of, as near as it tells."""
    body = text.slice(statement.start, statement.end)
    if failure.position:
        return statement.start + len(body[: failure.position - 1].encode())
    if statement.data and failure.copy_line:
        return _line_start(text.buffer, statement.data[0], statement.data[1], failure.copy_line)
    if failure.do_line and (opening := _BODY.search(body)):
        start = statement.start + len(body[: opening.end()].encode())
        offset = _line_start(text.buffer, start, statement.end, failure.do_line)
        return _skip_blanks(text.buffer, offset, statement.end)
    return statement.start


def _line_start(buffer: bytes | mmap, start: int, end: int, line: int) -> int:
    """Return the offset at which the ``line``-th line from ``start`` begins."""
    for _ in range(line - 1):
        found = buffer.find(b"\n", start, end)
        if found < 0:
            return start
        start = found + 1
    return start


def _skip_blanks(buffer: bytes | mmap, start: int, end: int) -> int:
    while start < end - 1 and buffer[start : start + 1] in (b" ", b"\t"):
        start += 1
    return start
