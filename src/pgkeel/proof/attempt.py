"""One migration in one copy: run, run again, taken back, and run once more."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from pgkeel.catalog.reader import read_objects
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stamp import Marks, read_marks
from pgkeel.diff.change import compare
from pgkeel.migrations.migration import Migration
from pgkeel.names import parse_name
from pgkeel.proof.aids import Aids
from pgkeel.proof.facts import Again, File, Refusal, Return, Spot, Taken, Trace
from pgkeel.proof.keeping import keep
from pgkeel.proof.losing import find_losses
from pgkeel.proof.pair import Pair
from pgkeel.proof.queries import Answers, read_answers
from pgkeel.proof.repeated import Effect, State, effects
from pgkeel.proof.rows import Rows, read_rows
from pgkeel.proof.seeding import Seeded, seed, words_of
from pgkeel.proof.stand import Copy
from pgkeel.proof.taking import find_along, find_taken
from pgkeel.proof.undone import describe, different_roles, find_differences
from pgkeel.proof.watching import Watcher
from pgkeel.sandbox.run import MigrationError, run_migration
from pgkeel.sql import Statement, split

_COUNTERS = frozenset({"restart", "setval"})
_ROLES = "select rolname::text from pg_roles where rolname not like 'pg\\_%'"
_NOW = "select pg_current_xact_id()::text::int8 % 4294967296"
_SHOWN = 12


@dataclass(slots=True, kw_only=True)
class Attempt:
    """What is known so far; each step needs those before it."""

    copy: Copy
    pair: Pair
    aids: Aids
    before: Snapshot
    words: frozenset[str] = frozenset()
    seeded: Seeded = field(default_factory=Seeded)
    _rows: list[Rows] = field(default_factory=list)
    _marks: list[Marks] = field(default_factory=list)
    _roles: list[str] = field(default_factory=list)
    _since: int = 0
    made: Snapshot | None = None
    """The schema that the migration makes."""
    answers: tuple[Answers, Answers] = field(default=({}, {}))
    trace: Trace = field(default_factory=Trace)
    taken: tuple[Taken, ...] = ()
    """What is lost for good; known once it was taken back, or could not be."""
    unkept: tuple[str, ...] = ()
    """The tables whose rows could not be kept, and why."""

    def prepare(self, *, rows: bool) -> None:
        """Put rows in, unless it has to do without, and look at how things are."""
        texts = [one.text for one in (self.pair.migration, self.pair.undo) if one]
        self.words = words_of(texts)
        if rows:
            powerful, session = self.copy.powerful, self.copy.session
            self.seeded = seed(powerful, session, self.words, self.aids)
        if self.pair.keeps:
            self.unkept = tuple(keep(self.copy, self.pair.keeps))
            # What is kept was there before all that is compared.
            self.before = read_objects(self.copy.powerful)
        self._look(since=None)
        self._roles = self._read_roles()
        self.answers = (read_answers(self.copy.session, self.aids.queries), {})
        ((self._since,),) = self.copy.powerful.query(_NOW)

    def first(self) -> Refusal | None:
        """Run the migration, watched."""
        counts = {name: table.rows for name, table in self._rows[0].tables.items()}
        watcher = Watcher(self.copy.session, self.copy.another, self.pair.migration, counts)
        try:
            run_migration(self.copy.session, self.pair.migration, watcher)
        except MigrationError as error:
            return _refusal(self.pair.migration, "migration", error)
        finally:
            watcher.close()
            filled = sorted((name, rows) for name, rows in counts.items() if rows)
            self.trace = Trace(
                statements=tuple(watcher.found),
                called=tuple(watcher.called),
                seeded=tuple(filled),
            )
        self._look(since=self._since)
        self.made = self._read(self._marks[1])
        self.answers = (self.answers[0], read_answers(self.copy.session, self.aids.queries))
        return None

    def second(self) -> tuple[Again, tuple[Effect, ...]]:
        """Run the migration again; return what that did, with nobody's name on it yet."""
        try:
            run_migration(self.copy.session, self.pair.migration)
        except MigrationError as error:
            return Again(refused=_refusal(self.pair.migration, "migration", error)), ()
        self._look(since=self._since)
        found: tuple[Effect, ...] = ()
        after = self.state_made.schema
        if self._marks[2] != self._marks[1]:
            after = self._read(self._marks[2])
        found = effects(self.state_made, State(schema=after, rows=self._rows[2]))
        return Again(), found

    @property
    def state_made(self) -> State:
        """The schema and the rows after the first run."""
        if self.made is None:
            raise RuntimeError("the migration has not run")
        return State(schema=self.made, rows=self._rows[1])

    def back(self) -> Return:
        """Run the rollback file and then the migration once more."""
        made = self.state_made.schema
        undo, reason = self.pair.undo, self.pair.migration.header.irreversible
        self.taken = (
            *find_taken(self._rows[0], self._rows[1], None, self.trace),
            *find_along(self.before, made, self.pair.migration),
        )
        if undo is None:
            lost = find_losses(self._rows[0], self._rows[1], self._rows[1], counters=False)
            lost = tuple(one for one in lost if not one.more)
            return Return(missing=reason is None, irreversible=reason, lost=lost)
        try:
            run_migration(self.copy.session, undo)
        except MigrationError as error:
            return Return(irreversible=reason, refused=_refusal(undo, "rollback", error))
        marks, rows = read_marks(self.copy.powerful), read_rows(self.copy.powerful)
        # What fell along came back, or did not: whoever approves is told of it either way.
        self.taken = (
            *find_taken(self._rows[0], self._rows[1], self._returned(rows), self.trace),
            *(one for one in self.taken if one.sort == "along"),
        )
        as_it_was = marks == self._marks[0]
        back = self._read(marks)
        differences = () if as_it_was else find_differences(self.before, made, back)
        differences += different_roles(self._roles, self._read_roles())
        counters = bool(self.words & _COUNTERS)
        lost = find_losses(
            self._rows[0],
            self._rows[1],
            rows,
            counters=counters,
            counted=self.pair.keeps is not None,
        )
        try:
            run_migration(self.copy.session, self.pair.migration)
        except MigrationError as error:
            repeated = _refusal(self.pair.migration, "migration", error)
            return Return(
                irreversible=reason, differences=differences, lost=lost, repeated=repeated
            )
        return Return(
            irreversible=reason,
            differences=differences,
            lost=lost,
            unlike=self._unlike(made, as_before=not differences),
        )

    def _returned(self, rows: Rows) -> Rows:
        """Return ``rows`` without what is only there because it was kept: that was approved."""
        kept = self.pair.keeps.tables if self.pair.keeps else ()
        tables = {name: one for name, one in rows.tables.items() if parse_name(name) not in kept}
        return replace(rows, tables=tables)

    def _unlike(self, made: Snapshot, *, as_before: bool) -> tuple[str, ...]:
        """Return what the migration made otherwise after its rollback.

        Where the rollback brought the schema back, the migration starts from the same as the first
        time. Then it is enough that it leaves as many rows in each catalog as then.
        """
        marks = read_marks(self.copy.powerful)
        if as_before and _counts(marks) == _counts(self._marks[1]):
            return ()
        again = self._read(marks)
        found = [describe(change) for change in compare(made, again)]
        return tuple(found[:_SHOWN])

    def _read(self, marks: Marks) -> Snapshot:
        """Return the schema as it is now, of which ``marks`` are known."""
        if marks == self._marks[0]:
            return self.before  # rows alone were changed
        return read_objects(self.copy.powerful, self.before, marks.same(self._marks[0]))

    def _look(self, *, since: int | None) -> None:
        self._marks.append(read_marks(self.copy.powerful, since))
        self._rows.append(read_rows(self.copy.powerful))

    def _read_roles(self) -> list[str]:
        return [name for (name,) in self.copy.powerful.query(_ROLES)]


