"""Seeds in SQL: run as they are, in the transaction of all seeds."""

from pathlib import Path

from pgkeel.data.seeding.texts import unreadable
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import seeds
from pgkeel.migrations.transactions import manages_own_transaction
from pgkeel.postgres.session import Session
from pgkeel.sandbox.run import MigrationError, run_statement
from pgkeel.sql import SqlText, Statement, SyntaxProblem, find_undecodable, split, transaction_fact

_HARMLESS = ("\\restrict", "\\unrestrict")
"""What pg_dump writes for psql alone."""
_SHOWN_LINES = 12


def run_file(session: Session, path: Path) -> None:
    """Run the statements of a file; DAT311 for one that fails, DAT312 for one it cannot have."""
    text = _read(path)
    for statement in _statements(text):
        try:
            run_statement(session, text, statement)
        except MigrationError as error:
            lines = error.statement.splitlines()
            shown = [] if len(lines) == 1 else [*lines[:_SHOWN_LINES], ""]
            raise KeelError(
                seeds.SQL_FAILED,
                f"{error.failure.message} (SQLSTATE {error.failure.sqlstate})",
                place=error.place,
                detail="\n".join([*shown, *error.failure.lines()]),
            ) from error


def _read(path: Path) -> SqlText:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error.strerror or str(error)) from error
    if bad := find_undecodable(content):
        text = SqlText(content[: bad[0]], path)
        raise KeelError(seeds.UNREADABLE, bad[1], place=text.place(bad[0]))
    return SqlText(content, path)


def _statements(text: SqlText) -> list[Statement]:
    items = tuple(split(text))
    for item in items:
        if isinstance(item, SyntaxProblem):
            raise KeelError(seeds.SQL_FAILED, item.message, place=text.place(item.offset))
    found = [item for item in items if isinstance(item, Statement)]
    statements = [one for one in found if not _is_harmless(text, one)]
    if manages_own_transaction(text, statements):
        statements = statements[1:-1]
    for one in statements:
        _refuse(text, one)
    return statements


def _is_harmless(text: SqlText, statement: Statement) -> bool:
    words = text.slice(statement.start, statement.end)
    return statement.kind == "meta" and words.startswith(_HARMLESS)


def _refuse(text: SqlText, statement: Statement) -> None:
    words = text.slice(statement.start, min(statement.end, statement.start + 60))
    place = text.place(statement.start)
    if statement.kind == "meta":
        name = words.split()[0]
        raise KeelError(seeds.SQL_CONTROLS, f"{name} is a command of psql", place=place)
    if statement.kind == "copy":
        return
    fact = transaction_fact(text.slice(statement.start, statement.end).encode())
    if fact and fact.need != "commit-before-use":
        raise KeelError(
            seeds.SQL_CONTROLS, f"{fact.what} cannot be in a transaction of all seeds", place=place
        )
