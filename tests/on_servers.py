"""Disposable servers without a preset, for tests that ask PostgreSQL itself."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import get_args

from pgkeel.config import Project, Server, Settings
from pgkeel.config import Sandbox as SandboxSettings
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.sandbox import Sandbox, open_sandbox

SERVERS: tuple[Server, ...] = ("17", "18")
"""Those that come with pip."""

_FOLDER = os.environ.get("PGKEEL_SERVERS", "")
"""Where ``tools/fetch_servers.py`` put older ones; empty where the tests do without."""

OLDER: tuple[Server, ...] = tuple(
    major for major in get_args(Server) if (Path(_FOLDER) / major / "bin").is_dir()
)
if _FOLDER and not OLDER:
    raise RuntimeError(f"PGKEEL_SERVERS: no servers in {_FOLDER}; run tools/fetch_servers.py")

EVERY_SERVER = (*OLDER, *SERVERS)


class Servers(dict[Server, Sandbox]):
    """Starts each server when it is first asked for, and keeps it until ``stack`` is closed."""

    def __init__(self, cache: Path, stack: ExitStack) -> None:
        super().__init__()
        self._cache = cache
        self._stack = stack

    def __missing__(self, server: Server) -> Sandbox:
        settings = Settings(sandbox=SandboxSettings(server=server))
        environ = {**os.environ, "PGKEEL_CACHE_DIR": str(self._cache)}
        with found_by_pg_config(server):
            blueprint = read_blueprint(Project(root=self._cache, settings=settings), environ)
        self[server] = self._stack.enter_context(open_sandbox(blueprint, [blueprint.base]))
        return self[server]


@contextmanager
def found_by_pg_config(server: Server) -> Iterator[None]:
    """Put the programs of an older server where keel looks for those of this machine."""
    path = os.environ["PATH"]
    if server in OLDER:
        os.environ["PATH"] = f"{Path(_FOLDER) / server / 'bin'}{os.pathsep}{path}"
    try:
        yield
    finally:
        os.environ["PATH"] = path
