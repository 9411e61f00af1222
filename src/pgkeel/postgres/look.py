"""A quick look at a database: the driver's own libpq, without the driver around it.

Importing the driver takes longer than all that is asked where there is nothing to do. This can
connect, ask and read the types that such questions give, and nothing else: where anything is not as
expected it says so, and a ``Session`` does the same in full, with words for every failure.
"""

import ctypes
import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from pgkeel.config import DatabaseUrl
from pgkeel.postgres.conninfo import keepalives
from pgkeel.postgres.variables import libpq_variables

_CONNECTED, _CONNECTION_BAD = 0, 1
_READING, _WRITING, _READY = 1, 2, 3
_ROWS = 2
_TEXTS = 1009
_PATIENCE = 2.0
"""Seconds to connect in: whoever is further away, or not there at all, is for a session."""


class NoLookError(Exception):
    """It cannot be told by a look: a session has to be opened."""


def saves_time() -> bool:
    """Whether a look is quicker than a session: the driver is not loaded yet."""
    return "psycopg" not in sys.modules


class Look:
    """A connection that only asks, in autocommit mode. A context manager; leaving it closes it.

    Everything that goes wrong raises ``NoLookError``.
    """

    def __init__(self, url: DatabaseUrl) -> None:
        """Connect as ``Session.on_url`` does."""
        self._libpq = _library()
        given = {
            **{name: str(value) for name, value in keepalives(url).items()},
            "dbname": url.reveal(),
            "application_name": "pgkeel",
            "client_encoding": "utf8",
        }
        with libpq_variables():
            names, values = _texts([*given, None]), _texts([*given.values(), None])
            self._connection = self._libpq.PQconnectStartParams(names, values, 1)
        try:
            self._connect()
        except BaseException:
            self.close()
            raise

    def _connect(self) -> None:
        libpq, connection = self._libpq, self._connection
        if not connection or libpq.PQstatus(connection) == _CONNECTION_BAD:
            raise NoLookError
        ends = time.monotonic() + _PATIENCE
        waits_for = _WRITING
        while waits_for != _READY:
            self._wait(waits_for, ends - time.monotonic())
            waits_for = libpq.PQconnectPoll(connection)
            if waits_for not in (_READING, _WRITING, _READY):
                raise NoLookError
        libpq.PQsetNoticeProcessor(connection, _silence(), None)

    def _wait(self, waits_for: int, seconds: float | None = None) -> None:
        socket = self._libpq.PQsocket(self._connection)
        if socket < 0 or (seconds is not None and seconds <= 0):
            raise NoLookError
        # Waited for here and not in libpq, so that Ctrl-C is heard.
        reading, writing = ([socket], []) if waits_for == _READING else ([], [socket])
        if not any(select.select(reading, writing, [], seconds)):
            raise NoLookError

    @property
    def announced_pid(self) -> int:
        """The number by which the other end called itself when connecting; poolers make one up."""
        return int(self._libpq.PQbackendPID(self._connection))

    def query(self, text: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement, ``%s`` in it for each of ``parameters``, and return its rows."""
        libpq, connection = self._libpq, self._connection
        head, *rest = text.split("%s") if parameters else [text]
        text = head + "".join(f"${at}{part}" for at, part in enumerate(rest, start=1))
        values = _texts([_parameter(one) for one in parameters])
        kinds = (ctypes.c_uint * len(parameters))(
            *(_TEXTS if isinstance(one, list) else 0 for one in parameters)
        )
        count = len(parameters)
        sent = libpq.PQsendQueryParams(
            connection, text.encode(), count, kinds, values, None, None, 0
        )
        if not sent:
            raise NoLookError
        while libpq.PQisBusy(connection):
            self._wait(_READING)
            if not libpq.PQconsumeInput(connection):
                raise NoLookError
        result = libpq.PQgetResult(connection)
        try:
            return self._rows(result)
        finally:
            while result:
                libpq.PQclear(result)
                result = libpq.PQgetResult(connection)

    def query_made(self, text: str) -> list[tuple[Any, ...]]:
        """Run one statement made by this program and return its rows."""
        return self.query(text)

    def _rows(self, result: int | None) -> list[tuple[Any, ...]]:
        libpq = self._libpq
        if not result or libpq.PQresultStatus(result) != _ROWS:
            raise NoLookError
        columns = []
        height = range(libpq.PQntuples(result))
        value, is_null = libpq.PQgetvalue, libpq.PQgetisnull
        for at in range(libpq.PQnfields(result)):
            read = _READERS.get(libpq.PQftype(result, at))
            if read is None:
                raise NoLookError
            texts = [value(result, row, at) for row in height]
            columns.append(
                [
                    None if not text and is_null(result, row, at) else read(text)
                    for row, text in enumerate(texts)
                ]
            )
        return list(zip(*columns, strict=True))

    def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection:
            self._libpq.PQfinish(connection)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connection."""
        self.close()


_READERS: Mapping[int, Callable[[bytes], Any]] = {
    16: b"t".__eq__,  # boolean
    19: bytes.decode,  # name
    20: int,
    21: int,
    23: int,
    25: bytes.decode,  # text
    26: int,  # oid
}
"""By the OIDs of types, which never change."""


def _parameter(value: object) -> str | None:
    if isinstance(value, list):
        quoted = (
            '"{}"'.format(str(one).replace("\\", "\\\\").replace('"', '\\"')) for one in value
        )
        return f"{{{','.join(quoted)}}}"
    return None if value is None else str(value)


def _texts(values: Sequence[str | None]) -> Any:
    encoded = [None if one is None else one.encode() for one in values]
    return (ctypes.c_char_p * len(encoded))(*encoded)


@cache
def _silence() -> Any:
    """Return what libpq tells of notices: it would print them."""
    return ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_char_p)(lambda *_: None)


