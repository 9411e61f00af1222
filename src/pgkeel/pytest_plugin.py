"""The pytest plugin: fixture ``keel_database`` gives each test a database at HEAD of its own.

pytest loads it in every project that has pgkeel installed: until a test asks for the fixture it
imports nothing and starts nothing.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pgkeel.config import Project
    from pgkeel.postgres.session import PlainConnection

_PREFIX = "keel_sandbox_test_"
"""Of names of clones: a server given by URL is cleared of what begins so after a kill."""


@dataclass(frozen=True, slots=True)
class KeelDatabase:
    """A database that one test may do anything to."""

    url: str
    """As libpq and every driver takes it."""
    name: str
    _connect: "Callable[..., PlainConnection]" = field(repr=False)

    def connect(self, **options: Any) -> "PlainConnection":
        """Return a new connection by psycopg, which is given ``options``; it ends with the test."""
        return self._connect(**options)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Tell pytest the plugin's settings."""
    parser.addini("keel_project", "The folder of keel.toml, from rootdir.", default=".")
    parser.addini("keel_slice", "The slice of keel.toml that is meant.", default="")


@pytest.fixture
def keel_database(_keel_clones: "Callable[[], _Clone]") -> Iterator[KeelDatabase]:
    """Give a database in which all migrations have run, for one test alone."""
    clone = _keel_clones()
    try:
        yield clone.database
    finally:
        clone.end()


@pytest.fixture(scope="session")
def _keel_clones(pytestconfig: pytest.Config) -> "Iterator[Callable[[], _Clone]]":
    """Keep one server at HEAD for all tests of this process; give what makes clones.

    The server ends with the process, also when that is killed.
    """
    from pgkeel.errors import KeelError  # noqa: PLC0415 -- only for who asks for a database
    from pgkeel.migrations.folder import read_folder  # noqa: PLC0415 -- as above
    from pgkeel.sandbox.blueprint import read_blueprint  # noqa: PLC0415 -- as above
    from pgkeel.sources.replayed import replayed  # noqa: PLC0415 -- as above

    try:
        project = _project(pytestconfig)
        folder = read_folder(project)
        wrong = [str(one) for one in folder.findings if one.severity == "error"]
        if wrong:
            pytest.fail("the folder cannot be read: " + "\n".join(wrong), pytrace=False)
        blueprint = read_blueprint(project, os.environ)
        with replayed(folder, blueprint) as sandbox, sandbox.copies() as copies:
            numbers = count(1)
            alone = blueprint.url is None

            def make() -> _Clone:
                name = f"{_PREFIX}{os.getpid()}_{next(numbers)}"
                copies.make(name)
                return _Clone(sandbox.url, name, copies.drop, alone=alone)

            yield make
    except KeelError as error:
        lines = [f"keel_database: {error}", error.detail or "", error.hint or error.code.fix]
        pytest.fail("\n".join(filter(None, lines)), pytrace=False)


class _Clone:
    def __init__(self, server: Any, name: str, drop: Callable[[str], None], *, alone: bool) -> None:
        from pgkeel.postgres.session import with_database  # noqa: PLC0415 -- as above

        self._url = with_database(server, name)
        self._name = name
        self._drop = drop
        self._alone = alone
        self._opened: list[PlainConnection] = []
        self.database = KeelDatabase(self._url.reveal(), name, self._open)

    def _open(self, **options: Any) -> "PlainConnection":
        from pgkeel.postgres.session import connect_plainly  # noqa: PLC0415 -- as above

        connection = connect_plainly(self._url, alone=self._alone, **options)
        self._opened.append(connection)
        return connection

    def end(self) -> None:
        for connection in self._opened:
            connection.close()
        self._drop(self._name)


def _project(pytestconfig: pytest.Config) -> "Project":
    from pgkeel.config import find_project, read_project  # noqa: PLC0415 -- as above

    folder = Path(pytestconfig.rootpath, str(pytestconfig.getini("keel_project")))
    project = read_project(find_project(folder))
    name = str(pytestconfig.getini("keel_slice"))
    if not name:
        return project
    from pgkeel.config.slicing import part  # noqa: PLC0415 -- only projects with slices need it

    return part(project, name)
