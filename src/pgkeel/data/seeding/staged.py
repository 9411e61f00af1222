"""Brings a table to the rows of one file, over a table of its own; tells which row is wrong."""

import dataclasses
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.data.seeding import csv_rows, json_rows, statements
from pgkeel.data.seeding.failures import Spot, code_of, copy_spot, failed_at, place_of
from pgkeel.data.seeding.json_lines import KeysError
from pgkeel.data.seeding.plan import Step
from pgkeel.data.seeding.statements import Staging
from pgkeel.data.seeding.tables import Column, Reference, Table
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import seeds
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError

_TEXT = "format text, encoding 'UTF8'"
_MARKED = 180_000
"""The first version of the server that takes no line of CSV for the end of the data."""
_UNIQUE, _FOREIGN, _NOT_NULL = "23505", "23503", "23502"


def fillable(table: Table) -> tuple[Column, ...]:
    """Return the columns that rows can give values for."""
    return tuple(column for column in table.columns if not column.generated)


def copy_directly(session: Session, step: Step, table: Table, version: int) -> int:
    """Copy the file into its table; return how many rows that are.

    ``json_lines.KeysError`` where the lines of a JSON file differ.
    """
    return _copy(session, step, table, table.sql, version)


def stage(session: Session, step: Step, table: Table, number: int, version: int) -> Staging:
    """Copy the file into a table of its own. Errors are those of its values."""
    made = statements.staging(number, table, step.columns, step.key)
    session.run("savepoint keel_stage")
    try:
        session.run(statements.make_staging(made, varied=False).encode())
        made = replace(made, rows=_copy(session, step, table, made.name, version))
    except KeysError:
        session.run("rollback to savepoint keel_stage")
        made = _varied(session, step, table, number)
    except StatementError as error:
        raise failed_at(step, error.failure, copy_spot(step, error.failure) or Spot()) from error
    session.run("release savepoint keel_stage")
    # The planner would take a table of a million rows for one of a thousand.
    session.run(f"analyze {made.name}".encode())
    return made


def _copy(session: Session, step: Step, table: Table, into: str, version: int) -> int:
    if step.file.kind == "csv":
        text = statements.copy_into(into, step.columns, csv_rows.COPY_OPTIONS)
        rows = csv_rows.pieces(step.file.path, marked=version < _MARKED)
    else:
        text = statements.copy_into(into, step.columns, _TEXT)
        known = frozenset(one.name for one in fillable(table))
        rows = json_rows.copy_rows(step.file.path, step.columns, known)
    return session.copy_in(text.encode(), rows)


def _varied(session: Session, step: Step, table: Table, number: int) -> Staging:
    """Do the same for lines that have not all the same keys."""
    columns = fillable(table)
    made = statements.staging(number, table, columns, step.key)
    session.run(statements.make_staging(made, varied=True).encode())
    varied = json_rows.Varied(step.file.path, columns)
    text = statements.copy_into(made.name, columns, _TEXT, made.keys)
    try:
        rows = session.copy_in(text.encode(), varied.rows())
    except StatementError as error:
        raise failed_at(step, error.failure, copy_spot(step, error.failure) or Spot()) from error
    filled = tuple(one for one in columns if varied.having(one.name) != ())
    made = replace(made, columns=filled, having=varied.having, rows=rows)
    _refuse_keyless(session, step, made)
    return made


def _refuse_keyless(session: Session, step: Step, staging: Staging) -> None:
    """Raise DAT308 for a line without what rows are known by."""
    for name in step.key:
        rows = session.query_made(statements.without_key(staging, name))
        if rows:
            why = f"this row has no {name!r}, by which it would be known again"
            raise KeelError(seeds.NO_KEY, why, place=place_of(step, Spot(row=rows[0][0])))


class Merge(Struct, frozen=True, kw_only=True):
    """What there is to do to bring a table to its rows."""

    missing: int
    differing: int
    without: frozenset[str] = frozenset()
    """Columns that stay NULL for now: then nothing is changed."""

    def sql(self, staging: Staging, upto: int | None = None) -> str | None:
        """Return the statement; ``None`` where there is nothing to do."""
        change = bool(self.differing) and not self.without
        if not change and not self.missing:
            return None
        add = bool(self.missing)
        return statements.merge(staging, change=change, add=add, without=self.without, upto=upto)


