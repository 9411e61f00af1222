"""Sessions with live databases; what they cannot do is told as theirs, not as the sandbox's."""

from collections.abc import Iterator
from contextlib import contextmanager

from pgkeel.config import DatabaseUrl
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import env, sbx
from pgkeel.postgres.session import Session, StatementError


@contextmanager
def live_session(url: DatabaseUrl, label: str) -> Iterator[Session]:
    """Give a session with the database at ``url``, which people know as ``label``.

    ENV001 when it cannot be reached, ENV002 when it refuses a statement of the block.
    """
    try:
        with Session.on_url(url) as session:
            yield session
    except StatementError as error:
        detail = "\n".join(error.failure.lines())
        raise KeelError(env.REFUSED, f"{label} refused to answer", detail=detail) from error
    except KeelError as error:
        if error.code is not sbx.CANNOT_CONNECT:
            raise
        raise KeelError(env.CANNOT_CONNECT, error.message, detail=error.detail) from error
