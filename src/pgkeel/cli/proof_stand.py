"""A stand in a sandbox of a project; for what tries migrations one at a time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.migrations.migration import Migration
from pgkeel.proof.stand import Stand
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import open_for
from pgkeel.sandbox.run import MigrationError


@contextmanager
def stand_before(
    number: int,
    migrations: Sequence[Migration],
    project: Project,
    environ: Mapping[str, str],
    *,
    cached: bool = True,
) -> Iterator[Stand]:
    """Give a stand not past migration ``number``, counted from 0.

    SBX101 for a migration that fails on the way.
    """
    blueprint = read_blueprint(project, environ, cached=cached)
    links = chain(blueprint.base, migrations)
    with (
        open_for(blueprint, links[: number + 1]) as sandbox,
        Stand(sandbox, migrations, links) as stand,
    ):
        try:
            yield stand
        except MigrationError as error:
            raise KeelError(sbx.REPLAY_FAILED, error.failure.message, place=error.place) from error
