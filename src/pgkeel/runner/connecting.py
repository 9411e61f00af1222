"""Sessions with live databases for work that changes them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import env, run, sbx
from pgkeel.postgres.failure import StatementError

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session

_LEAVES_WITHIN, _PAUSE = 1.0, 0.05


def open_session(url: DatabaseUrl) -> "Session":
    """Connect; ENV001 when that fails."""
    # The driver is slow to import, and a look may have told that there is nothing to do.
    from pgkeel.postgres.session import Session  # noqa: PLC0415 -- as said

    try:
        return Session.on_url(url, watched=True)
    except KeelError as error:
        raise KeelError(env.CANNOT_CONNECT, error.message, detail=error.detail) from error


def _open_again(url: DatabaseUrl) -> "Session":
    """Connect where somebody has just left: there may be room for one only."""
    ends = time.monotonic() + _LEAVES_WITHIN
    while True:
        try:
            return open_session(url)
        except KeelError:
            if time.monotonic() > ends:
                raise
            time.sleep(_PAUSE)


def refused_answer(label: str, error: StatementError) -> KeelError:
    """Return ENV002: the server refused what keel itself asks of it."""
    detail = "\n".join(error.failure.lines())
    return KeelError(env.REFUSED, f"{label} refused to answer", detail=detail)


@contextmanager
def connected(url: DatabaseUrl, label: str, *, looked: bool = False) -> Iterator["Session"]:
    """Give a session with the database at ``url``, which people know as ``label``.

    ``looked``: a look at it has just ended, whose place the server may not have free yet.

    ENV001 when it cannot be reached, ENV002 when it refuses what keel itself asks, RUN019 when the
    connection is lost.
    """
    session = _open_again(url) if looked else open_session(url)
    try:
        yield session
    except StatementError as error:
        raise refused_answer(label, error) from error
    except KeelError as error:
        if error.code is not sbx.SERVER_LOST:
            raise
        raise KeelError(run.CONNECTION_LOST, f"{label}: {error.message}") from error
    finally:
        session.close()
