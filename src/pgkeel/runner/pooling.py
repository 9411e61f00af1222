"""Refuses poolers in transaction mode, where neither our lock nor a setting would hold.

A lock row with a lease could stand in for the lock, but for nothing else: a migration's SET would
reach other people's sessions, and what runs outside a transaction could not be told from an orphan
of itself. So there is one answer: the address of the server.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, LiteralString

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.asking import Asking
from pgkeel.postgres.conninfo import place_of
from pgkeel.postgres.failure import StatementError
from pgkeel.runner.connecting import open_session

if TYPE_CHECKING:
    from pgkeel.postgres.session import Session

_PID: LiteralString = "select pg_catalog.pg_backend_pid()"
_ROUNDS = 5
_PATIENCE = 10.0
"""Seconds for the second session to get a server: in session mode there may be none left, and on a
busy machine one takes long; too few and a pooler in transaction mode is let through."""
_SUPABASE_POOLER, _ITS_PORT = ".pooler.supabase.com", "6543"


def refuse_pooled(session: Asking, url: DatabaseUrl, label: str) -> None:
    """Raise RUN072 where transactions of ``session`` may be run by several sessions of the server.

    A server itself, and a pooler in session mode, are let through. It takes no lock, sets nothing
    and leaves no transaction open, so nothing of it stays with a session that others get next.
    """
    host, port = place_of(url)
    if host.endswith(_SUPABASE_POOLER) and port == _ITS_PORT:
        raise KeelError(
            run.POOLED,
            f"{label} is Supabase's pooler in transaction mode, port {_ITS_PORT}",
            hint="use the direct address, db.PROJECT.supabase.co port 5432, or port 5432 of the "
            "same pooler, which is in session mode",
        )
    first = _pid(session)
    # A server says its own number when one connects; poolers make one up, since who is connected
    # may be cancelled at another session later.
    if first == session.announced_pid:
        return
    why = _shared(session, lambda: open_session(url), first)
    if why:
        raise KeelError(
            run.POOLED,
            f"{label} is reached through a pooler in transaction mode: {why}",
            hint="give the server's own address, or the pooler's for session mode (pgbouncer: "
            "pool_mode = session)",
        )


def _shared(session: Asking, again: Callable[[], "Session"], first: int) -> str | None:
    """Return how it is seen that sessions of the server are shared; ``None`` where they are not.

    A session of ours that is idle keeps its server in session mode only: in transaction mode a
    second one of ours gets the same, or makes the first one get another.
    """
    changed = "its transactions ran in different sessions of the server"
    try:
        second = again()
    except KeelError:
        # No other connection is to be had: what this one does alone has to do.
        return changed if any(_pid(session) != first for _ in range(_ROUNDS)) else None
    with second:
        for _ in range(_ROUNDS):
            if _pid(session) != first:
                return changed
            other = _pid_in_transaction(second)
            if other == first:
                return "one session of the server served two of ours"
            if other is None:
                # It waits for a server, and ours is served at once: ours is kept for us.
                break
            if _pid(session) != first:
                return changed
            second.run("rollback")
    return changed if _pid(session) != first else None


def _pid_in_transaction(session: "Session") -> int | None:
    """Return the server's session of a transaction, which is left open; ``None`` if there is none.

    RUN072 where transactions are refused: that is statement mode.
    """
    over = threading.Timer(_PATIENCE, session.abort)
    over.start()
    try:
        session.run("begin")
        return _pid(session)
    except StatementError as error:
        raise KeelError(
            run.POOLED, f"the pooler refuses transactions: {error.failure.message}"
        ) from error
    except KeelError:
        return None
    finally:
        over.cancel()


def _pid(session: Asking) -> int:
    return int(session.query(_PID)[0][0])
