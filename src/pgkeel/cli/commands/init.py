"""``keel init``: make a project, or adopt one."""

from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.migrations.scaffold import adopt_supabase, init_project, lay_slice
from pgkeel.report.document import Document


@click.command(short_help="Lay out a project.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--from-supabase", is_flag=True, help="Adopt the supabase/ folder that is there.")
@keel_command
def command(invocation: Invocation, folder: Path | None, from_supabase: bool) -> Document:
    """Lay out a project in FOLDER, or here. No file that is there is touched.

    With --slice, lay out what that slice of keel.toml has of its own: directories, and a folder of
    migrations if it has one.
    """
    if invocation.slice is not None:
        return _slice(invocation, folder, from_supabase=from_supabase)
    root = folder.absolute() if folder else invocation.start
    laid = adopt_supabase(root) if from_supabase else init_project(root)
    return filed(
        "init",
        laid.root,
        f"a project in {folder if folder and laid.root == root else laid.root}",
        written=laid.written,
        kept=laid.kept,
        notes=laid.notes,
        findings=laid.findings,
    )


def _slice(invocation: Invocation, folder: Path | None, *, from_supabase: bool) -> Document:
    if folder or from_supabase:
        raise click.UsageError(
            "--slice is for a project that is there: it takes neither FOLDER nor --from-supabase"
        )
    project = invocation.project()
    if project.slice is None:
        raise click.UsageError("`main` is laid out by `keel init` without --slice")
    laid = lay_slice(project)
    return filed(
        "init",
        laid.root,
        f"slice {project.slice}: schemas {', '.join(project.settings.diff.schemas)}",
        written=laid.written,
        kept=laid.kept,
        notes=laid.notes,
        findings=laid.findings,
    )
