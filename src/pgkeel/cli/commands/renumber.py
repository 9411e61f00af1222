"""``keel renumber``: give migrations that are not merged yet the next numbers."""

from datetime import UTC, datetime

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import base_option
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.migrations.renumbering import plan_renumber, write_renumber
from pgkeel.report.document import Document
from pgkeel.report.wording import counted


@click.command(short_help="Give migrations that are not merged yet the next numbers.")
@click.argument("version", required=False)
@base_option
@keel_command
def command(invocation: Invocation, version: str | None, base: str | None) -> Document:
    """Give migrations that are not merged yet the next numbers.

    Without VERSION: those whose number is taken or too low, and what was written after them. With
    VERSION, such as V015 or a file name: that one.
    """
    project = invocation.project()
    folder = read_folder(project)
    merged = read_base(project, folder, base, invocation.environ)
    moves = plan_renumber(
        folder,
        merged if isinstance(merged, Base) else None,
        named=version,
        now=datetime.now(UTC),
    )
    write_renumber(project, moves)
    return filed(
        "renumber",
        project.root,
        f"renumbered {counted(len(moves), 'migration')}" if moves else "nothing is in the way",
        moved={old: new for move in moves for old, new in move.paths.items()},
        notes=() if isinstance(merged, Base) else (f"no git base: {merged.why}",),
    )
