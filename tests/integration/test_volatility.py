"""What the linter says of functions is what the catalogs of real servers say."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from on_servers import SERVERS, Servers
from pgkeel.config import Server
from pgkeel.lint.volatility import BUILT_IN, OF_EXTENSIONS, VOLATILE

EXTENSIONS = ("citext", "hstore", "pgcrypto", "tablefunc", "unaccent", "uuid-ossp")
FUNCTIONS = """
select proname, array_agg(distinct provolatile::text) from pg_proc
where proname = any(%s) group by proname
"""


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.fixture
def volatility(servers: Servers, server: Server) -> dict[str, set[str]]:
    """The marks of all functions in the linter's lists, by their names, as the server has them."""
    sandbox = servers[server]
    listed = sorted(VOLATILE | BUILT_IN | OF_EXTENSIONS)
    with sandbox.session(superuser=True) as session:
        for extension in EXTENSIONS:
            session.run_with_names("create extension if not exists {}", extension)
        return {name: set(marks) for name, marks in session.query(FUNCTIONS, (listed,))}


@pytest.mark.parametrize("server", SERVERS)
def test_volatile_functions_are_volatile(volatility: dict[str, set[str]]) -> None:
    assert {name for name in VOLATILE & volatility.keys() if "v" not in volatility[name]} == set()


@pytest.mark.parametrize("server", SERVERS)
def test_settled_functions_are_stable_or_immutable(volatility: dict[str, set[str]]) -> None:
    settled = (BUILT_IN | OF_EXTENSIONS) & volatility.keys()
    assert {name for name in settled if "v" in volatility[name]} == set()


@pytest.mark.parametrize("server", SERVERS[-1:])
def test_the_newest_server_has_every_function(volatility: dict[str, set[str]]) -> None:
    assert (VOLATILE | BUILT_IN | OF_EXTENSIONS) - volatility.keys() == set()
