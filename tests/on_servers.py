"""Disposable servers without a preset, for tests that ask PostgreSQL itself."""

import os
from contextlib import ExitStack
from pathlib import Path

from pgkeel.config import Project, Server, Settings
from pgkeel.config import Sandbox as SandboxSettings
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.sandbox import Sandbox, open_sandbox

SERVERS: tuple[Server, ...] = ("17", "18")
"""Those that come with pip."""


class Servers(dict[Server, Sandbox]):
    """Starts each server when it is first asked for, and keeps it until ``stack`` is closed."""

    def __init__(self, cache: Path, stack: ExitStack) -> None:
        super().__init__()
        self._cache = cache
        self._stack = stack

    def __missing__(self, server: Server) -> Sandbox:
        settings = Settings(sandbox=SandboxSettings(server=server))
        environ = {**os.environ, "PGKEEL_CACHE_DIR": str(self._cache)}
        blueprint = read_blueprint(Project(root=self._cache, settings=settings), environ)
        self[server] = self._stack.enter_context(open_sandbox(blueprint, [blueprint.base]))
        return self[server]
