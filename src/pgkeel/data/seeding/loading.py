"""Loads seeds into a database: all of them in one transaction, or none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import LiteralString

from msgspec import Struct

from pgkeel.data.seeding import statements
from pgkeel.data.seeding.failures import copy_spot, failed_at
from pgkeel.data.seeding.json_lines import KeysError
from pgkeel.data.seeding.plan import Plan, Step
from pgkeel.data.seeding.sql_files import run_file
from pgkeel.data.seeding.staged import (
    Merge,
    copy_directly,
    dangling,
    explained,
    merge,
    stage,
)
from pgkeel.data.seeding.statements import Staging
from pgkeel.data.seeding.tables import Table
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import seeds
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError

# How values are read does not depend on whose database it is.
_READING: LiteralString = (
    "set datestyle to 'ISO, MDY'; set timezone to 'UTC'; set intervalstyle to 'postgres'"
)
_AS_OURSELVES: LiteralString = "set session authorization default; reset role; reset all"
_VERSION: LiteralString = "select current_setting('server_version_num')::int"

Tell = Callable[[int, int, str], object]
"""Told how many files are loaded, of how many, and the name of the one that begins."""


class Limits(Struct, frozen=True, kw_only=True):
    """How long to wait for a lock, and for a statement; as PostgreSQL writes durations."""

    lock_timeout: str = "0"
    statement_timeout: str = "0"


class Filled(Struct, frozen=True, kw_only=True):
    """What came of one file; of SQL nothing is counted."""

    step: Step
    rows: int = 0
    added: int = 0
    changed: int = 0

    @property
    def kept(self) -> int:
        """How many rows were there already, just so."""
        return self.rows - self.added - self.changed


def load(
    session: Session,
    plan: Plan,
    limits: Limits,
    tell: Tell,
    *,
    keep: bool,
    then: Callable[[], object] | None = None,
) -> tuple[Filled, ...]:
    """Load the seeds in one transaction, which is rolled back unless ``keep``.

    ``then`` adds what else belongs to it, when the seeds are in.

    The first thing that is wrong with them is raised, and then nothing of them is left. Sequences
    are set past the rows as the last thing: they cannot be rolled back.
    """
    session.run("begin")
    try:
        filled = load_within(session, plan, limits, tell)
        if then:
            then()
        if keep:
            _advance(session, plan)
            session.run("commit")
        return filled
    finally:
        if not session.is_lost and session.in_transaction:
            session.run("rollback")
        if not session.is_lost:
            session.run(_AS_OURSELVES)


def load_within(session: Session, plan: Plan, limits: Limits, tell: Tell) -> tuple[Filled, ...]:
    """Do the same in a transaction that is open, up to its last check of constraints."""
    with _refusing(plan.steps):
        return _Loading(session, plan, limits).run(tell)


class _Loading:
    """One load: a transaction that is open, and the tables of its own that are made in it."""

    def __init__(self, session: Session, plan: Plan, limits: Limits) -> None:
        self._session = session
        self._plan = plan
        self._settings = (
            f"{_READING}; set lock_timeout to '{limits.lock_timeout}';"
            f" set statement_timeout to '{limits.statement_timeout}';"
            " set idle_in_transaction_session_timeout to 0"
        )
        self._staged: dict[str, Staging] = {}
        ((self._version,),) = session.query(_VERSION)

    def run(self, tell: Tell) -> tuple[Filled, ...]:
        session, steps = self._session, self._plan.steps
        session.run(self._settings.encode())
        tables = [step.table for step in steps if step.table]
        if tables:
            session.run(statements.lock(tables).encode())
        if self._plan.deferred:
            session.run(statements.defer(self._plan.deferred).encode())
        filled: list[Filled] = []
        for group in self._plan.groups:
            found: list[Filled] = []
            for step in group:
                tell(len(filled) + len(found), len(steps), step.file.path.name)
                found.append(self._fill(step))
            filled += [self._complete(one) if one.step.later else one for one in found]
        self._check()
        tell(len(steps), len(steps), "")
        return tuple(filled)

    def _fill(self, step: Step) -> Filled:
        table = step.table
        if table is None:
            run_file(self._session, step.file.path)
            self._session.run(f"{_AS_OURSELVES}; {self._settings}".encode())
            return Filled(step=step)
        if not step.columns:
            return Filled(step=step)  # a file of JSON lines without one
        if not step.later and not table.secured and self._is_empty(table):
            rows = self._directly(step, table)
            if rows is not None:
                return Filled(step=step, rows=rows, added=rows)
        staging = self._stage(step, table)
        did = merge(self._session, step, staging, step.later)
        return Filled(step=step, rows=staging.rows, added=did.missing, changed=did.differing)

    def _complete(self, filled: Filled) -> Filled:
        """Fill the columns that had to wait for other tables."""
        step = filled.step
        if step.table:
            merge(self._session, step, self._stage(step, step.table))
        return filled

    def _directly(self, step: Step, table: Table) -> int | None:
        """Copy into the table itself; ``None`` where that is no way, and nothing of it is left."""
        session = self._session
        session.run("savepoint keel_seed")
        try:
            rows = copy_directly(session, step, table, self._version)
        except KeysError:
            session.run("rollback to savepoint keel_seed")
            return None
        except StatementError as error:
            session.run("rollback to savepoint keel_seed")
            failure = error.failure
            spot = copy_spot(step, failure)
            # Of two rows with one key both are told, but for keys that are more than columns.
            if spot and failure.constraint not in {key.name for key in table.keys}:
                raise failed_at(step, failure, spot) from error
            staging = self._stage(step, table)
            every = Merge(missing=staging.rows, differing=0)
            raise explained(session, step, staging, failure, every) from error
        session.run("release savepoint keel_seed")
        return rows

    def _stage(self, step: Step, table: Table) -> Staging:
        if table.sql not in self._staged:
            number = len(self._staged) + 1
            self._staged[table.sql] = stage(self._session, step, table, number, self._version)
        return self._staged[table.sql]

    def _is_empty(self, table: Table) -> bool:
        ((found,),) = self._session.query_made(f"select exists (select from {table.sql})")
        return not found

    def _check(self) -> None:
        """Look at all constraints that were deferred, and tell which row violates one."""
        session = self._session
        session.run("savepoint keel_check")
        try:
            session.run("set constraints all immediate")
        except StatementError as error:
            session.run("rollback to savepoint keel_check")
            raise self._unchecked(error.failure) from error

    def _unchecked(self, failure: ServerFailure) -> KeelError:
        for step in self._plan.steps:
            for key in step.table.references if step.table else ():
                if step.table and step.columns and key.name == failure.constraint:
                    staging = self._stage(step, step.table)
                    if error := dangling(self._session, step, staging, key, failure):
                        return error
        return KeelError(
            seeds.VIOLATED,
            f"{failure.message} (SQLSTATE {failure.sqlstate})",
            detail="\n".join(failure.lines()),
        )


def _advance(session: Session, plan: Plan) -> None:
    with _refusing(plan.steps):
        for step in plan.steps:
            for column in step.table.columns if step.table else ():
                if step.table and column.sequence:
                    session.query_made(statements.advance(step.table, column))


@contextmanager
def _refusing(steps: tuple[Step, ...]) -> Iterator[None]:
    """Tell what the server refuses of what is about tables rather than rows."""
    try:
        yield
    except StatementError as error:
        failure = error.failure
        path = next((step.file.path for step in steps if step.table), None)
        code = seeds.BUSY if failure.sqlstate == "55P03" else seeds.REFUSED
        raise KeelError(
            code,
            f"{failure.message} (SQLSTATE {failure.sqlstate})",
            place=Place(path=path.parent) if path else None,
            detail="\n".join(failure.lines()[1:]) or None,
        ) from error
