"""What the linter knows about second runs holds on every server that comes with pip.

Every kind of CREATE and every command of ALTER in its tables is run twice: without a guard, where
it raises what is written there, and with each guard that hints of rules name, where it does not.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from linting import lint
from on_servers import SERVERS, Servers
from pgkeel.config import Server
from pgkeel.lint.altered import Altered, altered_by
from pgkeel.lint.at import At, FileAt, StatementAt
from pgkeel.lint.guard_hints import alteration_test, creation_test
from pgkeel.lint.guarding import ALTERATIONS, CONDITIONS, KINDS
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.made import Made, made_by
from pgkeel.lint.policy import Policy
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.lint.session import Session as SessionAt
from pgkeel.lint.source import Source
from pgkeel.lint.transaction import Transaction
from pgkeel.postgres.session import Session, StatementError
from pgkeel.sql import SqlText, SyntaxProblem, parse
from second_run import ALTERED, MADE, REPEATABLE, Twice

CREATIONS = [(kind, case) for kind, cases in MADE.items() for case in cases]
COMMANDS = [(form, case) for form, cases in ALTERED.items() for case in cases]
TRANSACTIONAL = [(kind, case) for kind, case in CREATIONS if not case.alone]
GUARDS = {"LNT501", "LNT502", "LNT503"}


def named(value: object) -> str | None:
    return value.statement[:60] if isinstance(value, Twice) else None


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@contextmanager
def prepared(servers: Servers, server: Server, case: Twice) -> Iterator[Session]:
    """Open a session in a transaction, which is rolled back, after the setup of the case."""
    with servers[server].session(superuser=True) as session:
        session.run(b"begin")
        session.run((case.setup or "select").encode())
        yield session
        session.run(b"rollback")


def raised(session: Session, statement: str) -> str | None:
    """Run ``statement`` in a savepoint and return what it raises."""
    session.run(b"savepoint before")
    try:
        session.run(statement.encode())
    except StatementError as error:
        session.run(b"rollback to before")
        return error.failure.sqlstate
    return None


def made(case: Twice) -> Made:
    found = made_by(operations(tree(case.statement), Scope(), 0)[0])
    assert found
    return found


def altered(case: Twice) -> Altered:
    text = SqlText(case.statement.encode(), Path("V001__x.sql"))
    statement = StatementAt(start=0, end=len(case.statement), tree=tree(case.statement))
    at = At(
        policy=Policy(),
        schema=Schema(),
        file=FileAt(number=0, source=Source(kind="migration", text=text)),
        statement=statement,
        session=SessionAt(),
        transaction=Transaction(),
    )
    found = altered_by(operations(tree(case.statement), Scope(), 0)[0], at)
    assert found
    return found


def tree(statement: str) -> dict[str, object]:
    parsed = parse(statement.encode())
    assert not isinstance(parsed, SyntaxProblem)
    return parsed[0]


def dropping(kind: str, case: Twice) -> str:
    return case.drop or f"drop {kind} n"


def test_every_kind_and_command_has_cases() -> None:
    assert MADE.keys() == KINDS.keys()
    assert ALTERED.keys() == ALTERATIONS.keys()


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(("kind", "case"), TRANSACTIONAL, ids=named)
def test_making_again(servers: Servers, server: Server, kind: str, case: Twice) -> None:
    known = KINDS[kind]
    with prepared(servers, server, case) as session:
        session.run(case.statement.encode())
        assert raised(session, case.statement) == known.again
        assert raised(session, handled(case.statement, known.again)) is None
        session.run(dropping(kind, case).encode())
        assert raised(session, dropping(kind, case)) == known.gone
        assert raised(session, handled(dropping(kind, case), known.gone)) is None
        first = " ".join(dropping(kind, case).split()[: len(kind.split()) + 1])
        if kind == "constraint trigger":
            first = "drop trigger"
        dropped = dropping(kind, case).replace(first, f"{first} if exists")
        assert raised(session, dropped) is None


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("kind", [kind for kind, case in CREATIONS if case.alone])
def test_making_again_outside_of_a_transaction(servers: Servers, server: Server, kind: str) -> None:
    (case,) = MADE[kind]
    with servers[server].session(superuser=True) as session:
        session.run(b"set allow_in_place_tablespaces = on")
        for sqlstate, text in (
            (None, case.statement),
            (KINDS[kind].again, case.statement),
            (None, f"drop {kind} n"),
            (KINDS[kind].gone, f"drop {kind} n"),
        ):
            found = None
            try:
                session.run(text.encode())
            except StatementError as error:
                found = error.failure.sqlstate
            assert found == sqlstate, text


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(("kind", "case"), TRANSACTIONAL, ids=named)
def test_guards_of_creations(servers: Servers, server: Server, kind: str, case: Twice) -> None:
    known, test = KINDS[kind], creation_test(made(case))
    guarded = []
    if known.words == "or replace":
        guarded.append(case.statement.replace("create", "create or replace", 1))
    elif known.words:
        guarded.append(re.sub(rf"\b{kind}\b", rf"\g<0> {known.words}", case.statement, count=1))
    elif test:
        guarded.append(asked(case.statement, test))
    for text in guarded:
        with prepared(servers, server, case) as session:
            session.run(text.encode())
            # It was made, and is not made again.
            assert raised(session, case.statement) == known.again
            assert raised(session, text) is None


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(("form", "case"), COMMANDS, ids=named)
def test_altering_again(servers: Servers, server: Server, form: str, case: Twice) -> None:
    known = ALTERATIONS[form]
    what = altered(case)
    assert what.form == form
    test = alteration_test(what)
    with prepared(servers, server, case) as session:
        session.run(case.statement.encode())
        assert raised(session, case.statement) == known.again
        assert raised(session, handled(case.statement, known.again)) is None
    if test:
        with prepared(servers, server, case) as session:
            text = asked(case.statement, test)
            session.run(text.encode())
            assert raised(session, case.statement) == known.again
            assert raised(session, text) is None


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("case", REPEATABLE, ids=named)
def test_what_needs_no_guard(servers: Servers, server: Server, case: Twice) -> None:
    with prepared(servers, server, case) as session:
        session.run(case.statement.encode())
        assert raised(session, case.statement) is None


@pytest.mark.parametrize("case", REPEATABLE, ids=named)
def test_the_linter_asks_for_no_guard(case: Twice) -> None:
    found = lint(f"{case.statement};", before=case.setup)
    assert [one.message for one in found if one.code.code in GUARDS] == []


@pytest.mark.parametrize("case", [case for _, case in (*CREATIONS, *COMMANDS)], ids=named)
def test_the_linter_asks_for_a_guard(case: Twice) -> None:
    found = lint(f"{case.statement};", before=case.setup)
    assert len([one for one in found if one.code.code in GUARDS]) == 1


def handled(statement: str, sqlstate: str) -> str:
    """Return ``statement`` in a block that catches ``sqlstate`` by its name."""
    condition = CONDITIONS[sqlstate]
    return f"do $do$ begin {statement}; exception when {condition} then null; end $do$"


def asked(statement: str, test: str) -> str:
    """Return ``statement`` in a block that runs it where ``test`` holds."""
    return f"do $do$ begin if {test} then {statement}; end if; end $do$"
