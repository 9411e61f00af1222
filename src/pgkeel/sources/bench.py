"""Where text sources are built: the project's sandboxes; for this package and for proofs."""

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pgkeel.config import Project
from pgkeel.postgres.session import Session
from pgkeel.sandbox.blueprint import Blueprint, on_ground, read_blueprint
from pgkeel.sandbox.replay import Replayable, open_for
from pgkeel.sandbox.sandbox import Sandbox


@dataclass(frozen=True)
class Bench:
    """The sandboxes of one project, opened when they are needed."""

    project: Project
    environ: Mapping[str, str]
    cached: bool = True

    @cached_property
    def blueprint(self) -> Blueprint:
        """What the sandboxes are made from."""
        return read_blueprint(self.project, self.environ, cached=self.cached)

    @cached_property
    def texts(self) -> dict[Hashable, Any]:
        """What was read of sources: once, so that what is proved is what was compared."""
        return {}

    @contextmanager
    def fresh(self) -> Iterator[Replayable]:
        """Give a sandbox in which nothing is but the preset."""
        blueprint = on_ground(self.blueprint, ())
        with open_for(blueprint, [blueprint.base]) as sandbox:
            yield sandbox


@contextmanager
def loading(sandbox: Replayable) -> Iterator[Session]:
    """Give a session of the migrations' role, which may do anything until the block ends.

    So whatever text makes belongs to that role, its default privileges count, and objects can be
    given to other roles.
    """
    if not isinstance(sandbox, Sandbox):
        with sandbox.session() as session:
            yield session
        return
    preset = sandbox.blueprint.preset
    if preset.login == preset.superuser:
        with sandbox.session() as session:
            yield session
        return
    with sandbox.session(superuser=True) as admin:
        admin.run_with_names("alter role {} superuser", preset.login)
        try:
            with sandbox.session() as session:
                yield session
        finally:
            admin.run_with_names("alter role {} nosuperuser", preset.login)
