"""Watches a migration run, statement by statement: locks, rewrites, scans, rows, time."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pgkeel.locks import LockMode
from pgkeel.migrations.migration import Migration
from pgkeel.postgres.session import Session
from pgkeel.proof.calling import Calling
from pgkeel.proof.facts import Called, Held, Spot, Traced
from pgkeel.proof.sampling import Sampler
from pgkeel.sql import Statement, transaction_fact

_MODES = {mode.pg_locks: mode for mode in LockMode}
_KINDS = {
    "r": "table",
    "p": "table",
    "f": "foreign table",
    "i": "index",
    "I": "index",
    "v": "view",
    "m": "materialized view",
    "S": "sequence",
    "c": "type",
}
# What was there before the migration: nothing is asked of it here but what the catalog row says.
_RELATIONS = """
select c.oid::int8, quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relkind::text,
  c.relfilenode::int8
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relkind <> 't'
"""
# One question a statement, about what it holds: all that it can have touched is locked.
_TOUCHED = """
select l.relation::int8, array_agg(l.mode), max(c.relfilenode)::int8,
  max(i.indrelid::int8), max(pg_stat_get_xact_tuples_returned(l.relation)),
  max(pg_stat_get_xact_numscans(l.relation)),
  max(pg_stat_get_xact_tuples_inserted(l.relation)
    + pg_stat_get_xact_tuples_updated(l.relation) + pg_stat_get_xact_tuples_deleted(l.relation)),
  max(c.relkind::text), max(quote_ident(n.nspname) || '.' || quote_ident(c.relname))
from pg_locks l left join pg_class c on c.oid = l.relation
left join pg_namespace n on n.oid = c.relnamespace
left join pg_index i on i.indexrelid = l.relation
where l.pid = pg_backend_pid() and l.locktype = 'relation' and l.granted
  and l.database = (select oid from pg_database where datname = current_database())
  and l.relation >= 16384
