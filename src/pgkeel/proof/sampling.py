"""Looks from a session of its own at what another one has locked, again and again."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import LiteralString

from pgkeel.errors import KeelError
from pgkeel.postgres.session import Session, StatementError

_LOCKS: LiteralString = """
select l.relation::int8, l.mode from pg_locks l
where l.pid = %s and l.locktype = 'relation' and l.granted
  and l.database = (select oid from pg_database where datname = current_database())
"""
_EVERY = 0.001


class Sampler:
    """One thread that looks at what process ``pid`` of the server holds, until it is stopped."""

    def __init__(self, another: Callable[[], Session], pid: int) -> None:
        self._seen: set[tuple[int, str]] = set()
        self._done = threading.Event()
        self._session = another()
        self._pid = pid
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        # Where the server is gone the other session tells of it.
        with suppress(KeelError, StatementError):
            while not self._done.is_set():
                self._seen.update(self._session.query(_LOCKS, (self._pid,)))
                time.sleep(_EVERY)

    def stop(self) -> set[tuple[int, str]]:
        """End and return all that was seen: relations by OID, and modes as pg_locks names them."""
        self._done.set()
        self._thread.join()
        self._session.close()
        return self._seen
