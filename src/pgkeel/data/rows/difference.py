"""What differs between the rows of a table as they should be and as they are; pure."""

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from pgkeel.data.rows.reading import Key, Refused, Row, Rows, TooMany
from pgkeel.data.rows.shape import Plan
from pgkeel.names import Name


class Different(Struct, frozen=True):
    """A row that both have, and the columns in which it differs."""

    key: Key
    columns: tuple[str, ...]


class TableRows(Struct, frozen=True, kw_only=True):
    """What came of comparing one table of a database."""

    table: Name
    key: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    left_out: Mapping[str, str] = {}
    rows: int = 0
    """How many the database has."""
    missing: tuple[Key, ...] = ()
    extra: tuple[Key, ...] = ()
    different: tuple[Different, ...] = ()
    digest: str = ""
    """The same in two databases whose rows are the same, as far as they are compared."""
    trouble: TooMany | Refused | str | None = None
    """Why it was not compared; a text where there is nothing to compare, and that is right."""

    @property
    def differs(self) -> bool:
        """Whether any row does."""
        return bool(self.missing or self.extra or self.different)


def projected(rows: Rows, plan: Plan, onto: Plan) -> Rows:
    """Return rows with a hash a column as if only the columns of another plan were compared."""
    at = {column.name: number for number, column in enumerate(plan.columns)}
    wanted = [at[column.name] for column in onto.columns]
    made: dict[bytes, Row] = {}
    for identity, row in rows.items():
        columns = tuple(row.columns[number] for number in wanted)
        known = identity if plan.key else hashlib.sha256(b"".join(columns)).digest()
        times = row.times + (made[known].times if known in made else 0)
        made[known] = Row(row.key, row.hash, columns, times)
    return made


def candidates(expected: Rows, found: Rows) -> Rows:
    """Return the rows that both have and that differ; ``expected`` has a hash a column."""
    return {
        identity: row
        for identity, row in found.items()
        if identity in expected and _whole(expected[identity]) != row.hash
    }


def compared(expected: Rows, found: Rows, detail: Rows, plan: Plan) -> TableRows:
    """Return what differs; ``detail`` are the candidates with a hash a column."""
    different = [
        Different(row.key, tuple(_columns(expected[identity], row, plan)))
        for identity, row in detail.items()
    ]
    return TableRows(
        table=plan.table,
        key=plan.key,
        hidden=plan.hidden & {*plan.key},
        left_out=plan.left_out,
        rows=sum(row.times for row in found.values()),
        missing=_ordered(_surplus(expected, found)),
        extra=_ordered(_surplus(found, expected)),
        different=tuple(sorted(different, key=lambda one: _order(one.key))),
        digest=_digest(found, plan),
    )


def _whole(row: Row) -> bytes:
    """Return the hash of a row from those of its columns, as the server makes it."""
    return hashlib.sha256(b"".join(row.columns)).digest()


def _columns(expected: Row, found: Row, plan: Plan) -> Iterator[str]:
    for column, one, other in zip(plan.columns, expected.columns, found.columns, strict=True):
        if one != other:
            yield column.name


def _surplus(rows: Rows, others: Rows) -> Iterator[Key]:
    """Yield the keys of rows that the others do not have, or do not have as often."""
    for identity, row in rows.items():
        there = others[identity].times if identity in others else 0
        for _ in range(row.times - there):
            yield row.key


def _ordered(keys: Iterator[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=_order))


def _order(key: Key) -> tuple[str, ...]:
    return tuple(value or "" for value in key)


def _digest(rows: Rows, plan: Plan) -> str:
    digest = hashlib.sha256(repr([one.name for one in plan.columns]).encode())
    for identity, row in sorted(rows.items(), key=lambda pair: pair[0]):
        digest.update(identity + row.hash + b"%d" % row.times)
    return digest.hexdigest()
