"""What foreign keys of a row point at: rows that are there."""

from collections.abc import Iterable, Mapping, Sequence
from math import lcm, prod

from pgkeel.catalog.quoting import identifier
from pgkeel.data.synthetic.ordering import required
from pgkeel.data.synthetic.reading import Table
from pgkeel.data.synthetic.row import Row
from pgkeel.postgres.session import Session
from pgkeel.rows.shapes import Reference, Shape

Key = tuple[str, ...]


class NothingToPointAtError(Exception):
    """A row needs a row of another table, and there is none that would do."""


class Pools:
    """The keys that rows of each table have, read once until more rows come."""

    def __init__(self, session: Session, shapes: Mapping[int, Shape], most: int) -> None:
        self._session = session
        self._shapes = shapes
        self._most = most
        self._known: dict[tuple[int, Key], tuple[Key, ...]] = {}

    def keys(self, reference: Reference) -> tuple[Key, ...]:
        """Return keys that ``reference`` can point at, in an order that no collation decides."""
        asked = (reference.table, reference.referenced)
        if asked not in self._known:
            self._known[asked] = self._read(reference)
        return self._known[asked]

    def name(self, table: int) -> str:
        """Return how a table is shown."""
        shape = self._shapes.get(table)
        return shape.name if shape else "another table"

    def forget(self) -> None:
        """Read anew: rows were added."""
        self._known.clear()

    def _read(self, reference: Reference) -> tuple[Key, ...]:
        shape = self._shapes.get(reference.table)
        if shape is None:
            return ()
        names = [identifier(one) for one in reference.referenced]
        texts = ", ".join(f"{one}::text" for one in names)
        order = ", ".join(f'{one}::text collate "C"' for one in names)
        present = " and ".join(f"{one} is not null" for one in names)
        rows = self._session.query_made(
            f"select {texts} from {shape.name} where {present} order by {order} limit {self._most}"
        )
        return tuple(rows)


class Pointing:
    """Chooses what the foreign keys of one table point at."""

    def __init__(self, table: Table, pools: Pools, *, within: bool) -> None:
        """``within``: rows of the table itself may be pointed at by now."""
        self._table = table
        self._pools = pools
        # The widest first: those of fewer columns have to agree with them.
        ordered = sorted(table.shape.references, key=lambda one: (-len(one.columns), one.columns))
        self._references = [one for one in ordered if within or one.table != table.oid]
        self._itself = [one for one in ordered if one.table == table.oid] if not within else []
        self.columns = frozenset(name for one in ordered for name in one.columns)
        self._in_turn = any({*key.columns} <= self.columns for key in table.keys)

    @property
    def most(self) -> int | None:
        """How many rows there can be, where keys are made of nothing but what they point at."""
        found = [
            prod(
                len(self._pools.keys(one))
                for one in self._references
                if {*one.columns} & {*key.columns}
            )
            for key in self._table.keys
            if {*key.columns} <= self.columns and not self._optional(key.columns)
        ]
        return min(found, default=None)

    def pool(self, column: str) -> tuple[str, ...]:
        """Return what ``column`` alone can point with; empty for one without such a key."""
        for one in self._references:
            if one.columns == (column,):
                return tuple(key[0] for key in self._pools.keys(one))
        return ()

    def choose(self, row: Row) -> dict[str, str | None]:
        """Return values for all columns of foreign keys but those that a row fills from itself."""
        given: dict[str, str | None] = {}
        for one in self._itself:
            given |= dict.fromkeys(name for name in one.columns if self._optional((name,)))
        random, together = row.own("pointing"), 0
        for one in self._references:
            keys: Sequence[Key] = self._pools.keys(one)
            if not given.keys().isdisjoint(one.columns):
                keys = [key for key in keys if self._agrees(one, key, given)]
            free = required(one, self._table) is False
            if free and (not keys or (row.number and random.random() < 0.1)):
                given |= self._left_out(one, given)
                continue
            if not keys:
                raise NothingToPointAtError(self._missing(one))
            at = random.randrange(len(keys))
            if self._in_turn:
                # All pairs come, and no two are alike before that.
                at = (row.number + (row.number // together if together else 0)) % len(keys)
                together = lcm(together or 1, len(keys))
            given |= zip(one.columns, keys[at], strict=True)
        return given

    def from_itself(self, row: Mapping[str, str | None]) -> dict[str, str | None]:
        """Return what makes a row point at itself, where it has to point at one of its table."""
        return {
            name: row.get(there)
            for one in self._itself
            if required(one, self._table)
            for name, there in zip(one.columns, one.referenced, strict=True)
            if name != there
        }

    @property
    def own_keys(self) -> tuple[str, ...]:
        """The columns that a row which has to point at itself needs to know of itself."""
        needed = [one for one in self._itself if required(one, self._table)]
        return tuple(dict.fromkeys(name for one in needed for name in one.referenced))

    def _left_out(
        self, reference: Reference, given: Mapping[str, str | None]
    ) -> dict[str, str | None]:
        # One column without a value is enough, and the others may be another key's.
        open_ = [name for name in reference.columns if name not in given]
        left = [name for name in open_ if self._optional((name,))]
        return dict.fromkeys(left)

    def _agrees(self, one: Reference, key: Key, given: Mapping[str, str | None]) -> bool:
        return all(
            name not in given or given[name] == value
            for name, value in zip(one.columns, key, strict=True)
        )

    def _optional(self, columns: Iterable[str]) -> bool:
        fixed = {one.name for one in self._table.fields if one.not_null}
        fixed |= {one.name for one in self._table.shape.columns if one.not_null}
        return not {*columns} <= fixed

    def _missing(self, one: Reference) -> str:
        name = self._pools.name(one.table)
        return f"{', '.join(one.columns)} has to point at a row of {name}, and there is none to use"
