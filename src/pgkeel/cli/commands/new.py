"""``keel new``: write the next migration."""

from datetime import UTC, datetime
from pathlib import Path

import click

from pgkeel.cli.filing import filed
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import base_option
from pgkeel.finding import Finding
from pgkeel.migrations.authoring import Bodies, write_new
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.migrations.sum_writing import write_sums
from pgkeel.report.document import Document


@click.command(short_help="Write the next migration and its rollback file.")
@click.argument("description", nargs=-1, required=True)
@base_option
@click.option("--changelog", metavar="TEXT", default="", help="What users will notice of it.")
@click.option("--from-diff", "target", metavar="SOURCE", help="Fill it with what SOURCE has more.")
@click.option("--rename", "renames", multiple=True, metavar="OLD=NEW", help="It is the same.")
@click.option("--allow", type=click.Choice(["data-loss"]), default=None, help="Write it even so.")
@keel_command
def command(
    invocation: Invocation,
    description: tuple[str, ...],
    base: str | None,
    changelog: str,
    target: str | None,
    renames: tuple[str, ...],
    allow: str | None,
) -> Document:
    """Write the next migration and its rollback file.

    Describe it in a few words: keel new "add example table". The version comes after all in the
    folder and all that is merged. With --from-diff both files hold the proved statements from the
    folder to a schema that is wanted, such as schema/wanted.sql, and back. What --changelog says
    goes into the header, and from there `keel docs` takes it to CHANGELOG.md.
    """
    project = invocation.project()
    folder = read_folder(project)
    merged = read_base(project, folder, base, invocation.environ)
    bodies: Bodies | None = None
    findings: tuple[Finding, ...] = ()
    if target:
        from pgkeel.cli.from_diff import draft  # noqa: PLC0415 -- it imports much

        drafted = draft(invocation, project, target, renames, allow or "")
        bodies = Bodies(drafted.text, drafted.rollback_text)
        findings = tuple(one for section in drafted.sections for one in section.findings)
    now = datetime.now(UTC)
    later: tuple[Path, ...] = ()
    written = write_new(
        project,
        " ".join(description),
        merged_newest=merged.newest(folder.layout) if isinstance(merged, Base) else None,
        now=now,
        bodies=bodies,
        changelog=changelog.strip(),
    )
    if bodies:
        from pgkeel.cli.from_diff import guard  # noqa: PLC0415 -- as above

        known = merged if isinstance(merged, Base) else None
        later = guard(project, written.files, known, now)
        if written.sum_file:
            write_sums(project, read_folder(project), known)
    return filed(
        "new",
        project.root,
        written.label,
        written=(*written.files, *later),
        changed=(written.sum_file,) if written.sum_file else (),
        findings=findings,
    )
