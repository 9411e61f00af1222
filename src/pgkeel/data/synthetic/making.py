"""Makes rows of one table up, so that they meet its conditions and keys as far as can be seen."""

from collections.abc import Mapping, Sequence

from pgkeel.data.synthetic.columns import column_of, value
from pgkeel.data.synthetic.meeting import Group, Values, groups_of
from pgkeel.data.synthetic.pointing import NothingToPointAtError, Pointing
from pgkeel.data.synthetic.reading import Table
from pgkeel.data.synthetic.row import Row
from pgkeel.data.synthetic.values import Values as Kinds
from pgkeel.data.synthetic.words import Words
from pgkeel.postgres.session import Session

_BEST = 24

Made = dict[str, str | None]
"""Values by column; what is not named is left to the server."""


class Making:
    """Makes rows of one table, the same for the same seed."""

    def __init__(
        self,
        session: Session,
        table: Table,
        words: Words,
        kinds: Kinds,
        classes: Mapping[str, str],
        seed: int,
    ) -> None:
        self._table = table
        self._words = words
        self._kinds = kinds
        self._key = f"{seed}/{table.name}"
        self._groups = groups_of(session, table)
        self._shapes = {one.name: one for one in table.shape.columns}
        ours = [one for one in table.fields if not one.given]
        self._columns = [column_of(table, one, kinds, classes) for one in ours]
        self.moments = [one.field.name for one in self._columns if one.type.category == "D"]
        """The columns of days and times."""
        self._seen: dict[tuple[str, ...], set[Values]] = {one.columns: set() for one in table.keys}
        self.reason = ""
        """Why the last row that could not be made could not."""

    def make(
        self, numbers: Sequence[int], attempt: int, of: int, pointing: Pointing, *, bare: bool
    ) -> dict[int, Made]:
        """Return rows by number; those are missing that could not be made this time.

        ``attempt``: each gives other values; ``bare``: no value where none is needed.
        """
        rows = {at: self._row(at + attempt * of, attempt, at) for at in numbers}
        made: dict[int, Made] = {}
        for at, row in rows.items():
            try:
                pointed = pointing.choose(row)
            except NothingToPointAtError as error:
                self.reason = str(error)
                continue
            made[at] = self._fill(row, pointed, pointing, bare=bare)
        for group in self._groups:
            self._meet(group, made, rows, pointing)
        return {at: one for at, one in made.items() if self._is_new(one)}

    def _row(self, number: int, attempt: int, at: int) -> Row:
        return Row(self._words, self._table.path[1], f"{self._key}/{at}/{attempt}", number)

    def _fill(self, row: Row, pointed: Made, pointing: Pointing, *, bare: bool) -> Made:
        made = dict(pointed)
        for column in self._columns:
            name = column.field.name
            shape = self._shapes.get(name)
            if name in made or (name in pointing.columns and shape and not shape.not_null):
                made.setdefault(name, None)
                continue
            needed = column.field.not_null or bool(shape and shape.not_null)
            # A default that is called may give another value each day.
            plain = "(" not in column.field.default
            if bare and plain and (not needed or column.field.default) and not column.unique:
                continue
            found = value(column, row, self._kinds, required=needed)
            if found is not None or not needed or not column.field.default:
                made[name] = found
        return made | pointing.from_itself(made)

    def _meet(
        self, group: Group, made: Mapping[int, Made], rows: Mapping[int, Row], pointing: Pointing
    ) -> None:
        """Change what does not meet the conditions of ``group`` for what does."""
        # What the server fills in, it judges too.
        numbers = [at for at, one in made.items() if {*group.names} <= one.keys()]
        tuples = [tuple(made[at][name] for name in group.names) for at in numbers]
        judged = group.judge(tuples)
        failing = [at for at, met in zip(numbers, judged, strict=True) if not met]
        if not failing:
            return
        pool = group.pool(tuples, [pointing.pool(name) for name in group.names])
        if not pool:
            return
        in_turn = any({*key.columns} & {*group.names} for key in self._table.keys)
        for at in failing:
            row = rows[at]
            # What reads best stands first.
            pool = pool if in_turn else pool[:_BEST]
            chosen = row.number if in_turn else row.own("/".join(group.names)).randrange(len(pool))
            made[at] |= dict(zip(group.names, pool[chosen % len(pool)], strict=True))

    def _is_new(self, one: Made) -> bool:
        """Whether no row before had the same in a key; it is one of those that had, from now on."""
        found = []
        for key in self._table.keys:
            values = tuple(one.get(name) for name in key.columns)
            if not all(name in one for name in key.columns):
                continue
            if None in values and not key.nulls_alike:
                continue
            if values in self._seen[key.columns]:
                self.reason = f"no more rows differ in {', '.join(key.columns)}"
                return False
            found.append((key.columns, values))
        for columns, values in found:
            self._seen[columns].add(values)
        return True

    def forget(self, one: Made) -> None:
        """Let the keys of a row that was refused be used again."""
        for columns, seen in self._seen.items():
            seen.discard(tuple(one.get(name) for name in columns))
