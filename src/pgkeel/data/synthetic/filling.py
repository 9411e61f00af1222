"""Puts rows into one table: all at once, and one by one where the server refuses."""

from collections.abc import Mapping, Sequence
from typing import LiteralString

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.quoting import identifier, literal
from pgkeel.data.synthetic.making import Made, Making
from pgkeel.data.synthetic.pointing import Pointing, Pools
from pgkeel.data.synthetic.reading import Table
from pgkeel.data.synthetic.savepoints import savepoint
from pgkeel.postgres.failure import ServerFailure
from pgkeel.postgres.session import Session, StatementError

# What this session has changed or removed, by table; of what was taken back, too.
_CHANGED: LiteralString = """
select schemaname || '.' || relname, n_tup_upd + n_tup_del
from pg_stat_xact_user_tables where n_tup_upd + n_tup_del > 0 order by 1
"""
_ATTEMPTS = 10
_BARE = frozenset({3, 6})
"""Attempts that give no more values than are needed."""
_TOGETHER = 500
"""Rows in one statement."""
_HOPELESS = 6
"""Rows in a row that are refused alike: then the others are not tried in this attempt."""


class Filled(Struct, frozen=True, kw_only=True):
    """What came of one table."""

    oid: int
    name: str
    path: tuple[str, str]
    columns: tuple[str, ...]
    """But those that are computed, or that a trigger stamps whatever is given."""
    known_again: bool
    """Whether rows have a key, without which a file of them cannot be loaded twice."""
    rows: tuple[Made, ...]
    """As they are stored, but for moments: those as they were given."""
    points_at: frozenset[int] = frozenset()
    """The tables that its foreign keys point at."""
    changes: tuple[str, ...] = ()
    """Tables whose rows its triggers change or remove."""
    wanted: int
    reason: str = ""
    """Why there are fewer rows than wanted; empty where there are not."""
    constraint: str = ""
    """The constraint that refused the last one, where it was one."""


def blank(table: Table, wanted: int, reason: str = "") -> Filled:
    """Return that nothing came of ``table``."""
    whole = {one.name for one in table.fields if one.not_null}
    return Filled(
        oid=table.oid,
        name=table.name,
        path=table.path,
        columns=tuple(one.name for one in table.fields if one.given != "generated"),
        known_again=any({*key.columns} <= whole for key in table.keys),
        rows=(),
        wanted=wanted,
        reason=reason,
        points_at=frozenset(one.table for one in table.shape.references) - {table.oid},
    )


