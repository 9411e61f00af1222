"""Runs a job statement by statement, outside a transaction, so that it can be gone on with.

What can be in a transaction is in one together with how far it is. Of what cannot it is written
down beforehand that it begins, so that after anything at all its effect can be looked for.
"""

import time
from dataclasses import dataclass, field
from typing import LiteralString

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.postgres.failure import ServerFailure, StatementError
from pgkeel.runner.entry import Entry
from pgkeel.runner.failing import what_is_left
from pgkeel.runner.indexes import (
    drop_index,
    find_index,
    invalid_indexes,
    refuse_invalid,
    refuse_other,
)
from pgkeel.runner.job import Job
from pgkeel.runner.lock import keep_lock
from pgkeel.runner.outside import (
    Outside,
    discards_session,
    outside,
    resets_settings,
    sets_session,
)
from pgkeel.runner.quick import gives_up_locks
from pgkeel.runner.recording import (
    AS_OURSELVES,
    ended,
    is_overtaken,
    progress,
    record,
    stopped,
)
from pgkeel.runner.session_state import DISCARD
from pgkeel.runner.settling import how_to_settle, is_settled
from pgkeel.runner.telling import Told
from pgkeel.runner.verifying import verify_after
from pgkeel.runner.worksite import Worksite
from pgkeel.runner.writing import refused_entry
from pgkeel.sandbox.run import MigrationError, run_statement
from pgkeel.sql import transaction_fact


def run_stepwise(site: Worksite, job: Job, told: Told) -> None:
    """Run ``job`` from its start, or from where its entry in the ledger says it stopped.

    ``MigrationError`` for a statement that fails: what came before it is kept and recorded. RUN010
    when it cannot be told where to go on.
    """
    _Steps(site, job, told).run()


_TIMEOUTS = ("lock_timeout", "statement_timeout")
# How many transactions the session has begun. It counts its own.
_TRANSACTIONS: LiteralString = """
select pg_catalog.split_part(virtualtransaction, '/', 2)::bigint from pg_catalog.pg_locks
where locktype = 'virtualxid' and pid = pg_catalog.pg_backend_pid()
"""
_OF_ITS_OWN = 2


