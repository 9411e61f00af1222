"""``keel rollback``: undoes migrations of a live database by their rollback files."""

from functools import partial

import click

from pgkeel.cli.applying import answer, stoppable
from pgkeel.cli.gates import confirm
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import version_option, wait_option
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


@click.command()
@click.option("--env", "environment", required=True, help="The environment.")
@version_option("--to", "to", required=True, help_text="The version to go back to; 0: to none.")
@wait_option
@click.option(
    "--cancel-blockers", is_flag=True, help="End sessions idle in a transaction that block it."
)
@click.option("--yes", is_flag=True, help="Do not ask, where the environment is protected.")
@keel_command
def command(
    invocation: Invocation,
    environment: str,
    to: Version,
    wait: str | None,
    cancel_blockers: bool,
    yes: bool,
) -> Document | int:
    """Undo all that is applied above a version, the last applied first.

    Each by its rollback file, in one transaction with its entry in the ledger. What a rollback
    file drops is gone with its data. Nothing is run when one of them has no way back.
    """
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
