"""Finds out what became of transactions whose COMMIT was on its way when something stopped them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pgkeel import config
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.session import Session
from pgkeel.runner.entry import Entry
from pgkeel.runner.ledger import read_ledger


class CommitUnknownError(Exception):
    """The connection was lost while COMMITs were on their way.

    The entries of those that came have their ``attempts``. The cause is what the driver said.
    """

    def __init__(self, attempts: Sequence[str]) -> None:
        super().__init__(*attempts)
        self.attempts = tuple(attempts)


class InterruptedAtCommit(KeyboardInterrupt):
    """Somebody interrupted while COMMITs were on their way."""

    def __init__(self, attempts: Sequence[str]) -> None:
        super().__init__(*attempts)
        self.attempts = tuple(attempts)


@contextmanager
def unknown(attempts: Sequence[str]) -> Iterator[None]:
    """Say of a block that commits when it is not known how many of ``attempts`` it did."""
    try:
        yield
    except KeelError as error:
        if error.code is sbx.SERVER_LOST:
            raise CommitUnknownError(attempts) from error
        raise
    except InterruptedAtCommit:
        raise
    except KeyboardInterrupt as stop:
        raise InterruptedAtCommit(attempts) from stop


def came(session: Session, place: config.Ledger, attempts: Sequence[str]) -> tuple[Entry, ...]:
    """Return the entries of those that were stopped only after their COMMIT.

    The transaction that is open, if there is one, is over then.
    """
    with unknown(attempts):
        if session.in_transaction:
            session.run("rollback")
        return find_attempts(session, place, attempts)


def find_attempts(
    session: Session, place: config.Ledger, attempts: Sequence[str]
) -> tuple[Entry, ...]:
    """Return the entries that the ledger has of ``attempts``, which were made in this order.

    Each comes after the one before it, so they are the first of them.
    """
    ledger = read_ledger(session, place)
    entries = {entry.attempt: entry for entry in ledger.entries} if ledger else {}
    return tuple(entries[one] for one in attempts if one in entries)
