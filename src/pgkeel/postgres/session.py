"""One session with a server: runs SQL text as it stands, and tells failures as values."""

import contextlib
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, LiteralString, NamedTuple, Self

import psycopg
from psycopg import adapt, generators, sql, waiting

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.conninfo import keepalives
from pgkeel.postgres.failure import ServerFailure, StatementError
from pgkeel.postgres.variables import libpq_variables, no_libpq_variables

__all__ = [
    "SERVER_VERSION",
    "Answer",
    "Committed",
    "PlainConnection",
    "Session",
    "StatementError",
    "connect_plainly",
    "with_database",
]

SERVER_VERSION = "select split_part(current_setting('server_version'), ' ', 1)"
"""Packagers append their own version after a blank."""

PlainConnection = psycopg.Connection[tuple[Any, ...]]
"""The driver's own, for somebody else's code."""

_DISK_FULL = "53100"
_CANCEL_WITHIN = 5.0
_ROWS, _FAILED = psycopg.pq.ExecStatus.TUPLES_OK, psycopg.pq.ExecStatus.FATAL_ERROR


class Committed(NamedTuple):
    """What was said until one of several COMMITs: the rows of each statement that gave any."""

    rows: list[list[tuple[Any, ...]]]
    notices: list[str]


class Answer(NamedTuple):
    """What came of several transactions that were sent in one message."""

    committed: list[Committed]
    """One for each COMMIT that came, in order; what followed the last is left out."""
    refused: Exception | None
    """What a statement failed with: nothing after it was run. As ``Session`` raises it."""


