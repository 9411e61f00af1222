"""``keel prove --all-the-way``: all rollbacks down to nothing, and all migrations up again."""

from collections.abc import Iterator, Mapping

from pgkeel.cli.replaying import readable
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import prf, sbx
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.undo import read_undo
from pgkeel.proof.descent import Descent
from pgkeel.proof.descent import descend as go_down
from pgkeel.proof.pair import Pair
from pgkeel.proof.stand import Stand
from pgkeel.report.document import Section
from pgkeel.report.wording import counted
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import open_for
from pgkeel.sandbox.run import MigrationError


def descend(
    project: Project, folder: Folder, environ: Mapping[str, str], *, cached: bool
) -> Section:
    """Return what came of the way down and up; SBX101 where a migration fails."""
    migrations, notes = readable(folder)
    pairs = [
        Pair(number=at, migration=one, undo=read_undo(one)) for at, one in enumerate(migrations)
    ]
    blueprint = read_blueprint(project, environ, cached=cached)
    links = chain(blueprint.base, migrations)
    with (
        open_for(blueprint, links[:1]) as sandbox,
        Stand(sandbox, migrations, links) as stand,
    ):
        try:
            descent = go_down(stand, pairs)
        except MigrationError as error:
            raise KeelError(sbx.REPLAY_FAILED, error.failure.message, place=error.place) from error
    ended = (descent.ended,) if descent.ended else ()
    return Section(
        name="all the way",
        summary=f"{counted(descent.down, 'rollback')} down, and up again",
        findings=tuple(_findings(descent, len(pairs))),
        notes=(*notes, *ended),
    )


def _findings(descent: Descent, total: int) -> Iterator[Finding]:
    for one in descent.left:
        yield Finding(code=prf.DESCENT, message=f"at the bottom {one}")
    for one in descent.unlike:
        yield Finding(code=prf.DESCENT, message=f"up again: {one}")
    if descent.ended and descent.down < total and " fails: " in descent.ended:
        yield Finding(code=prf.DESCENT, message=descent.ended)
