"""Writes entries of the ledger in a transaction of their own, and says why they are refused."""

from collections.abc import Iterable
from typing import LiteralString

from pgkeel import config
from pgkeel.catalog.quoting import in_quotes
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.failure import ServerFailure, StatementError
from pgkeel.postgres.session import Session
from pgkeel.runner.ledger import table_name
from pgkeel.runner.recording import is_thrown_away

_DENIED = "42501"
_ME: LiteralString = "select pg_catalog.quote_ident(current_user)"


def write_entries(session: Session, place: config.Ledger, texts: Iterable[str], what: str) -> None:
    """Run ``texts`` in one transaction; RUN005 where they are refused: then ``what`` is not so."""
    try:
        session.run("; ".join(("begin", *texts, "commit")).encode())
    except StatementError as error:
        raise refused_entry(session, place, error.failure, what) from error


def refused_entry(
    session: Session, place: config.Ledger, failure: ServerFailure, what: str, left: str = ""
) -> KeelError:
    """Return RUN005 with the GRANT that is lacking, if that is it; no transaction is open then.

    ``left`` says what is there all the same.
    """
    if session.in_transaction:
        session.run("rollback")
    hint = None
    if failure.sqlstate == _DENIED:
        ((role,),) = session.query(_ME)
        hint = (
            f"grant usage on schema {in_quotes(place.schema)} to {role}; "
            f"grant select, insert, update on {table_name(place)} to {role};"
        )
    why = "a trigger or rule throws it away" if is_thrown_away(failure) else failure.message
    return KeelError(
        run.LEDGER_NOT_WRITTEN,
        f"{what}: its entry was refused: {why}",
        detail="\n".join((*failure.lines(), *([left] if left else []))),
        hint=hint,
    )
