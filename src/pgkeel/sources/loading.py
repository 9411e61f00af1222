"""Runs SQL text whose world is not all there: roles it speaks of are made, what is there stays."""

import re

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session
from pgkeel.sandbox.run import MigrationError, run_statement
from pgkeel.sql import SqlText, Statement, SyntaxProblem, split

_UNDEFINED_OBJECT = "42704"
_DUPLICATE_SCHEMA = "42P06"
_ROLE = re.compile(r'role "(?P<name>.*)" does not exist')


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


def _run(session: Session, text: SqlText, statement: Statement) -> None:
    made: set[str] = set()
    while True:
        try:
            return run_statement(session, text, statement)
        except MigrationError as error:
            role = _missing_role(error.failure)
            if role and role not in made and not session.in_transaction:
                made.add(role)
                session.run_with_names("create role {} nologin", role)
                continue
            if error.failure.sqlstate == _DUPLICATE_SCHEMA:
                return None
            raise KeelError(
                dif.SOURCE_FAILS,
                f"{error.failure.message} (SQLSTATE {error.failure.sqlstate})",
                place=text.place(statement.start),
                detail="\n".join((error.statement, *error.failure.lines())),
            ) from error


def _missing_role(failure: ServerFailure) -> str | None:
    if failure.sqlstate != _UNDEFINED_OBJECT:
        return None
    found = _ROLE.fullmatch(failure.message)
    return found["name"] if found else None
