"""Tries something within a transaction that has to go on if it fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from pgkeel.postgres.session import Session, StatementError


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Undo what is within where it fails, and let the failure go on."""
    session.run("savepoint keel_synthetic")
    try:
        yield
    except StatementError:
        session.run("rollback to savepoint keel_synthetic; release savepoint keel_synthetic")
        raise
    session.run("release savepoint keel_synthetic")
