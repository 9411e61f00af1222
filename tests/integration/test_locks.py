"""Every row of the lock table holds on every server that comes with pip, as its cases show.

A case is named after its form, FORM.sql or FORM.VARIANT.sql. What comes before ``-- statement:`` is
run first, beside the tables of ``lock_watch``. Lines at its head tell the rest:

    -- role partition = p     which relation plays which role; ``table`` is ``t`` if nothing is said
    -- since: 18              servers that know the statement, where not all that know the form do
    -- alone                  the statement runs outside of any transaction
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from lock_cases import PATHS, Case, read_case
from lock_watch import OBSERVE, Watch, Watched
from pgkeel.config import Project, Server, Settings
from pgkeel.config import Sandbox as SandboxSettings
from pgkeel.locks import Fact, LockMode, all_forms, form
from pgkeel.postgres.session import StatementError
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.sandbox import Sandbox, open_sandbox

SERVERS: tuple[Server, ...] = ("17", "18")


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[dict[Server, Sandbox]]:
    """Start each server when it is first asked for, and keep it for all cases."""
    with ExitStack() as stack:
        yield _Servers(cache, stack)


class _Servers(dict[Server, Sandbox]):
    def __init__(self, cache: Path, stack: ExitStack) -> None:
        super().__init__()
        self._cache = cache
        self._stack = stack

    def __missing__(self, server: Server) -> Sandbox:
        settings = Settings(sandbox=SandboxSettings(server=server))
        environ = {**os.environ, "PGKEEL_CACHE_DIR": str(self._cache)}
        blueprint = read_blueprint(Project(root=self._cache, settings=settings), environ)
        self[server] = self._stack.enter_context(open_sandbox(blueprint, [blueprint.base]))
        with self[server].session(superuser=True) as session:
            session.run(OBSERVE.encode())
        return self[server]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_lock_facts(servers: dict[Server, Sandbox], server: Server, path: Path) -> None:
    case = read_case(path)
    if int(server) < case.since:
        return  # that server refuses this variant, or does not go down to partitions
    fact = form(case.form).at(int(server))
    with ExitStack() as stack:
        watch = Watch(servers[server], f"case_{os.urandom(6).hex()}", case.setup, stack)
        if int(server) < fact.since:
            with pytest.raises(StatementError):
                watch.session.run(case.statement.encode())
            return
        said = case.relations(fact.locks)
        if case.alone:
            seen = watch.alone(case.statement, said)
        else:
            seen = watch.in_transaction(case.statement)
        assert measured(seen, watch, said) == expected(fact, case, watch)
        if not case.alone:
            watch.beside(case.statement, said)


def measured(seen: Watched, watch: Watch, said: dict[str, LockMode]) -> dict[str, object]:
    names = {one.oid: one.name for one in watch.before.values()}
    tables = {one.name: names[one.table] for one in watch.before.values() if one.table}
    return {
        # An index that is locked no more strongly than its table stops nobody whom that lets pass.
        "locks": {
            name: mode.sql
            for name, mode in seen.locks.items()
            if name in said or name not in tables or mode > seen.locks.get(tables[name], 0)
        },
        "reads": seen.reads,
        "rewrites": seen.rewritten,
        "builds an index": bool(seen.built),
    }


def expected(fact: Fact, case: Case, watch: Watch) -> dict[str, object]:
    heaps = {one.name: one.pages for one in watch.before.values() if one.kind in ("r", "m")}
    small = [name for name, pages in heaps.items() if 0 < pages < 10]
    assert small == [], "too few pages to tell whether all are read"
    filled = {name for name, pages in heaps.items() if pages}
    read = {name for role in fact.reads for name in case.roles.get(role, ())}
    down = case.roles.get("partition", ()) if fact.mode("partition") else ()
    touched = {*case.roles["table"], *down} if fact.rewrites else set()
    assert bool(read & filled) == fact.scans, "what is said to be read has no rows here"
    assert bool(touched & filled) == fact.rewrites, "what is said to be rewritten has no rows here"
    return {
        "locks": {name: mode.sql for name, mode in case.relations(fact.locks).items()},
        "reads": read & filled,
        "rewrites": filled & touched,
        "builds an index": fact.builds_index,
    }


def test_every_form_has_a_case_and_every_case_a_form() -> None:
    assert {read_case(path).form for path in PATHS} == {form.name for form in all_forms()}


def test_every_role_of_every_fact_is_played_in_a_case() -> None:
    cases = [read_case(path) for path in PATHS]
    played = {(case.form, role) for case in cases for role in case.roles}
    said = {
        (one.name, role)
        for one in all_forms()
        for fact in one.facts
        for role in (*dict(fact.locks), *fact.reads)
    }
    assert said - played == set()