group by 1
"""
_SHOWN = 64
_FLUSHES = 150_000
"""The first version of the server that hands over counts when it is asked."""


class Relation(NamedTuple):
    """A relation as it stood before the migration."""

    name: str
    kind: str
    file: int


class _Seen(NamedTuple):
    oid: int
    modes: frozenset[LockMode]
    file: int | None
    table: int | None
    returned: int
    scans: int
    written: int
    kind: str | None
    name: str | None


class Watcher:
    """Looks before and after each statement in the session that runs them.

    ``another`` opens a second session, which looks at what runs outside of a transaction, where
    nothing is to be seen afterwards. ``rows`` tells how many rows a table has.
    """

    def __init__(
        self,
        session: Session,
        another: Callable[[], Session],
        migration: Migration,
        rows: Mapping[str, int],
    ) -> None:
        self._session = session
        self._another = another
        self._migration = migration
        self._rows = rows
        self._before = {
            oid: Relation(name, kind, file) for oid, name, kind, file in session.query(_RELATIONS)
        }
        ((self._pid,),) = session.query("select pg_backend_pid()")
        ((version,),) = session.query("select current_setting('server_version_num')::int")
        if version >= _FLUSHES:
            # What this session wrote before counts as of this transaction until it is handed over.
            session.query("select pg_stat_force_next_flush()")
        self._files = {oid: one.file for oid, one in self._before.items()}
        self._names = {one.name for one in self._before.values()}
        self._known: dict[int, _Seen] = {}
        self._number = -1
        self._began = 0.0
        self._sampler: Sampler | None = None
        self._calling = Calling(session, migration, self._names)
        self.found: list[Traced] = []
        self.called: list[Called] = []

    def before(self, statement: Statement) -> None:
        """Start the clock; where no transaction is open, start to look from another session."""
        self._number += 1
        if not self._session.in_transaction:
            self._known = {}
            if not self._opens(statement):
                self._sampler = Sampler(self._another, self._pid)
        self._began = time.perf_counter()

    def after(self, statement: Statement) -> None:
        """Look at what the statement did."""
        milliseconds = (time.perf_counter() - self._began) * 1000
        text = self._migration.text
        begin = text.slice(statement.start, min(statement.end, statement.start + 400))
        words = " ".join(begin.split())
        sampled = self._sampler.stop() if self._sampler else None
        self._sampler = None
        if sampled is not None:
            traced = self._outside(sampled)
        elif self._session.in_transaction:
            traced = self._inside()
            self.called += self._calling.since(spot_of(self._migration, statement, self._number))
        else:
            traced = _Told()
        self.found.append(
            Traced(
                spot=spot_of(self._migration, statement, self._number),
                words=words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…",
                locks=tuple(sorted(traced.locks, key=_weight)),
                rewrites=tuple(sorted(traced.rewrites)),
                builds=tuple(sorted(traced.builds)),
                scans=tuple(sorted(traced.scans)),
                rows=tuple(sorted(traced.rows)),
                milliseconds=round(milliseconds, 1),
                alone=sampled is not None,
            )
        )

    def close(self) -> None:
        """End what may still look."""
        if self._sampler:
            self._sampler.stop()

    def _opens(self, statement: Statement) -> bool:
        text = self._migration.text.slice(
            statement.start, min(statement.end, statement.start + 200)
        )
        fact = transaction_fact(text.encode()) if statement.kind == "sql" else None
        return fact is not None and fact.need == "controls"

    def _inside(self) -> "_Told":
        """Return what is new since the statement before it."""
        now = {one.oid: one for one in map(_seen, self._session.query(_TOUCHED))}
        told = _Told()
        for oid, one in now.items():
            old = self._known.get(oid)
            self._compare(told, one, old)
        self._known = now
        self._files |= {oid: one.file for oid, one in now.items() if one.file is not None}
        return told

    def _compare(self, told: "_Told", one: _Seen, old: _Seen | None) -> None:
        relation = self._before.get(one.oid)
        if relation is None:
            if old is None:
                self._new_index(told, one)
            return
        had = old.modes if old else frozenset()
        strongest = max(one.modes, default=None)
        if strongest and strongest > max(had, default=0):
            told.locks.add(_held(relation, strongest))
        moved = one.file is not None and one.file != self._files.get(one.oid, one.file)
        if moved and relation.kind in ("r", "m"):
            anew = self._is_written_anew(one.oid, relation)
            (told.rewrites if anew else told.emptied).add(relation.name)
        over = self._before.get(one.table or 0)
        if moved and relation.kind == "i" and over and self._filled(over.name):
            told.indexes.add(over.name)
        if relation.kind not in ("r", "m"):
            return
        read = one.returned - (old.returned if old else 0)
        scanned = one.scans - (old.scans if old else 0)
        rows = self._rows.get(relation.name, 0)
        if scanned > 0 and rows and read >= rows:
            told.scans.add((relation.name, read))
        written = one.written - (old.written if old else 0)
        if written > 0:
            told.rows.add((relation.name, written))

    def _new_index(self, told: "_Told", one: _Seen) -> None:
        """Tell of an index that is built, and not one that is only entered anew."""
        table = self._before.get(one.table or 0)
        if one.kind not in ("i", "I") or table is None or not self._filled(table.name):
            return
        if one.file in self._files.values():
            return
        (told.indexes if one.name in self._names else told.made).add(table.name)

    def _is_written_anew(self, oid: int, relation: Relation) -> bool:
        """Whether there is something in the new file; after TRUNCATE there is not."""
        if not self._filled(relation.name):
            return False
        ((size,),) = self._session.query("select pg_relation_size(%s)", (oid,))
        return bool(size)

    def _outside(self, sampled: Iterable[tuple[int, str]]) -> "_Told":
        """Return what was seen of locks, and what changed for good."""
        strongest: dict[int, LockMode] = {}
        for oid, mode in sampled:
            if oid in self._before:
                strongest[oid] = max(strongest.get(oid, LockMode.ACCESS_SHARE), _MODES[mode])
        after = {row[0]: row for row in self._session.query(_RELATIONS)}
        names = {row[1] for row in after.values()}
        weak = LockMode.SHARE_UPDATE_EXCLUSIVE
        for oid, held in strongest.items():
            if held > weak and oid not in after and self._before[oid].name in names:
                # REINDEX CONCURRENTLY drops the index that it replaced when nobody uses that any
                # more: the lock that it takes for it then stops nobody.
                strongest[oid] = weak
        told = _Told()
        told.locks |= {_held(self._before[oid], mode) for oid, mode in strongest.items()}
        owners = dict(self._session.query("select indexrelid::int8, indrelid::int8 from pg_index"))
        for oid, _, kind, file in after.values():
            table = self._before.get(owners.get(oid, 0))
            if kind == "i" and table and file != self._files.get(oid) and self._filled(table.name):
                told.indexes.add(table.name)
            relation = self._before.get(oid)
            moved = relation is not None and file != self._files.get(oid)
            if relation and moved and kind in ("r", "m") and self._filled(relation.name):
                told.rewrites.add(relation.name)
        self._files |= {oid: row[3] for oid, row in after.items()}
        return told

    def _filled(self, name: str) -> bool:
        return self._rows.get(name, 0) > 0


class _Told:
    """What one statement did, as it is put together."""

    def __init__(self) -> None:
        self.locks: set[Held] = set()
        self.rewrites: set[str] = set()
        self.made: set[str] = set()
        self.emptied: set[str] = set()
        self.indexes: set[str] = set()
        self.scans: set[tuple[str, int]] = set()
        self.rows: set[tuple[str, int]] = set()

    @property
    def builds(self) -> set[str]:
        """The tables over which indexes were built, apart from those written anew with them."""
        return self.made | (self.indexes - self.rewrites - self.emptied)


def spot_of(migration: Migration, statement: Statement, number: int) -> Spot:
    """Return where a statement of ``migration`` begins."""
    place = migration.text.place(statement.start)
    return Spot(
        file="migration",
        line=place.line,
        column=place.column,
        text=place.text,
        statement=number,
        offset=statement.start,
    )


def _seen(row: Sequence[object]) -> _Seen:
    oid, modes, file, table, returned, scans, written, kind, name = row
    return _Seen(
        oid=int(str(oid)),
        modes=frozenset(_MODES[mode] for mode in modes),  # type: ignore[attr-defined]
        file=file,  # type: ignore[arg-type]
        table=table,  # type: ignore[arg-type]
        returned=int(str(returned or 0)),
        scans=int(str(scans or 0)),
        written=int(str(written or 0)),
        kind=kind,  # type: ignore[arg-type]
        name=name,  # type: ignore[arg-type]
    )


def _held(relation: Relation, mode: LockMode) -> Held:
    return Held(
        relation=relation.name, kind=_KINDS.get(relation.kind, relation.kind), mode=mode.sql
    )


def _weight(held: Held) -> tuple[int, str]:
    return -held.strength, held.relation
