"""``keel new``: write the next migration."""

from datetime import UTC, datetime

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import base_option
from pgkeel.migrations.authoring import write_new
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.report.document import Document


@click.command()
@click.argument("description", nargs=-1, required=True)
@base_option
@keel_command
def command(invocation: Invocation, description: tuple[str, ...], base: str | None) -> Document:
    """Write the next migration and its rollback file.

    Describe it in a few words: keel new "add example table". The version comes after all in the
    folder and all that is merged.
    """
    project = invocation.project()
    folder = read_folder(project)
    merged = read_base(project, folder, base, invocation.environ)
    written = write_new(
        project,
        " ".join(description),
        merged_newest=merged.newest(folder.layout) if isinstance(merged, Base) else None,
        now=datetime.now(UTC),
    )
    return filed(
        "new",
        project.root,
        written.label,
        written=(written.migration, written.rollback),
        changed=(written.sum_file,) if written.sum_file else (),
    )