@dataclass(slots=True)
class _Steps:
    site: Worksite
    job: Job
    told: Told
    sequence: int = 0
    own_timeouts: set[str] = field(default_factory=set)
    """The timeouts that the file itself sets: it is to have them as it wants."""
    own_block: bool = False
    began: float = field(default_factory=time.monotonic)

    def run(self) -> None:
        done = self._start()
        for number in range(done + 1, len(self.job.statements) + 1):
            try:
                self._statement(number)
            except MigrationError as failed:
                self._stop(number, failed)
                raise
            except KeelError as given_up:
                # It did not get its lock: it is known that it did nothing.
                if isinstance(given_up.__cause__, MigrationError) and given_up.code is run.NO_LOCK:
                    self._stop(number, given_up.__cause__)
                raise
            self._keep_hold(number)
        if self.own_block and self.site.session.in_transaction:
            raise KeelError(run.UNSOUND, f"{self.job.label} leaves a transaction open")
        try:
            verify_after(self.site, self.job)
        except KeelError as failed:
            if failed.code is run.NOT_VERIFIED:
                self._write(stopped(self.site.place, self.sequence, failed.message, running=None))
            raise
        taken = time.monotonic() - self.began
        entry = ended(self.site.place, self.sequence, self.job.end_state, taken)
        self._write("; ".join((entry, *self.site.mirrors.of(self.job))))

    def _start(self) -> int:
        """Make the entry, or take up the one that is there; return how many statements are done.

        The session is as those have left it.
        """
        job, entry = self.job, self.job.entry
        begun = entry if entry and entry.is_unfinished else None
        done = begun.done if begun else 0
        if begun:
            # The rest may have been mended since; what is done is compared.
            _refuse_other_text(job, begun)
        self._prepare_session(done)
        if begun and begun.running and self._is_settled(begun.running):
            done = begun.running
        self._record(done)
        return done

    def _record(self, done: int) -> None:
        site, job = self.site, self.job
        made = record(site.place, job, site.by, state="started", done=done, attempt=None)
        try:
            rows = site.session.query_all(f"begin; {AS_OURSELVES}; {made}; commit")
        except StatementError as error:
            what = f"{job.label} was not begun"
            raise refused_entry(site.session, site.place, error.failure, what) from error
        self.sequence = rows[0][0][0]

    def _prepare_session(self, done: int) -> None:
        """Set what the statements that are done have set for the session, and the timeouts."""
        for number in range(1, done + 1):
            sql = self.job.sql(number)
            self._note_timeout(sql)
            if sets_session(sql):
                run_statement(self.site.session, self.job.text, self.job.statements[number - 1])
            elif discards_session(sql):
                self.site.session.run(DISCARD)
        self._set_usual_timeouts()

    def _is_settled(self, number: int) -> bool:
        """Find out by the session of the file, whose search_path decides what is meant."""
        self._set_timeouts("0", "0")
        settled = is_settled(self.site, self.job, number)
        self._set_usual_timeouts()
        return settled

    def _keep_hold(self, number: int) -> None:
        """See to it that statement ``number`` has not taken from the session what keel needs."""
        if gives_up_locks(self.job):
            keep_lock(self.site.session, self.site.place)
        if self._is_short(number) and resets_settings(self.job.sql(number)):
            self.own_timeouts.clear()
            self.site.session.run(self.site.clean.pins.encode())
            self._set_usual_timeouts()

    def _set_usual_timeouts(self) -> None:
        self._set_timeouts(self.site.limits.lock_timeout, self.site.limits.statement_timeout)

    def _set_timeouts(self, lock: str, statement: str) -> None:
        """Set the timeouts that the file does not set itself."""
        wanted = {"lock_timeout": lock, "statement_timeout": statement}
        sets = [
            f"set {name} = '{value}'"
            for name, value in wanted.items()
            if name not in self.own_timeouts
        ]
        if sets:
            self.site.session.run("; ".join(sets).encode())

    def _note_timeout(self, sql: str) -> None:
        self.own_timeouts.update(name for name in _TIMEOUTS if name in sql.lower())

    def _statement(self, number: int) -> None:
        sql = self.job.sql(number) if self._is_short(number) else ""
        self._note_timeout(sql)
        fact = transaction_fact(sql.encode())
        control = fact.what if fact and fact.need == "controls" else None
        if self.site.session.in_transaction:
            self._in_own_block(number, control)
        elif control in ("BEGIN", "START TRANSACTION"):
            self.own_block = True
            self._run(number)
        elif what := outside(sql):
            self.site.retrying(self.job, lambda: self._outside(number, what))
        else:
            self.site.retrying(self.job, lambda: self._with_progress(number))

    def _is_short(self, number: int) -> bool:
        statement = self.job.statements[number - 1]
        return statement.data is None and statement.end - statement.start < 1 << 16

    def _run(self, number: int) -> None:
        statement = self.job.statements[number - 1]
        with self.site.watch.statement(self.job, number, self.told):
            run_statement(self.site.session, self.job.text, statement)

    def _in_own_block(self, number: int, control: str | None) -> None:
        """Run a statement between BEGIN and COMMIT of the file; COMMIT takes the progress along."""
        if control == "COMMIT":
            try:
                self.site.session.run(f"{AS_OURSELVES}; {self._progress(number)}".encode())
            except StatementError as error:
                raise self._refused(error.failure) from error
        self._run(number)
        if control == "ROLLBACK" and not self.site.session.in_transaction:
            self._write(self._progress(number))

    def _with_progress(self, number: int) -> None:
        """Run a statement in a transaction of its own, with how far it brings us."""
        session = self.site.session
        try:
            session.run("begin")
            self._run(number)
            try:
                session.run(f"{AS_OURSELVES}; {self._progress(number)}; commit".encode())
            except StatementError as error:
                if is_overtaken(error.failure):
                    raise self._refused(error.failure) from error
                statement = self.job.statements[number - 1]
                place = self.job.text.place(statement.start)
                raise MigrationError(place, self.job.sql(number), error.failure) from error
        finally:
            if not session.is_lost and session.in_transaction:
                session.run("rollback")

    def _outside(self, number: int, what: Outside) -> None:
        if what.is_patient:
            self._set_timeouts("0", "0")
        try:
            self._clear_the_way(what)
            self._write(self._progress(number - 1, running=number))
            before = self._invalid(what)
            try:
                self._run_whole(number, what)
            except MigrationError:
                self._clear_up(what, before)
                raise
        finally:
            if what.is_patient and not self.site.session.is_lost:
                self._set_usual_timeouts()
        if what.effect == "index":
            refuse_invalid(find_index(self.site.session, what))
        self._write(self._progress(number))

    def _run_whole(self, number: int, what: Outside) -> None:
        """Run a statement; RUN010 when it fails and has committed a part of what it does.

        Nothing may be tried again then, neither now nor by the next run.
        """
        if what.effect != "unknown":
            self._run(number)
            return
        session, job = self.site.session, self.job
        ((before,),) = session.query(_TRANSACTIONS)
        try:
            self._run(number)
        except MigrationError as failed:
            ((after,),) = session.query(_TRANSACTIONS)
            # Each request is one, and this question is the second.
            if after - before <= _OF_ITS_OWN:
                raise
            self._stop(number, failed, running=number)
            raise KeelError(
                run.UNFINISHED,
                f"{job.label} failed in statement {number} of {len(job.statements)}, which had "
                f"committed a part of what it does: {failed.failure.message}",
                place=failed.place,
                detail="\n".join(failed.failure.lines()),
                hint=how_to_settle(job, number),
            ) from failed

    def _clear_the_way(self, what: Outside) -> None:
        """Drop an invalid index of the name, which IF NOT EXISTS would take for the real one."""
        if what.effect != "index":
            return
        found = find_index(self.site.session, what)
        refuse_other(what, found)
        if found and not found.is_valid and found.on_same_table:
            self._drop(found.name, "left invalid by an earlier run")

    def _invalid(self, what: Outside) -> frozenset[str]:
        if what.effect not in ("index", "reindex"):
            return frozenset()
        return frozenset(invalid_indexes(self.site.session, what.table))

    def _clear_up(self, what: Outside, before: frozenset[str]) -> None:
        """Drop what a failed CONCURRENTLY has left invalid."""
        if not self.site.session.is_lost:
            for name in sorted(self._invalid(what) - before):
                self._drop(name, "left invalid by the statement that failed")

    def _drop(self, name: str, why: str) -> None:
        drop_index(self.site.session, name)
        self.site.tell(Told(kind="notes", text=f"{self.job.label}: dropped index {name}, {why}"))

    def _progress(self, done: int, *, running: int | None = None) -> str:
        return progress(self.site.place, self.sequence, self.job, done, running=running)

    def _write(self, statement: str) -> None:
        try:
            self.site.session.run(f"begin; {AS_OURSELVES}; {statement}; commit".encode())
        except StatementError as error:
            raise self._refused(error.failure) from error

    def _refused(self, failure: ServerFailure) -> KeelError:
        """Return why the entry could not be brought up to date; no transaction is open then."""
        site, job = self.site, self.job
        left = what_is_left(job)
        if not is_overtaken(failure):
            what = f"{job.label} was stopped"
            return refused_entry(site.session, site.place, failure, what, left)
        if site.session.in_transaction:
            site.session.run("rollback")
        return KeelError(
            run.NOT_AS_PLANNED,
            f"{job.label} was taken over by another keel while this one ran it",
            detail=left,
        )

    def _stop(self, number: int, failed: MigrationError, *, running: int | None = None) -> None:
        session = self.site.session
        if session.is_lost:
            return
        if session.in_transaction:
            session.run("rollback")
        error = f"statement {number}: {failed.failure.sqlstate} {failed.failure.message}"
        self._write(stopped(self.site.place, self.sequence, error, running=running))


def _refuse_other_text(job: Job, entry: Entry) -> None:
    if entry.action != job.action:
        raise KeelError(run.UNFINISHED, f"{job.label} was begun the other way: {entry.action}")
    enough = len(job.statements) >= (entry.running or entry.done)
    if not enough or job.checksum_of(entry.done) != entry.done_checksum:
        raise KeelError(
            run.UNFINISHED,
            f"{job.label} stopped after statement {entry.done}, and what was run of it has been"
            " edited since",
            hint="put those statements back as they were; only what comes after may be mended",
        )