@cache
def _library() -> "ctypes.CDLL":
    try:
        library = ctypes.CDLL(str(_library_path()))
    except OSError as error:
        raise NoLookError from error
    pointer, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
    texts = ctypes.POINTER(text)
    kinds, numbers = ctypes.POINTER(ctypes.c_uint), ctypes.POINTER(number)
    functions: Mapping[str, tuple[Any, list[Any]]] = {
        "PQconnectStartParams": (pointer, [texts, texts, number]),
        "PQconnectPoll": (number, [pointer]),
        "PQstatus": (number, [pointer]),
        "PQsocket": (number, [pointer]),
        "PQbackendPID": (number, [pointer]),
        "PQsetNoticeProcessor": (pointer, [pointer, pointer, pointer]),
        "PQsendQueryParams": (
            number,
            [pointer, text, number, kinds, texts, numbers, numbers, number],
        ),
        "PQisBusy": (number, [pointer]),
        "PQconsumeInput": (number, [pointer]),
        "PQgetResult": (pointer, [pointer]),
        "PQresultStatus": (number, [pointer]),
        "PQntuples": (number, [pointer]),
        "PQnfields": (number, [pointer]),
        "PQftype": (ctypes.c_uint, [pointer, number]),
        "PQgetvalue": (text, [pointer, number, number]),
        "PQgetisnull": (number, [pointer, number, number]),
        "PQclear": (None, [pointer]),
        "PQfinish": (None, [pointer]),
    }
    for name, (result, arguments) in functions.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _library_path() -> Path:
    """Return the libpq that the driver brings, so that both are one; ``NoLookError`` without it."""
    spec = find_spec("psycopg_binary") if sys.platform != "win32" else None
    if spec is None or not spec.origin:
        raise NoLookError
    package = Path(spec.origin).parent
    folders = (package.with_name("psycopg_binary.libs"), package / ".dylibs")
    found = [one for folder in folders for one in sorted(folder.glob("libpq[-.]*"))]
    if not found:
        raise NoLookError
    return found[0]
