"""``keel rollback``: ways back from migrations."""

import click

from pgkeel.cli.drafting import draft_document
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.report.document import Document


@click.command()
@click.option("--draft", metavar="VERSION", required=True, help="Write its rollback file, proved.")
@click.option("--stdout", is_flag=True, help="Print the draft instead of writing it.")
@click.option("--force", is_flag=True, help="Replace a rollback file that is there.")
@keel_command
def command(invocation: Invocation, draft: str, stdout: bool, force: bool) -> Document:
    """Draft the rollback of a migration from what it changes, and prove it on a copy."""
    return draft_document(invocation, draft, stdout=stdout, force=force)
