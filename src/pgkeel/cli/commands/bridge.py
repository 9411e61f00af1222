"""``keel bridge``: lays the folder out for another tool, which runs the same files."""

from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.migrations.folder import read_folder
from pgkeel.report.document import Document
from pgkeel.runner.bridge.laying import lay_bridge


@click.command(short_help="Write an Alembic environment that runs the same files.")
@click.argument("tool", type=click.Choice(["alembic"]))
@click.argument("at", metavar="[DIR]", default="alembic", type=click.Path(path_type=Path))
@keel_command
def command(invocation: Invocation, tool: str, at: Path) -> Document:
    """Write an environment of Alembic in DIR (alembic) whose revisions run the folder's files.

    An upgrade runs the migration, a downgrade its rollback file. Run it again when migrations came:
    revisions are added, none that is there is changed. `keel adopt` takes over what Alembic ran.
    """
    project = invocation.project()
    laid = lay_bridge(read_folder(project), project.root, project.root / at)
    return filed(
        "bridge",
        project.root,
        f"{tool}: head {laid.head}, {len(laid.written)} written" if laid.head else f"{tool}: empty",
        written=laid.written,
        changed=laid.changed,
        kept=laid.kept if invocation.verbosity > 0 else (),
    )
