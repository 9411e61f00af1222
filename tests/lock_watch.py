"""Watches what one statement does to relations: its locks, what it reads, builds and rewrites."""

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from pgkeel.locks import LockMode
from pgkeel.postgres.session import Session, StatementError
from pgkeel.sandbox.sandbox import Sandbox
from pgkeel.sql import SqlText, Statement, split

MODES = {mode.pg_locks: mode for mode in LockMode}
OBSERVE = """
create role app;
-- A statement that ends its own transactions is seen at its very end, too.
create function observe() returns event_trigger language plpgsql as $$
begin
  if current_setting('keel.observe', true) = 'on' then
    raise warning 'locks %', (
      select string_agg(relation || ':' || mode, ' ') from pg_locks
      where pid = pg_backend_pid() and locktype = 'relation');
  end if;
end $$;
create event trigger observe on ddl_command_end execute function observe();
create event trigger observe_drop on sql_drop execute function observe();
"""
TABLES = """
create table u (id int primary key, note text) with (fillfactor = 10);
insert into u select i, repeat('x', 300) from generate_series(1, 100) i;
create table t (
  id int not null, a int not null, n int, v varchar(40), uid int, r int4range, note text
) with (fillfactor = 10);
insert into t
  select i, i, i, 'v' || i, i, int4range(i * 10, i * 10 + 5), repeat('x', 300)
  from generate_series(1, 100) i;
create index t_a on t (a);
create table parted (like t, k int not null) partition by list (k);
create table p1 partition of parted for values in (1) with (fillfactor = 10);
insert into parted select *, 1 from t;
create index parted_a on parted (a);
"""
"""What every case finds: tables of two rows a page, indexed, one of them partitioned."""

_RELATIONS = """
select c.oid::int, c.relname, c.relkind, i.indrelid::int, pg_relation_filenode(c.oid)::int,
       coalesce(pg_relation_size(c.oid) / 8192, 0)
from pg_class c left join pg_index i on i.indexrelid = c.oid
where c.relnamespace = %s::regnamespace or c.oid = any(%s) or i.indrelid = any(%s)
"""
_LOCKS = """
select relation::int, mode from pg_locks
where pid = %s and locktype = 'relation'
  and database = (select oid from pg_database where datname = current_database())
"""
_FETCHED = "select oid::int, pg_stat_get_blocks_fetched(oid) from unnest(%s::oid[]) oid"
_WAITS = "select 1 from pg_locks where pid = %s and not granted"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as it stands at one moment."""

    oid: int
    name: str
    kind: str
    table: int | None
    """The table of an index."""
    file: int | None
    pages: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What a statement did to the relations there were before it, by their names then."""

    locks: Mapping[str, LockMode]
    """The strongest that each relation was ever seen locked in."""
    reads: frozenset[str]
    """Those all of whose pages were read."""
    rewritten: frozenset[str]
    """Tables and materialized views that have a new file with pages in it."""
    built: frozenset[str]
    """Indexes of tables with rows that have a new file; of those rewritten only the new ones."""


