"""``keel apply``: brings what is pending to a live database, once, safely, or not at all."""

from dataclasses import replace

import click

from pgkeel import config
from pgkeel.cli.applying import answer, stoppable
from pgkeel.cli.bringing import by_of, gate_of
from pgkeel.cli.fleet import is_fleet
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import version_option, wait_option, yes_option
from pgkeel.cli.progress import telling
from pgkeel.cli.snapshot_gate import left_stale
from pgkeel.cli.targets import request_for
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document
from pgkeel.runner.apply import apply
from pgkeel.runner.settings import limits_of


@click.command(short_help="Bring what is pending to a live database, in order.")
@click.option("--env", "environment", required=True, help="The environment, or a pattern.")
@version_option("--to", "upto", help_text="Stop after this version, such as V015.")
@click.option("--plan-digest", help="Refuse any plan but the one that `keel plan` gave it to.")
@click.option("--dry-run", is_flag=True, help="Run it all in a transaction that is rolled back.")
@wait_option
@click.option(
    "--late", type=click.Choice(["error", "warn", "allow"]), help="What is pending and came late."
)
@click.option(
    "--cancel-blockers", is_flag=True, help="End sessions idle in a transaction that block it."
)
@click.option("--on-existing", is_flag=True, help="Run the first one beside existing tables.")
@click.option("--canary", type=click.IntRange(0), help="Of many: how many come first. [default: 1]")
@click.option("--at-once", type=click.IntRange(1), help="Of many: at a time. [default: 8]")
@click.option("--budget", type=click.IntRange(0), help="Of many: how many may fail. [default: 0]")
@click.option("--no-lint", is_flag=True, help="Apply what has lint errors, too.")
@click.option("--try-rights", is_flag=True, help="Run what the role seems to have no right to.")
@click.option(
    "--snapshot",
    type=click.Choice(["error", "warn", "allow"]),
    help="What if schema/current is of another version.",
)
@yes_option
@keel_command
def command(
    invocation: Invocation,
    environment: str,
    upto: Version | None,
    plan_digest: str | None,
    dry_run: bool,
    wait: str | None,
    late: config.Late | None,
    cancel_blockers: bool,
    on_existing: bool,
    canary: int | None,
    at_once: int | None,
    budget: int | None,
    no_lint: bool,
    try_rights: bool,
    snapshot: config.Late | None,
    yes: bool,
) -> Document | int:
    """Apply all pending migrations to a live database, in order, up to the first that fails.

    One transaction a migration, with its entry in the ledger; one keel at a time. After anything
    at all, the same command again goes on where it stopped.

    A pattern such as 'tenant-*', or an environment with a query of targets, stands for many
    databases: canaries first, then the rest side by side, until more fail than the budget allows.
    """
    project = invocation.project()
    settings = project.settings.apply
    pace = {"canaries": canary, "at_once": at_once, "budget": budget}
    given = {key: value for key, value in pace.items() if value is not None}
    if is_fleet(project, environment):
        from pgkeel.cli.fleet_applying import apply_to_fleet  # noqa: PLC0415 -- seldom wanted

        asked = {"--plan-digest": plan_digest, "--dry-run": dry_run, "--snapshot": snapshot}
        if option := next((name for name, value in asked.items() if value), None):
            raise KeelError(run.NOT_FOR_FLEETS, f"{option} with {environment}")
        return apply_to_fleet(
            invocation,
            environment,
            limits_of(settings, wait=wait, late=late, cancel_blockers=cancel_blockers),
            given,
            upto=upto,
            on_existing=on_existing,
            try_rights=try_rights,
            lint=not no_lint,
            yes=yes,
        )
    if given:
        raise click.UsageError("--canary, --at-once and --budget are for many databases")
    request = request_for(
        invocation,
        project,
        environment,
        limits_of(settings, wait=wait, late=late, cancel_blockers=cancel_blockers),
        upto=upto,
        plan_digest=plan_digest,
        on_existing=on_existing,
        try_rights=try_rights,
    )
    folder = read_folder(project)
    notes: list[str] = []

    gate = gate_of(
        invocation,
        project,
        folder,
        None if dry_run else request,
        policy=snapshot or settings.snapshot,
        notes=notes,
        environment=environment,
        lint=not no_lint,
        yes=yes,
    )
    by = by_of(invocation, project, environment)
    with stoppable(), telling(invocation) as tell:
        if dry_run:
            from pgkeel.cli.rehearsed import rehearsed  # noqa: PLC0415 -- as above
            from pgkeel.runner.rehearsal import rehearse  # noqa: PLC0415 -- as above

            return rehearsed(
                invocation, project, environment, rehearse(request, folder, gate, tell)
            )
        outcome = apply(request, folder, by, gate, tell)
    # Only where the next run would be refused for it.
    refused = bool(outcome.ran) and (snapshot or settings.snapshot) == "error"
    stale = left_stale(project, environment, outcome.newest) if refused else ()
    outcome = replace(outcome, notes=(*notes, *outcome.notes, *stale))
    return answer(invocation, project.root, environment, folder, outcome)
