"""``keel prove --all-the-way``: all rollbacks down to nothing, and all migrations up again."""

from collections.abc import Iterator, Mapping
from functools import partial

from pgkeel.cli.backups import find_keeping
from pgkeel.cli.proof_stand import stand_before
from pgkeel.cli.replaying import readable
from pgkeel.config import Project
from pgkeel.errors.catalogue import prf
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder
from pgkeel.proof.descent import Descent
from pgkeel.proof.descent import descend as go_down
from pgkeel.proof.pair import pairs_of
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def descend(
    project: Project, folder: Folder, environ: Mapping[str, str], *, cached: bool
) -> Section:
    """Return what came of the way down and up; SBX101 where a migration fails."""
    migrations, notes = readable(folder)
    pairs = pairs_of(migrations, partial(find_keeping, project))
    with stand_before(0, migrations, project, environ, cached=cached) as stand:
        descent = go_down(stand, pairs)
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
