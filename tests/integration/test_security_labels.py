"""Security labels are read and written; that a provider takes them cannot be shown here.

A provider is a library that the server loads, and none comes with PostgreSQL. So labels are put
into the catalog by hand, and the statements of the plan are compared, not run.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diff_cases import built
from every_kind import HOSTILE
from on_servers import EVERY_SERVER, Servers
from pgkeel.config import Server
from pgkeel.diff.plan import plan

TABLE = "create table public.t (a integer); create function public.f() returns int return 1;"
PUT = (
    "set local allow_system_table_mods = on;"
    "insert into pg_seclabel (objoid, classoid, objsubid, provider, label) values "
    "('public.t'::regclass, 'pg_class'::regclass, {}, {}, {})"
)


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


def literal(text: str) -> str:
    return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def statements(servers: Servers, server: Server, start: str, end: str) -> list[str]:
    with servers[server].session(superuser=True) as session:
        before, after = built(session, start.encode()), built(session, end.encode())
    assert after.findings == ()
    return sorted(planned.step.sql for planned in plan(before, after).steps)


@pytest.mark.parametrize("server", EVERY_SERVER)
def test_a_label_is_given_changed_and_taken(servers: Servers, server: Server) -> None:
    bare = TABLE
    one = TABLE + PUT.format(0, "'keel'", "'secret'") + ";" + PUT.format(1, "'keel'", "'column'")
    other = TABLE + PUT.format(0, "'keel'", "'open'")
    assert statements(servers, server, bare, one) == [
        "SECURITY LABEL FOR keel ON COLUMN public.t.a IS 'column'",
        "SECURITY LABEL FOR keel ON TABLE public.t IS 'secret'",
    ]
    assert statements(servers, server, one, other) == [
        "SECURITY LABEL FOR keel ON COLUMN public.t.a IS NULL",
        "SECURITY LABEL FOR keel ON TABLE public.t IS 'open'",
    ]
    assert statements(servers, server, other, bare) == [
        "SECURITY LABEL FOR keel ON TABLE public.t IS NULL"
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_labels_are_quoted(servers: Servers, text: str) -> None:
    provider = label = HOSTILE[text]
    end = TABLE + PUT.format(0, literal(provider), literal(label))
    (statement,) = statements(servers, "18", TABLE, end)
    quoted = '"' + provider.replace('"', '""') + '"'
    names = {quoted, provider}
    assert statement in {
        f"SECURITY LABEL FOR {name} ON TABLE public.t IS {one}"
        for name in names
        for one in (literal(label), literal(label)[1:])
    }
