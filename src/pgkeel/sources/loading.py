"""Runs SQL text whose world is not all there: roles it speaks of are made, what is there stays."""

import re
from collections.abc import Iterator

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError
from pgkeel.sql import SqlText, Statement, SyntaxProblem, split

_UNDEFINED_OBJECT = "42704"
_DUPLICATE_SCHEMA = "42P06"
_ROLE = re.compile(r'role "(?P<name>.*)" does not exist')
_SHOWN = 2000
_COPY_CHUNK = 1 << 18


def load(session: Session, text: SqlText) -> None:
    """Run ``text`` statement by statement as psql would, its own commands left out.

    A role that it speaks of and that is not there is made, without login; a schema that is there
    already stays. DIF003 with the place of the statement that fails otherwise.
    """
    for item in split(text):
        if isinstance(item, SyntaxProblem):
            raise KeelError(dif.SOURCE_FAILS, item.message, place=text.place(item.offset))
        if item.kind != "meta":
            _run(session, text, item)


def with_roles(session: Session, sql: bytes) -> None:
    """Run one statement; a role that it needs and that is not there is made, without login."""
    made: set[str] = set()
    while True:
        try:
            session.run(sql)
        except StatementError as error:
            role = _missing_role(error.failure)
            if role is None or role in made or session.in_transaction:
                raise
            made.add(role)
            session.run_with_names("create role {} nologin", role)
        else:
            return


def _run(session: Session, text: SqlText, statement: Statement) -> None:
    body = text.slice(statement.start, statement.end).encode()
    try:
        if statement.data:
            session.copy_in(body, _chunks(text, *statement.data))
        else:
            with_roles(session, body)
    except StatementError as error:
        if error.failure.sqlstate == _DUPLICATE_SCHEMA:
            return
        raise KeelError(
            dif.SOURCE_FAILS,
            f"{error.failure.message} (SQLSTATE {error.failure.sqlstate})",
            place=text.place(statement.start),
            detail="\n".join(
                (text.slice(statement.start, statement.end)[:_SHOWN], *error.failure.lines())
            ),
        ) from error


def _missing_role(failure: ServerFailure) -> str | None:
    if failure.sqlstate != _UNDEFINED_OBJECT:
        return None
    found = _ROLE.fullmatch(failure.message)
    return found["name"] if found else None


def _chunks(text: SqlText, start: int, end: int) -> Iterator[bytes]:
    for begin in range(start, end, _COPY_CHUNK):
        yield text.buffer[begin : min(begin + _COPY_CHUNK, end)]