class Watch:
    """A schema with the tables and a case's setup in it, and sessions that work there."""

    def __init__(self, sandbox: Sandbox, schema: str, setup: str, stack: ExitStack) -> None:
        self._sandbox = sandbox
        self._schema = schema
        self._stack = stack
        self.session = self._open()
        self.session.run_with_names("create schema {}", schema)
        self.session.run(TABLES.encode())
        for statement in statements_of(setup):
            self.session.run(statement)
        ((self._pid,),) = self.session.query("select pg_backend_pid()")
        self.before = {one.oid: one for one in self._relations(())}

    def in_transaction(self, statement: str) -> Watched:
        """Run ``statement`` in a transaction, look, and roll it back."""
        fetched = self._fetched()
        self.session.run("begin")
        self.session.run(statement.encode())
        locks = self.session.query(_LOCKS, (self._pid,))
        after = self._relations(tuple(self.before))
        self.session.run("rollback")
        return self._watched(locks, fetched, after)

    def beside(self, statement: str, locks: Mapping[str, LockMode]) -> None:
        """Run ``statement`` while another session holds all that ``locks`` leaves to others.

        A lock that is asked for and given back at once is found out so: the statement would wait.
        """
        holder = self._open()
        self._hold(holder, {name: _beside(locks.get(name)) for name in self._tables()})
        self.session.run("begin")
        self.session.run(statement.encode())
        self.session.run("rollback")
        holder.run("rollback")

    def alone(self, statement: str, locks: Mapping[str, LockMode]) -> Watched:
        """Run ``statement``, which ends transactions of its own, and look wherever it waits.

        At any time a session holds all that ``locks`` leaves to others, so that a stronger lock
        would make the statement wait and be seen. What ``locks`` says is made to wait until seen.
        """
        fetched = self._fetched()
        onlooker, stranger, *holders = (self._open() for _ in range(4))
        claimed = {name: locks[name] for name in self._tables() if name in locks}
        gates = {name: self._open() for name in claimed}
        for name, gate in gates.items():
            self._hold(gate, {name: (_against(claimed[name]),)})
        self._hold(stranger, {name: _beside(None) for name in self._tables() - claimed.keys()})
        self._hold(holders[0], _leftover(claimed, gates))
        self.session.run("set keel.observe = on")
        seen: set[tuple[int, str]] = set()
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(self.session.run, statement.encode())
            while _is_waiting(running, onlooker, self._pid):
                seen.update(onlooker.query(_LOCKS, (self._pid,)))
                strongest = self._strongest(seen)
                for name in [name for name in gates if strongest.get(name) == claimed[name]]:
                    gates.pop(name).run("rollback")
                # The next holder is there before the last one leaves.
                self._hold(holders[1], _leftover(claimed, gates))
                holders[0].run("rollback")
                holders.reverse()
            for session in (stranger, *holders, *gates.values()):
                session.run("rollback")
            try:
                running.result()
            except StatementError as error:
                raise AssertionError(f"{error}\n{self._strongest(seen)}") from error
        self.session.run("set keel.observe = off")
        for notice in self.session.notices:
            seen.update(_observed(notice))
        return self._watched(seen, fetched, self._relations(tuple(self.before)))

    def _open(self) -> Session:
        session = self._stack.enter_context(self._sandbox.session(superuser=True))
        session.run_with_names("set search_path = {}", self._schema)
        session.run("set max_parallel_maintenance_workers = 0")
        session.run("set lock_timeout = '1min'")
        return session

    def _tables(self) -> set[str]:
        """Return what LOCK TABLE locks by itself: views and indexes it does not."""
        return {one.name for one in self.before.values() if one.kind in ("r", "p")}

    def _hold(self, session: Session, modes: Mapping[str, Sequence[LockMode]]) -> None:
        session.run("begin")
        for name, all_of_them in modes.items():
            for mode in all_of_them:
                session.run(f"lock table only {name} in {mode.sql} mode".encode())

    def _strongest(self, seen: Iterable[tuple[int, str]]) -> dict[str, LockMode]:
        locks: dict[str, LockMode] = {}
        for oid, name in seen:
            if oid in self.before:
                relation = self.before[oid].name
                locks[relation] = max(MODES[name], locks.get(relation, LockMode.ACCESS_SHARE))
        return locks

    def _relations(self, known: Sequence[int]) -> list[Relation]:
        oids = list(known)
        rows = self.session.query(_RELATIONS, (self._schema, oids, oids))
        return [Relation(*row) for row in rows]

    def _fetched(self) -> dict[int, int]:
        self.session.query("select pg_stat_force_next_flush()")
        return dict(self.session.query(_FETCHED, (list(self.before),)))

    def _watched(
        self, seen: Iterable[tuple[int, str]], fetched: Mapping[int, int], after: list[Relation]
    ) -> Watched:
        now = self._fetched()
        heaps = [one for one in self.before.values() if one.kind in ("r", "m")]
        files = {one.oid: one.file for one in self.before.values()}
        old_files = {*files.values()}
        old_names = {one.name for one in self.before.values()}
        filled = self.before.keys() & {one.oid for one in after if one.pages}
        rewritten = {
            one.oid
            for one in after
            if one.kind in ("r", "m") and one.pages and one.file != files.get(one.oid, one.file)
        }
        return Watched(
            locks=self._strongest(seen),
            reads=frozenset(
                one.name
                for one in heaps
                if one.pages and now[one.oid] - fetched[one.oid] >= one.pages
            ),
            rewritten=frozenset(self.before[oid].name for oid in rewritten),
            built=frozenset(
                one.name
                for one in after
                if one.table in filled and one.kind == "i" and one.file not in old_files
                if one.table not in rewritten or one.name not in old_names
            ),
        )


def _beside(mode: LockMode | None) -> tuple[LockMode, ...]:
    """Return all modes that others can hold beside ``mode``; without one the strongest."""
    if mode is None:
        return (LockMode.ACCESS_EXCLUSIVE,)
    return tuple(other for other in LockMode if not other.conflicts_with(mode))


def _leftover(
    claimed: Mapping[str, LockMode], gates: Iterable[str]
) -> dict[str, tuple[LockMode, ...]]:
    """Return what can be held beside the claimed modes, and beside those held against them."""
    return {
        name: tuple(
            other
            for other in _beside(mode)
            if name not in gates or not other.conflicts_with(_against(mode))
        )
        for name, mode in claimed.items()
    }


def _against(mode: LockMode) -> LockMode:
    """Return the weakest mode that ``mode`` waits for."""
    return next(other for other in LockMode if other.conflicts_with(mode))


def _is_waiting(running: "Future[None]", onlooker: Session, pid: int) -> bool:
    """Return once the statement waits for a lock, True, or is done, False."""
    while not running.done():
        if onlooker.query(_WAITS, (pid,)):
            return True
        time.sleep(0.002)
    return False


def statements_of(setup: str) -> Iterable[bytes]:
    text = SqlText(setup.encode(), Path("setup.sql"))
    for statement in split(text):
        assert isinstance(statement, Statement), statement
        yield text.slice(statement.start, statement.end).encode()


def _observed(notice: str) -> Iterable[tuple[int, str]]:
    if notice.startswith("locks "):
        for lock in notice.removeprefix("locks ").split():
            oid, _, mode = lock.partition(":")
            yield int(oid), mode
