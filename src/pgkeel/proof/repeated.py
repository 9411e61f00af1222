"""What a second run of a migration changed, and which of its statements did it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from pgkeel.catalog.reader import read_within, settle
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare, topmost
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.session import Session, StatementError
from pgkeel.proof.facts import Moved, Spot
from pgkeel.proof.rows import Rows, changed_columns, read_rows
from pgkeel.proof.undone import describe
from pgkeel.proof.watching import spot_of
from pgkeel.sql import Statement

Sort = Literal["schema", "rows", "values", "sequence"]


class State(Struct, frozen=True, kw_only=True):
    """A schema with its rows, as numbers."""

    schema: Snapshot
    rows: Rows


class Effect(Struct, frozen=True, kw_only=True):
    """One thing that changed between two states: what it is, and in words."""

    key: str
    what: str
    sort: Sort


def effects(before: State, after: State) -> tuple[Effect, ...]:
    """Return all that differs, objects first."""
    found = [
        Effect(key=str(one.address), what=describe(one), sort="schema")
        for one in topmost(compare(before.schema, after.schema))
    ]
    return (*found, *_row_effects(before.rows, after.rows))


def _row_effects(before: Rows, after: Rows) -> Iterator[Effect]:
    for name in sorted({*before.tables, *after.tables}):
        old, new = before.tables.get(name), after.tables.get(name)
        had, has = old.rows if old else 0, new.rows if new else 0
        if has != had:
            verb, way = ("adds", "to") if has > had else ("takes", "from")
            count = abs(has - had)
            what = f"{verb} {count} row{'s' * (count != 1)} {way} {name}"
            yield Effect(key=f"rows {name}", what=what, sort="rows")
        elif old and new:
            # When something happened is another thing each time, and does no harm.
            columns = [one for one in changed_columns(old, new) if one not in new.times]
            if columns:
                what = f"changes the values of {name}: {', '.join(columns)}"
                yield Effect(key=f"values {name}", what=what, sort="values")
    for name, at in after.sequences.items():
        was = before.sequences.get(name)
        if name in before.sequences and was != at:
            what = f"moves sequence {name} from {was or 'its start'} to {at or 'its start'}"
            yield Effect(key=f"sequence {name}", what=what, sort="sequence")


class Stepping:
    """Looks at everything after each statement of a second run; slow, for when it did something."""

    def __init__(
        self, session: Session, powerful: Session, migration: Migration, start: State
    ) -> None:
        self._session = session
        self._powerful = powerful
        self._migration = migration
        self._states = [start]
        self.spots: list[Spot] = []

    def before(self, _: Statement) -> None:
        """Look at nothing: what there was is known from the statement before."""

    def after(self, statement: Statement) -> None:
        """Look at what there is now."""
        number = len(self.spots)
        self.spots.append(spot_of(self._migration, statement, number))
        self._states.append(self._state())

    def _state(self) -> State:
        if not self._session.in_transaction:
            self._powerful.run("begin")
            try:
                settle(self._powerful)
                schema = read_within(self._powerful, whole=False)
            finally:
                self._powerful.run("rollback")
            return State(schema=schema, rows=read_rows(self._powerful))
        self._session.run("savepoint keel_stepping")
        try:
            settle(self._session)
            schema = read_within(self._session, whole=False)
            rows = self._rows()
        finally:
            self._session.run("rollback to savepoint keel_stepping")
        return State(schema=schema, rows=rows)

    def _rows(self) -> Rows:
        try:
            return read_rows(self._session)
        except StatementError:
            # Not every table may be read by whoever runs migrations; then the last look counts.
            return self._states[-1].rows

    def moved(self, wanted: Sequence[Effect]) -> tuple[Moved, ...]:
        """Return ``wanted`` with the last statement that had to do with each."""
        last: dict[str, int] = {}
        for number in range(len(self.spots)):
            for effect in effects(self._states[number], self._states[number + 1]):
                last[effect.key] = number
        return tuple(
            Moved(what=one.what, spot=self._spot(one, last), sort=one.sort) for one in wanted
        )

    def _spot(self, effect: Effect, last: Mapping[str, int]) -> Spot:
        number = last.get(effect.key)
        return self.spots[number] if number is not None else Spot(file="migration")
