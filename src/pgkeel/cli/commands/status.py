"""``keel status``: which migrations a live database has, and how they stand to the folder."""

import click

from pgkeel.cli.fleet import is_fleet
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.standings import data, findings, headline, lines, look, summary
from pgkeel.cli.targets import chosen_environment
from pgkeel.report.document import Document, Section


@click.command(short_help="Say which migrations a live database has, and since when.")
@click.option("--env", "environment", help="The environment. [default: the only one, or prod]")
@keel_command
def command(invocation: Invocation, environment: str | None) -> Document:
    """Say for every version whether a live database has it, and since when.

    Exits with 0 when the database has exactly what the folder has, with 1 when something is
    pending or not as it should be. Only reads; a standby will do. A pattern such as 'tenant-*', or
    an environment with a query of targets, stands for many databases.
    """
    project = invocation.project()
    name = chosen_environment(project, environment)
    if is_fleet(project, name):
        from pgkeel.cli.fleet_status import status_of_fleet  # noqa: PLC0415 -- seldom wanted

        return status_of_fleet(invocation, name)
    folder, target, stood = look(invocation, project, name)
    wrong = (*folder.findings, *findings(stood, name))
    place = f"database {target.database} on PostgreSQL {target.server_version}, {target.identity}"
    return Document(
        command="status",
        root=project.root,
        headline=headline(name, stood, folder),
        lines=(*([place] if invocation.verbosity > 0 else []), *lines(stood)),
        sections=(Section(name="status", summary=summary(wrong), findings=wrong),) if wrong else (),
        data={
            "environment": name,
            "database": target.database,
            "identity": target.identity,
            "server_version": target.server_version,
            "ledger": stood.has_ledger,
            "at": str(stood.newest) if stood.newest else None,
            "versions": data(stood.versions),
        },
        differs=not stood.agrees,
    )