def merge(
    session: Session, step: Step, staging: Staging, without: frozenset[str] = frozenset()
) -> Merge:
    """Bring the table to the rows; return what there was to do."""
    refuse_duplicates(session, step, staging, step.key)
    ((missing, differing),) = session.query_made(statements.compare(staging))
    wanted = Merge(missing=missing, differing=differing, without=without)
    sql = wanted.sql(staging)
    if sql is None:
        return wanted
    session.run("savepoint keel_merge")
    try:
        session.query_made(sql)
    except StatementError as error:
        session.run("rollback to savepoint keel_merge")
        raise explained(session, step, staging, error.failure, wanted) from error
    session.run("release savepoint keel_merge")
    return wanted


def refuse_duplicates(
    session: Session, step: Step, staging: Staging, columns: tuple[str, ...]
) -> None:
    """Raise DAT306 where two rows have ``columns`` alike."""
    ((found,),) = session.query_made(statements.any_twice(staging, columns))
    if not found:
        return
    (((first, second), ((*values,),)),) = session.query_made(
        statements.first_twice(staging, columns)
    )
    key = ", ".join(columns)
    shown = ", ".join(map(str, values))
    where = place_of(step, Spot(row=first)).line
    raise KeelError(
        seeds.DUPLICATE,
        f"({key}) = ({shown}) is of two rows, this one and that in line {where}",
        place=place_of(step, Spot(row=second, column=columns[0])),
    )


def explained(
    session: Session,
    step: Step,
    staging: Staging,
    failure: ServerFailure,
    wanted: Merge,
) -> KeelError:
    """Return the error for a merge that failed: the row is looked for. Nothing of it is left."""
    state, table = failure.sqlstate, staging.table
    names = {one.name for one in staging.columns}
    if state == _UNIQUE:
        key = next((one for one in table.keys if one.name == failure.constraint), None)
        if key and {*key.columns} <= names:
            try:
                refuse_duplicates(session, step, staging, key.columns)
            except KeelError as error:
                return error
            for row, values in session.query_made(statements.taken(staging, key.columns)):
                told = _of(failure, key.columns, values, "another row has it already")
                return failed_at(step, told, Spot(row=row, column=key.columns[0]))
    if state == _FOREIGN:
        keys = [one for one in table.references if one.name == failure.constraint]
        pointing = dangling(session, step, staging, keys[0], failure) if keys else None
        if pointing:
            return pointing
    if state == _NOT_NULL and failure.column in names:
        for (row,) in session.query_made(statements.lacking(staging, failure.column)):
            found = dataclasses.replace(failure, detail=None)
            return failed_at(step, found, Spot(row=row, column=failure.column))
    return _searched(session, step, staging, failure, wanted)


def dangling(
    session: Session, step: Step, staging: Staging, reference: Reference, failure: ServerFailure
) -> KeelError | None:
    """Return the error for the first row whose foreign key points at nothing, if one does."""
    if not {*reference.columns} <= {one.name for one in staging.columns}:
        return None
    for row, values in session.query_made(statements.dangling(staging, reference)):
        told = _of(failure, reference.columns, values, f"{reference.table} has no such row")
        return failed_at(step, told, Spot(row=row, column=reference.columns[0]))
    return None


def _of(
    failure: ServerFailure, columns: Sequence[str], values: Sequence[str], what: str
) -> ServerFailure:
    """Return ``failure`` with the details of the row that was found: the server may name another.

    It looks at rows in an order of its own.
    """
    detail = f"({', '.join(columns)}) = ({', '.join(values)}): {what}"
    return dataclasses.replace(failure, detail=detail)


def _searched(
    session: Session,
    step: Step,
    staging: Staging,
    failure: ServerFailure,
    wanted: Merge,
) -> KeelError:
    """Look for the first row with which the merge fails, by halves."""
    failures: dict[int, ServerFailure] = {}

    def fails(upto: int) -> bool:
        with _taken_back(session):
            try:
                session.query_made(wanted.sql(staging, upto) or "select")
            except StatementError as error:
                failures[upto] = error.failure
                return True
        return False

    if fails(0) or not fails(staging.rows):
        # No row of it is to blame.
        return failed_at(step, failures.get(0, failure), Spot())
    low, high = 0, staging.rows
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fails(middle) else (middle, high)
    found = failures[high]
    code = code_of(found)
    if code is seeds.REFUSED:
        code = seeds.TRIGGER_FAILED  # without a row the role may do it: a policy says no
    return failed_at(step, found, Spot(row=high, column=found.column), code)


@contextmanager
def _taken_back(session: Session) -> Iterator[None]:
    session.run("savepoint keel_search")
    try:
        yield
    finally:
        session.run("rollback to savepoint keel_search; release savepoint keel_search")