class Session:
    """A connection in autocommit mode: a transaction begins only where the text says so.

    A context manager; leaving it closes the connection. Failures of a statement raise
    ``StatementError``; losing the server raises SBX004.
    """

    def __init__(self, connection: "psycopg.Connection[tuple[Any, ...]]") -> None:
        self._connection = connection
        self.notices: list[str] = []
        self.busy_since: float | None = None
        """When the request began that the server has not answered yet; for who watches."""
        self.busy_with = 0
        """How many bytes it has: they take their time on a slow line."""
        connection.add_notice_handler(self._keep_notice)

    @classmethod
    def on_socket(cls, sockets: Path, *, user: str, database: str) -> "Session":
        """Connect to a sandbox server by the folder of its socket."""
        try:
            with no_libpq_variables():
                connection = psycopg.connect(
                    host=str(sockets),
                    user=user,
                    dbname=database,
                    autocommit=True,
                    application_name="pgkeel",
                    client_encoding="utf8",
                    prepare_threshold=None,
                )
        except psycopg.Error as error:
            raise KeelError(sbx.SERVER_LOST, f"cannot connect: {_line(error)}") from error
        return cls(connection)

    @classmethod
    def on_url(
        cls, url: DatabaseUrl, *, database: str | None = None, watched: bool = False
    ) -> "Session":
        """Connect to a server by URL, to ``database`` when given; SBX005 when that fails.

        ``watched``: where the network goes away without a word, that is noticed within a minute.
        """
        target = with_database(url, database) if database else url
        more: dict[str, Any] = {**keepalives(target)} if watched else {}
        try:
            with libpq_variables():
                connection = psycopg.connect(
                    target.reveal(),
                    autocommit=True,
                    application_name="pgkeel",
                    connect_timeout=10,
                    client_encoding="utf8",
                    prepare_threshold=None,
                    **more,
                )
        except psycopg.Error as error:
            # The driver's message names host, user and database, never the password.
            raise KeelError(
                sbx.CANNOT_CONNECT, f"cannot connect to {url}", detail=str(error).strip()
            ) from None
        return cls(connection)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction block is open, aborted or not."""
        return self._connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE

    @property
    def announced_pid(self) -> int:
        """The number by which the other end called itself when connecting; poolers make one up."""
        return self._connection.info.backend_pid

    @property
    def is_lost(self) -> bool:
        """Whether the connection is gone."""
        return self._connection.closed or self._connection.broken

    def abort(self) -> None:
        """Cut the connection from another thread: whatever this session waits for fails."""
        with (
            contextlib.suppress(OSError, psycopg.Error),
            socket.socket(fileno=os.dup(self._connection.fileno())) as cut,
        ):
            cut.shutdown(socket.SHUT_RDWR)

    def cancel(self) -> None:
        """Have the server cancel what this session runs; may be called from another thread."""
        with contextlib.suppress(psycopg.Error):
            self._connection.cancel_safe(timeout=_CANCEL_WITHIN)

    def run(self, text: bytes | LiteralString) -> None:
        """Run one or more statements exactly as written; results are thrown away."""
        with self._busy(len(text)):
            self._connection.execute(text)

    def query(
        self, text: LiteralString, parameters: Sequence[object] = ()
    ) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows."""
        with self._busy(len(text)):
            return self._connection.execute(text, parameters or None).fetchall()

    def stream(self, texts: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
        """Send statements made by this program all at once; yield the rows of each as they come."""
        try:
            with self._connection.pipeline():
                cursors = [self._connection.execute(text.encode()) for text in texts]
                for cursor in cursors:
                    yield cursor.fetchall()
        except psycopg.Error as error:
            raise self._translate(error) from error

    def query_made(self, text: str) -> list[tuple[Any, ...]]:
        """Run one statement made by this program and return its rows."""
        try:
            return self._connection.execute(text.encode()).fetchall()
        except psycopg.Error as error:
            raise self._translate(error) from error

    def describe(self, text: str) -> tuple[tuple[str, int], ...]:
        """Prepare one statement and return the columns it would give, with the OIDs of types."""
        connection = self._connection.pgconn
        content = text.encode()
        for result in (connection.prepare(b"", content), connection.describe_prepared(b"")):
            if result.status != psycopg.pq.ExecStatus.COMMAND_OK:
                raise self._translate(psycopg.errors.error_from_result(result))
        return tuple(
            ((result.fname(at) or b"").decode(), result.ftype(at)) for at in range(result.nfields)
        )

    def query_all(self, text: str) -> list[list[tuple[Any, ...]]]:
        """Run statements made by this program in one message; return the rows of each that has."""
        found: list[list[tuple[Any, ...]]] = []
        with self._busy(len(text)):
            # Most give no rows, and there may be many: a cursor would look at each by turns.
            results = self._results(text.encode())
            loader = adapt.Transformer(self._connection)
            for one in results:
                if one.status == _ROWS:
                    loader.set_pgresult(one)
                    found.append(loader.load_rows(0, one.ntuples, tuple))
        return found

    def run_transactions(self, text: str, meanwhile: Callable[[], None]) -> Answer:
        """Run statements made by this program in one message, each COMMIT of which is told apart.

        ``meanwhile`` is called while the server works on them. Whatever stops it, or the wait for
        the server, cancels what runs; the session can be used after that.
        """
        connection = self._connection
        said = len(self.notices)
        try:
            with self._busy(len(text)), connection.lock:
                connection.wait(self._sending(text.encode()))
                try:
                    meanwhile()
                    results = connection.wait(self._receiving())
                except BaseException:
                    self._stop_receiving()
                    raise
                return self._answer(results, said)
        finally:
            del self.notices[said:]

    @contextlib.contextmanager
    def _busy(self, size: int) -> Iterator[None]:
        """Let who watches see a request of ``size`` bytes, and raise what it fails with as said."""
        self.busy_with, self.busy_since = size, time.monotonic()
        try:
            yield
        except psycopg.Error as error:
            raise self._translate(error) from error
        finally:
            self.busy_since = None

    def _answer(self, results: "list[tuple[psycopg.pq.abc.PGresult, int]]", said: int) -> Answer:
        loader = adapt.Transformer(self._connection)
        committed: list[Committed] = []
        rows: list[list[tuple[Any, ...]]] = []
        for one, noticed in results:
            if one.status == _FAILED:
                error = self._translate(psycopg.errors.error_from_result(one))
                if isinstance(error, KeelError) and error.code is sbx.SERVER_LOST:
                    raise error
                return Answer(committed, error)
            if one.status == _ROWS:
                loader.set_pgresult(one)
                rows.append(loader.load_rows(0, one.ntuples, tuple))
            elif one.command_status == b"COMMIT":
                committed.append(Committed(rows, self.notices[said:noticed]))
                rows, said = [], noticed
        return Answer(committed, None)

    def _sending(self, text: bytes) -> "psycopg.abc.PQGen[None]":
        pgconn = self._connection.pgconn
        pgconn.send_query(text)
        while pgconn.flush():
            if (yield waiting.WAIT_RW) & waiting.READY_R:
                pgconn.consume_input()

    def _receiving(self) -> "psycopg.abc.PQGen[list[tuple[psycopg.pq.abc.PGresult, int]]]":
        """Return the result of each statement, and how many notices had come by then."""
        pgconn = self._connection.pgconn
        found: list[tuple[psycopg.pq.abc.PGresult, int]] = []
        while True:
            while pgconn.is_busy():
                if (yield waiting.WAIT_R):
                    pgconn.consume_input()
            result = pgconn.get_result()
            if result is None:
                return found
            found.append((result, len(self.notices)))

    def _stop_receiving(self) -> None:
        """Cancel what runs and take what is still said, unless that is over or the server gone."""
        connection = self._connection
        if connection.info.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
            with contextlib.suppress(psycopg.Error):
                connection.cancel_safe(timeout=5.0)
            with contextlib.suppress(psycopg.Error):
                connection.wait(self._receiving())

    def _results(self, text: bytes) -> "list[psycopg.pq.abc.PGresult]":
        """Send one message; return the result of each statement, raise for one that failed."""
        connection = self._connection

        def exchange() -> "psycopg.abc.PQGen[list[psycopg.pq.abc.PGresult]]":
            connection.pgconn.send_query(text)
            results: list[psycopg.pq.abc.PGresult] = yield from generators.execute(
                connection.pgconn
            )
            return results

        with connection.lock:
            found = connection.wait(exchange())
        for one in found:
            if one.status == _FAILED:
                raise psycopg.errors.error_from_result(one)
        return found

    def run_with_names(self, text: LiteralString, *names: str) -> None:
        """Run ``text`` with each ``{}`` replaced by a name, quoted as an identifier."""
        try:
            self._connection.execute(sql.SQL(text).format(*map(sql.Identifier, names)))
        except psycopg.Error as error:
            raise self._translate(error) from error

    def copy_out(self, statement: bytes) -> None:
        """Run ``COPY … TO stdout``; what it gives is thrown away, as the rows of a query are."""
        try:
            with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
                for _ in copy:
                    pass
        except psycopg.Error as error:
            raise self._translate(error) from error

    def copy_in(self, statement: bytes, data: Iterable[bytes]) -> int:
        """Run ``COPY … FROM stdin`` with ``data``; return how many rows came in."""
        try:
            with self._connection.cursor() as cursor:
                with cursor.copy(statement) as copy:
                    for chunk in data:
                        copy.write(chunk)
                return cursor.rowcount
        except psycopg.Error as error:
            raise self._translate(error) from error

    def close(self) -> None:
        """Close the connection; an open transaction is rolled back by the server."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()

    def _keep_notice(self, diagnostic: "psycopg.errors.Diagnostic") -> None:
        if diagnostic.severity_nonlocalized == "WARNING":
            self.notices.append(diagnostic.message_primary or "")

    def _translate(self, error: psycopg.Error) -> Exception:
        diagnostic = error.diag
        if diagnostic.sqlstate is None or self._connection.broken:
            return KeelError(sbx.SERVER_LOST, f"the server went away: {_line(error)}")
        if diagnostic.sqlstate == _DISK_FULL:
            return KeelError(sbx.DISK_FULL, diagnostic.message_primary or str(error))
        position = diagnostic.statement_position
        return StatementError(
            ServerFailure(
                sqlstate=diagnostic.sqlstate,
                message=diagnostic.message_primary or str(error),
                detail=diagnostic.message_detail,
                hint=diagnostic.message_hint,
                context=diagnostic.context,
                position=int(position) if position else None,
                constraint=diagnostic.constraint_name,
                column=diagnostic.column_name,
            )
        )


def connect_plainly(url: DatabaseUrl, *, alone: bool, **more: Any) -> PlainConnection:
    """Connect for somebody else's code: with the driver's own defaults, but for ``more``.

    ``alone``: no PG* variable of the process counts, for what needs nothing but its URL.
    """
    with no_libpq_variables() if alone else libpq_variables():
        return psycopg.connect(url.reveal(), **more)


def with_database(url: DatabaseUrl, database: str) -> DatabaseUrl:
    """Return ``url`` with another database in it."""
    return DatabaseUrl(psycopg.conninfo.make_conninfo(url.reveal(), dbname=database))


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
