"""``keel sum``: write keel.sum anew."""

from collections.abc import Iterator

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import base_option
from pgkeel.config import Project
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.migrations.sum_writing import SumChange, write_sums
from pgkeel.report.document import Document
from pgkeel.report.wording import counted


@click.command(short_help="Write keel.sum anew from the folder.")
@base_option
@click.option("--rewrite-history", is_flag=True, help="Accept changes of merged migrations, too.")
@keel_command
def command(invocation: Invocation, base: str | None, rewrite_history: bool) -> Document:
    """Write keel.sum anew from the folder.

    A merged migration that was edited or deleted keeps its line, and is a finding.
    """
    project = invocation.project()
    folder = read_folder(project)
    merged = read_base(project, folder, base, invocation.environ)
    result = write_sums(
        project,
        folder,
        merged if isinstance(merged, Base) else None,
        rewrite_history=rewrite_history,
    )
    count = len(result.changes)
    return filed(
        "sum",
        project.root,
        f"{counted(count, 'line')} changed" if count else "keel.sum is up to date",
        changed=(project.sum_file,) if count else (),
        notes=[
            *(f"  {_word(change):8} {change.name}" for change in result.changes),
            *(_others(project) if invocation.slice is None else ()),
        ],
        findings=(*folder.findings, *result.refused),
    )


def _others(project: Project) -> Iterator[str]:
    """Yield what was not looked at: whoever has slices may look for a change that is in one."""
    for name, one in project.settings.slices.items():
        if one.migrations:
            yield f"slice {name} has sums of its own: keel sum --slice {name}"


def _word(change: SumChange) -> str:
    if change.old is None:
        return "added"
    return "removed" if change.new is None else "rewrote"
