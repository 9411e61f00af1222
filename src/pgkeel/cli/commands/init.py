"""``keel init``: make a project, or adopt one."""

from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.migrations.scaffold import adopt_supabase, init_project
from pgkeel.report.document import Document


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--from-supabase", is_flag=True, help="Adopt the supabase/ folder that is there.")
@keel_command
def command(invocation: Invocation, folder: Path | None, from_supabase: bool) -> Document:
    """Lay out a project in FOLDER, or here. No file that is there is touched."""
    root = folder.absolute() if folder else invocation.start
    laid = adopt_supabase(root) if from_supabase else init_project(root)
    return filed(
        "init",
        laid.root,
        f"a project in {laid.root}",
        written=laid.written,
        kept=laid.kept,
        notes=laid.notes,
        findings=laid.findings,
    )
