"""``keel rollback``: undoes migrations of a live database, or drafts a rollback file."""

from functools import partial

import click

from pgkeel.cli.applying import answer, stoppable
from pgkeel.cli.gates import confirm
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import version_option, wait_option, yes_option
from pgkeel.cli.progress import telling
from pgkeel.cli.targets import environment_of, request_for
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document
from pgkeel.runner.origin import find_by
from pgkeel.runner.plan import Plan
from pgkeel.runner.rollback import roll_back
from pgkeel.runner.settings import limits_of
from pgkeel.runner.target import Target


@click.command(short_help="Undo migrations of a live database, or draft such a file.")
@click.option("--env", "environment", help="The environment.")
@version_option("--to", "to", help_text="The version to go back to; 0: to none.")
@wait_option
@click.option(
    "--cancel-blockers", is_flag=True, help="End sessions idle in a transaction that block it."
)
@yes_option
@click.option("--draft", metavar="VERSION", help="Write the rollback file of a migration instead.")
@click.option(
    "--backup/--no-backup",
    default=None,
    help="Draft it so that rows come back from what `backup: table` in an approval keeps."
    " [default: if an approval says so]",
)
@click.option("--stdout", is_flag=True, help="Print the draft instead of writing it.")
@click.option("--force", is_flag=True, help="Replace a rollback file that is there.")
@keel_command
def command(
    invocation: Invocation,
    environment: str | None,
    to: Version | None,
    draft: str | None,
    backup: bool | None,
    stdout: bool,
    force: bool,
    wait: str | None,
    cancel_blockers: bool,
    yes: bool,
) -> Document | int:
    """Undo all that is applied above a version, the last applied first.

    Each by its rollback file, in one transaction with its entry in the ledger. What a rollback
    file drops is gone with its data. Nothing is run when one of them has no way back.

    With --draft no live database is touched: the rollback of that migration is drafted from what
    it changes, and proved on a copy in a sandbox. With --backup it puts back rows and values, too,
    from the tables that `keel apply` keeps before the migration where its approval says
    `backup: table`.
    """
    if draft is not None:
        if environment is not None or to is not None:
            raise click.UsageError("--draft writes a file: give it without --env and --to")
        from pgkeel.cli.drafting import draft_document  # noqa: PLC0415 -- it imports the proofs

        return draft_document(invocation, draft, stdout=stdout, force=force, backup=backup)
    if environment is None or to is None:
        raise click.UsageError("give --env NAME and --to VERSION, or --draft VERSION")
    if stdout or force or backup is not None:
        raise click.UsageError("--backup, --stdout and --force go with --draft")
    return _undone(invocation, environment, to, (wait, cancel_blockers), yes=yes)


def _undone(
    invocation: Invocation,
    environment: str,
    to: Version,
    waiting: tuple[str | None, bool],
    *,
    yes: bool,
) -> Document | int:
    wait, cancel_blockers = waiting
    project = invocation.project()
    limits = limits_of(project.settings.apply, wait=wait, cancel_blockers=cancel_blockers)
    request = request_for(invocation, project, environment, limits)
    folder = read_folder(project)

    def gate(plan: Plan, _: Target) -> None:
        labels = ", ".join(one.migration.label for one in plan.planned)
        where = environment_of(project, environment)
        confirm(invocation, where, environment, f"roll back {labels}", yes=yes)

    by = partial(find_by, project.root, invocation.environ, environment)
    with stoppable(), telling(invocation) as tell:
        outcome = roll_back(request, folder, to, by, gate, tell)
    return answer(invocation, project.root, environment, folder, outcome)
