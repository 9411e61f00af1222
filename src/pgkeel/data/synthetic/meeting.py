"""Finds values that meet the conditions of a table: the server judges, many at a time."""

import re
from collections.abc import Sequence
from itertools import product
from math import prod
from random import Random

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.data.synthetic.asking import taken
from pgkeel.data.synthetic.likely import likely_texts
from pgkeel.data.synthetic.reading import Table
from pgkeel.data.synthetic.savepoints import savepoint
from pgkeel.postgres.session import Session, StatementError
from pgkeel.rows.candidates import usual_of
from pgkeel.rows.conditions import condition_groups, conditions, tests_of
from pgkeel.rows.shapes import Column

Values = tuple[str | None, ...]

_MOST = 2_000
"""Ways to combine values that are tried at once."""
_SINGLY = 60
"""Ways that are tried one by one, where a condition fails instead of answering."""
_EACH = 80
"""Options of a column at most."""


class Group:
    """Columns whose conditions have to be met together."""

    def __init__(self, session: Session, table: Table, names: Sequence[str]) -> None:
        by_name = {one.name: one for one in table.shape.columns}
        self._session = session
        self._columns = [by_name[name] for name in names]
        self._conditions = {one.name: conditions(one, table.shape) for one in self._columns}
        ours = _speaking(tests_of(table.shape, names), table)
        self._tests = [f"({one}) is not false" for one in ours]
        self._pool: tuple[Values, ...] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns, in the order of values."""
        return tuple(one.name for one in self._columns)

    @property
    def is_free(self) -> bool:
        """Whether nothing has to be met after all."""
        return not self._tests

    def judge(self, tuples: Sequence[Values]) -> list[bool]:
        """Return which of ``tuples`` meet the conditions."""
        if not tuples or self.is_free:
            return [True] * len(tuples)
        try:
            with savepoint(self._session):
                rows = self._session.query_made(self._query(tuples))
        except StatementError:
            return self._one_by_one(tuples)
        met = {number for (number,) in rows}
        return [at in met for at in range(len(tuples))]

    def pool(self, usual: Sequence[Values], pointing: Sequence[Sequence[str]]) -> Sequence[Values]:
        """Return what meets the conditions, from ``usual`` values and what the conditions name.

        ``pointing`` are keys of other tables that a column has to be one of, empty for none.
        """
        if self._pool is None:
            self._pool = self._find(usual, pointing)
        return self._pool

    def _find(
        self, usual: Sequence[Values], pointing: Sequence[Sequence[str]]
    ) -> tuple[Values, ...]:
        options = [
            self._options(at, column, usual, pointing[at])
            for at, column in enumerate(self._columns)
        ]
        if prod(map(len, options)) <= _MOST:
            tried: list[Values] = list(product(*options))
        else:
            random = Random("/".join(self.names))  # noqa: S311 -- the same each time
            drawn = (tuple(map(random.choice, options)) for _ in range(_MOST))
            tried = list(dict.fromkeys(drawn))
        judged = self.judge(tried)
        return tuple(one for one, met in zip(tried, judged, strict=True) if met)

    def _options(
        self, at: int, column: Column, usual: Sequence[Values], pointing: Sequence[str]
    ) -> list[str | None]:
        if pointing:
            found: list[str | None] = [*pointing[:_EACH]]
        else:
            likely = likely_texts(column, self._conditions[column.name], [one[at] for one in usual])
            written = self._written(column)
            found = list(taken(self._session, likely, written)[:_EACH])
            if not any(self.judge_alone(at, found)):
                found += taken(self._session, usual_of(column)[:8], written)
        return found if column.not_null and found else [*found, None]

    def judge_alone(self, at: int, options: Sequence[str | None]) -> list[bool]:
        """Return which options of one column meet the conditions, where it is the only one."""
        if len(self._columns) > 1:
            return [at < 0] * len(options)
        return self.judge([(one,) for one in options])

    def _one_by_one(self, tuples: Sequence[Values]) -> list[bool]:
        return [at < _SINGLY and self._meets(one) for at, one in enumerate(tuples)]

    def _meets(self, one: Values) -> bool:
        try:
            with savepoint(self._session):
                return bool(self._session.query_made(self._query([one])))
        except StatementError:
            return False

    def _query(self, tuples: Sequence[Values]) -> str:
        kinds = [self._written(one) for one in self._columns]
        # The first row tells the types of all.
        rows = [f"(-1, {', '.join(f'null::{kind}' for kind in kinds)})"]
        for at, one in enumerate(tuples):
            texts = ["null" if text is None else literal(text) for text in one]
            rows.append(f"({at}, {', '.join(map(_cast, texts, kinds))})")
        names = ", ".join(map(identifier, self.names))
        return (
            f'select "keel number" from (values {", ".join(rows)}) as keel("keel number", {names})'
            f' where "keel number" >= 0 and {" and ".join(self._tests)}'
        )

    @staticmethod
    def _written(column: Column) -> str:
        # A domain would refuse before its condition is asked.
        return column.base if column.checks else column.type


def groups_of(session: Session, table: Table) -> list[Group]:
    """Return the groups of columns that conditions join, without those that are free."""
    served = {one.name for one in table.fields if one.given}
    ours = {one.name for one in table.shape.columns} - served
    found = [
        Group(session, table, [name for name in names if name in ours])
        for names in condition_groups(table.shape)
        if ours & {*names}
    ]
    return [one for one in found if not one.is_free]


def _speaking(tests: list[str], table: Table) -> list[str]:
    """Return the conditions without those that speak of what the server fills in."""
    given = [re.escape(one.name) for one in table.fields if one.given]
    if not given:
        return tests
    spoken = re.compile(rf"(?<![\w$'])\"?(?:{'|'.join(given)})\"?(?![\w$'(])")
    return [one for one in tests if not spoken.search(one)]


def _cast(text: str, kind: str) -> str:
    return f"{text}::{kind}"
