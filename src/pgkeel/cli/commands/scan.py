"""``keel scan``: looks for secrets and personal data in fixtures, seeds, migrations and dumps."""

from functools import partial
from pathlib import Path

import click

from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.linting import tally
from pgkeel.cli.scanning import notes, scan_project, scope
from pgkeel.cli.watching import plain_watcher
from pgkeel.config import Project
from pgkeel.data.baseline import read_baseline, write_baseline
from pgkeel.data.files import below
from pgkeel.data.scan import scan_files
from pgkeel.report.document import Document, Section
from pgkeel.report.wording import counted


@click.command(short_help="Look for secrets and personal data in fixtures and seeds.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--baseline", is_flag=True, help="Take all that is found as known and judged.")
@keel_command
def command(invocation: Invocation, paths: tuple[Path, ...], baseline: bool) -> Document:
    """Look for secrets and personal data in fixtures, seeds, migrations and dumps.

    PATHS are other files or folders to look through. What is found is never printed: its kind, its
    place and its length are. A comment `keel-scan: allow NAME because REASON` silences a line.
    """
    if paths and baseline:
        raise click.UsageError("--baseline is of the whole project: leave the paths out")
    project = invocation.project()
    tell = partial(plain_watcher(quiet=invocation.verbosity < 0).progress, "scan")
    path = project.root / project.settings.scan.baseline
    parts = _parts(invocation, project)
    if paths:
        files = sorted({one for given in paths for one in below(given.absolute())})
        found = scan_files(project, files, read_baseline(path), tell)
    else:
        found = scan_project(project, tell, parts)
    lines: tuple[str, ...] = ()
    if baseline:
        write_baseline(path, found.judged)
        shown = path.relative_to(project.root)
        lines = (f"  written  {shown}: {counted(len(found.judged), 'value')} known",)
        found = scan_project(project, tell, parts)
    section = Section(
        name="scan",
        summary=tally(found.findings),
        findings=found.findings,
        notes=notes(found),
    )
    return Document(
        command="scan",
        root=project.root,
        headline=f"{scope(found)}: {tally(found.findings)}",
        lines=lines,
        sections=(section,),
        data={"files": found.files, "bytes": found.bytes, "baseline": found.kept},
    )


def _parts(invocation: Invocation, project: Project) -> tuple[Project, ...]:
    if invocation.slice is not None or not project.settings.slices:
        return (project,)
    from pgkeel.config.slicing import all_parts  # noqa: PLC0415 -- most projects have none

    return tuple(all_parts(project))
