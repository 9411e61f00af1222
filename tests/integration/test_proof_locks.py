"""What the trace measures agrees with the lock table, on every form that it lists, on all servers.

The cases are those that ``test_locks`` proves the table by; here the statement is a migration that
is watched as any other is.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from lock_cases import PATHS, Case, read_case
from lock_watch import TABLES, statements_of
from on_servers import SERVERS, Servers
from pgkeel.config import Server
from pgkeel.locks import LockMode, form
from pgkeel.proof.facts import Trace
from pgkeel.proof.rows import read_rows
from pgkeel.proof.watching import Watcher
from pgkeel.sandbox.run import run_migration
from pgkeel.sandbox.sandbox import Sandbox
from proving import DATABASE, OneDatabase, migration_of

_ROLE = "create role app;\n"


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_trace_agrees_with_the_table(servers: Servers, server: Server, path: Path) -> None:
    case = read_case(path)
    fact = form(case.form).at(int(server))
    if int(server) < max(case.since, fact.since):
        return  # that server refuses it, as test_locks shows
    trace = traced(servers[server], case)
    (statement,) = trace.statements
    said = {f"public.{name}": mode for name, mode in case.relations(fact.locks).items()}
    seen = {one.relation: LockMode[one.mode.replace(" ", "_")] for one in statement.locks}
    # An index that is locked no more strongly than its table stops nobody whom that lets pass.
    weightier = {name: mode for name, mode in seen.items() if mode > LockMode.ACCESS_SHARE}
    stronger = {name: mode for name, mode in weightier.items() if mode > said.get(name, mode)}
    assert stronger == {}, "locked more strongly than the table says"
    if not case.alone:
        # Outside of a transaction the trace shows what it saw, and a glimpse may be missed.
        weaker = {
            name: mode
            for name, mode in said.items()
            if seen.get(name, LockMode.ACCESS_SHARE) < mode
        }
        assert weaker == {}, "locked less strongly than the table says"
        filled = dict(trace.seeded)
        read = {f"public.{name}" for role in fact.reads for name in case.roles.get(role, ())}
        scanned = {name for name, _ in statement.scans}
        assert {name for name in read if filled.get(name)} <= scanned
    assert bool(statement.rewrites) == fact.rewrites
    assert bool(statement.builds) == fact.builds_index


def traced(sandbox: Sandbox, case: Case) -> Trace:
    head = "-- keel: no-transaction\n" if case.alone else ""
    migration = migration_of("V.sql", f"{head}{case.statement}", number=1)
    with sandbox.copies() as copies:
        copies.make(DATABASE)
        try:
            one = OneDatabase(sandbox)
            with one.powerful() as session:
                session.run((_ROLE + TABLES).encode())
                for statement in statements_of(case.setup):
                    session.run(statement)
                counts = {name: table.rows for name, table in read_rows(session).tables.items()}
                watcher = Watcher(session, one.powerful, migration, counts)
                run_migration(session, migration, watcher)
        finally:
            copies.drop(DATABASE)
    return Trace(statements=tuple(watcher.found), seeded=tuple(counts.items()))


@pytest.mark.parametrize("server", SERVERS)
def test_an_index_that_was_replaced_stops_nobody_when_it_goes(
    servers: Servers, server: Server
) -> None:
    # It is dropped in a moment that a sampler may or may not see.
    migration = migration_of("V.sql", "select 1;\n", number=1)
    with servers[server].copies() as copies:
        copies.make(DATABASE)
        try:
            one = OneDatabase(servers[server])
            with one.powerful() as session:
                session.run("create table t (a int)")
                session.run("create index t_a on t (a)")
                session.run("create index t_b on t (a)")
                watcher = Watcher(session, one.powerful, migration, {})
                known = dict(
                    session.query("select relname::text, oid::int8 from pg_class where oid > 16383")
                )
                session.run("reindex index concurrently t_a")
                glimpse = [(known[name], "AccessExclusiveLock") for name in ("t_a", "t_b")]
                held = {lock.relation: lock.mode for lock in watcher._outside(glimpse).locks}
        finally:
            copies.drop(DATABASE)
    assert held == {"public.t_a": "SHARE UPDATE EXCLUSIVE", "public.t_b": "ACCESS EXCLUSIVE"}