def _counts(marks: Marks) -> list[tuple[str, int]]:
    """Return how many rows catalogs have, but for columns: those that are dropped leave a row."""
    return [(name, count) for name, count in marks.counts if name != "pg_attribute"]


def refused_rows(refusal: Refusal) -> bool:
    """Whether a statement failed because of the rows there were, or may have."""
    return refusal.sqlstate[:2] in ("22", "23", "P0")


def _refusal(migration: Migration, file: File, error: MigrationError) -> Refusal:
    number, offset = _statement_at(migration, error)
    return Refusal(
        spot=Spot(
            file=file,
            line=error.place.line,
            column=error.place.column,
            text=error.place.text,
            statement=number,
            offset=offset,
        ),
        sqlstate=error.failure.sqlstate,
        message=error.failure.message,
        detail=error.failure.lines(),
    )


def _statement_at(migration: Migration, error: MigrationError) -> tuple[int, int]:
    """Return which statement failed: the last that begins at or before the place told."""
    text = migration.text
    found = (-1, 0)
    runnable = (one for one in split(text) if isinstance(one, Statement) and one.kind != "meta")
    for number, statement in enumerate(runnable):
        place = text.place(statement.start)
        if (place.line or 0, place.column or 0) > (error.place.line or 0, error.place.column or 0):
            break
        found = (number, statement.start)
    return found
