"""``keel adopt``: takes over what another tool has applied to a database."""

from pathlib import Path

import click

from pgkeel.cli.by_hand import by_hand
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import environment_option, version_option, wait_option, yes_option
from pgkeel.cli.progress import telling
from pgkeel.config import Project
from pgkeel.migrations.filename import label
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document
from pgkeel.report.wording import counted
from pgkeel.runner.adopting import Adoption, Wanted, adopt, provenance
from pgkeel.runner.histories.matching import Match
from pgkeel.runner.histories.naming import Naming
from pgkeel.runner.histories.reading import read_files, read_naming
from pgkeel.runner.histories.registry import tool_names


def _table(_: click.Context, __: click.Parameter, value: str | None) -> object:
    if value is None:
        return None
    schema, _dot, name = value.rpartition(".")
    return (schema or None, name)


@click.command(short_help="Take over the history that another tool keeps in a database.")
@environment_option
@click.option(
    "--from", "tool", type=click.Choice(tool_names()), help="The tool, where it is not plain."
)
@click.option(
    "--table", metavar="[SCHEMA.]NAME", callback=_table, help="Its table, under another name."
)
@click.option(
    "--files",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The tool's own files, where the folder has other ones.",
)
@click.option(
    "--map",
    "naming",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of lines `THEIRS VERSION`, or `THEIRS -` to leave one out.",
)
@version_option("--up-to", "upto", help_text="How far it has come, of a tool that only points.")
@click.option("--accept-edited", is_flag=True, help="Take what has another checksum, too.")
@click.option("--dry-run", is_flag=True, help="Only say what would be recorded.")
@wait_option
@yes_option
@keel_command
def command(
    invocation: Invocation,
    environment: str,
    tool: str | None,
    table: tuple[str | None, str] | None,
    files: Path | None,
    naming: Path | None,
    upto: Version | None,
    accept_edited: bool,
    dry_run: bool,
    wait: str | None,
    yes: bool,
) -> Document:
    """Take over the history that another tool keeps in a database; nothing is run.

    Flyway, Supabase, Alembic, dbmate, goose, golang-migrate, Sqitch, Atlas, graphile-migrate,
    node-pg-migrate, yoyo and Django are known by their tables and columns. Each migration that the
    history has becomes an entry of the ledger, with what could be verified of it. What objects were
    changed by hand is another matter: `keel drift --adopt`.
    """
    if table and not tool:
        raise click.UsageError("--table needs --from")
    hand = by_hand(invocation, environment, "adopt a history", wait=wait, yes=yes or dry_run)
    wanted = Wanted(
        tool=tool,
        table=table,
        files=read_files(files) if files else None,
        naming=read_naming(naming) if naming else Naming(),
        upto=upto,
        accept_edited=accept_edited,
    )
    with telling(invocation) as tell:
        found = adopt(hand.request, hand.folder, wanted, None if dry_run else hand.by, tell)
    return _document(hand.project, environment, found, dry_run=dry_run)


def _document(project: Project, name: str, found: Adoption, *, dry_run: bool) -> Document:
    layout = project.settings.migrations.layout
    where = f", at {label(found.newest, layout)}" if found.newest else ""
    verb = "would be adopted" if dry_run else "adopted"
    said = (
        f"{counted(len(found.adopted), 'migration')} {verb}"
        if found.adopted
        else "nothing to adopt"
    )
    return Document(
        command="adopt",
        root=project.root,
        headline=f"{name}: {said} from {found.tool.title} ({found.table}){where}",
        lines=(
            *(_line(found, one) for one in found.adopted),
            *(f"  in the ledger already: {one.migration.label}" for one in found.already[-1:]),
            *(f"  note: {note}" for note in found.notes),
        ),
        data={
            "environment": name,
            "tool": found.tool.name,
            "table": found.table,
            "dry_run": dry_run,
            "adopted": [_data(found, one) for one in found.adopted],
            "already": [one.migration.label for one in found.already],
            "at": str(found.newest) if found.newest else None,
            "notes": list(found.notes),
        },
    )


def _line(found: Adoption, one: Match) -> str:
    said = provenance(found.tool, one).partition(": ")[2]
    return f"  {one.migration.label} {one.migration.description}: {said}"


def _data(found: Adoption, one: Match) -> dict[str, str | None]:
    return {
        "label": one.migration.label,
        "version": str(one.migration.version),
        "theirs": one.recorded.key if one.recorded else None,
        "verdict": one.verdict,
        "reason": provenance(found.tool, one),
    }