class Filling:
    """Fills one table within the transaction that is open; leaves it as it was where that fails."""

    def __init__(self, session: Session, table: Table, making: Making, pools: Pools) -> None:
        self._session = session
        self._table = table
        self._making = making
        self._pools = pools
        self._rows: dict[int, Made] = {}
        self._failure: ServerFailure | None = None
        self._dropped = False
        self._stamped: set[str] = set()
        self._changes: tuple[str, ...] = ()

    def fill(self, wanted: int) -> Filled:
        """Insert up to ``wanted`` rows."""
        before = dict(self._session.query(_CHANGED))
        try:
            with savepoint(self._session):
                self._fill(wanted)
                # What a key promises until the end is looked at now, where its table is known.
                self._session.run("set constraints all immediate; set constraints all deferred")
        except StatementError as error:
            self._rows, self._failure = {}, error.failure
        finally:
            self._pools.forget()
        after = self._session.query(_CHANGED)
        self._changes = tuple(name for name, count in after if count > before.get(name, 0))
        return self._outcome(wanted)

    def _fill(self, wanted: int) -> None:
        itself = any(one.table == self._table.oid for one in self._table.shape.references)
        first = -(-wanted // 3) if itself else wanted
        pointing = Pointing(self._table, self._pools, within=False)
        most = pointing.most
        if most is not None and most < wanted:
            self._making.reason = f"only {most} rows of the tables it points at can be joined"
            first, wanted = min(first, most), most
        self._put(range(first), wanted, pointing)
        if itself and self._rows:
            self._pools.forget()
            pointing = Pointing(self._table, self._pools, within=True)
            self._put(range(first, wanted), wanted, pointing)

    def _put(self, numbers: Sequence[int], of: int, pointing: Pointing) -> None:
        left = list(numbers)
        for attempt in range(_ATTEMPTS):
            if not left:
                return
            for start in range(0, len(left), _TOGETHER):
                part = left[start : start + _TOGETHER]
                made = self._making.make(part, attempt, of, pointing, bare=attempt in _BARE)
                if pointing.own_keys:
                    made = {at: self._counted(one, pointing) for at, one in made.items()}
                self._insert(made)
            left = [at for at in left if at not in self._rows]

    def _counted(self, one: Made, pointing: Pointing) -> Made:
        """Return the row with what the server would count: it has to point at itself."""
        counted = ("identity", "sequence")
        served = {field.name for field in self._table.fields if field.given in counted}
        for name in pointing.own_keys:
            if name in served and name not in one:
                ((number,),) = self._session.query(
                    "select nextval(pg_get_serial_sequence(%s, %s))::text",
                    (self._table.shape.name, name),
                )
                one = one | {name: number}
        return one | pointing.from_itself(one)

    def _insert(self, made: Mapping[int, Made]) -> None:
        if len(made) > 1 and self._together(made):
            return
        alike, last = 0, ("", "")
        for at, one in made.items():
            failure = self._refused({at: one})
            if failure is None:
                alike = 0
                continue
            self._failure = failure
            said = (failure.sqlstate, failure.constraint or failure.message)
            alike, last = (alike + 1 if said == last else 1), said
            if alike >= _HOPELESS:
                break
        for at, one in made.items():
            if at not in self._rows:
                self._making.forget(one)

    def _together(self, made: Mapping[int, Made]) -> bool:
        return self._refused(made) is None and not self._dropped

    def _refused(self, made: Mapping[int, Made]) -> ServerFailure | None:
        """Insert rows; return why the server did not, and then nothing was inserted."""
        self._dropped = False
        try:
            with savepoint(self._session):
                found = self._session.query_made(self._statement(list(made.values())))
                if len(found) != len(made):
                    # A trigger keeps some out: which, only one by one can tell.
                    self._dropped = True
                    if len(made) > 1:
                        raise _fewer()
        except StatementError as error:
            return error.failure
        if self._dropped:
            return _fewer().failure
        for (at, one), row in zip(made.items(), found, strict=True):
            self._rows[at] = self._stored(one, dict(zip(self._shown(), row, strict=False)))
        return None

    def _stored(self, given: Made, stored: Made) -> Made:
        """Return a row as it is stored; moments as given, and remember which a trigger stamps."""
        kept = {name for name in self._making.moments if name in given}
        self._stamped |= {
            name for name in kept if _moment(given[name]) != _moment(stored.get(name))
        }
        return stored | {name: given[name] for name in kept}

    def _statement(self, rows: Sequence[Made]) -> str:
        # Where nothing is given, one column is named, to count the rows by.
        names = list(dict.fromkeys(name for one in rows for name in one))
        names = names or [one.name for one in self._table.fields[:1]]
        back = ", ".join(f"{identifier(name)}::text" for name in self._shown()) or "1"
        table = self._table.shape.name
        if not names:
            count = f"select from generate_series(1, {len(rows)})"
            return f"insert into {table} {count} returning {back}"
        listed = ", ".join(map(identifier, names))
        values = ", ".join(
            "(" + ", ".join(_written(one, name) for name in names) + ")" for one in rows
        )
        identities = {one.name for one in self._table.fields if one.given == "identity"}
        over = "overriding system value " if identities & {*names} else ""
        return f"insert into {table} ({listed}) {over}values {values} returning {back}"

    def _shown(self) -> list[str]:
        return [one.name for one in self._table.fields if one.given != "generated"]

    def _outcome(self, wanted: int) -> Filled:
        rows = tuple(self._rows[at] for at in sorted(self._rows))
        failure = self._failure
        reason = "" if len(rows) >= wanted else self._making.reason
        if len(rows) < wanted and failure:
            reason = failure.message
        empty = blank(self._table, wanted, reason)
        return replace(
            empty,
            rows=rows,
            columns=tuple(name for name in empty.columns if name not in self._stamped),
            changes=self._changes,
            constraint=(failure.constraint or "") if failure and reason else "",
        )


def _written(one: Made, name: str) -> str:
    if name not in one:
        return "default"
    text = one[name]
    return "null" if text is None else literal(text)


def _moment(text: str | None) -> str | None:
    """Return a moment in one form, whether its day alone was given or its zone is told."""
    if text is None:
        return None
    bare = text.removesuffix("+00")
    return bare.removesuffix(" 00:00:00").removesuffix(":00")


def _fewer() -> StatementError:
    message = "a trigger or a rule takes the rows away"
    return StatementError(ServerFailure(sqlstate="00000", message=message))
