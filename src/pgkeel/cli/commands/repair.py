"""``keel repair``: tells the ledger what a person has found out."""

import click

from pgkeel.cli.by_hand import by_hand, recorded
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import as_version, environment_option, wait_option, yes_option
from pgkeel.cli.progress import telling
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document
from pgkeel.runner.repair import accept_edit, forget_version, set_done


@click.command(short_help="Tell the ledger what a person has found out, and why.")
@click.argument("version", callback=as_version)
@environment_option
@click.option("--accept-edit", "accept", is_flag=True, help="The edited text does the same.")
@click.option("--forget", is_flag=True, help="It is gone from the folder for good.")
@click.option("--done", type=int, help="So many of its statements are done.")
@click.option("--because", required=True, help="The reason to record.")
@wait_option
@yes_option
@keel_command
def command(
    invocation: Invocation,
    version: Version,
    environment: str,
    accept: bool,
    forget: bool,
    done: int | None,
    because: str,
    wait: str | None,
    yes: bool,
) -> Document:
    """Tell the ledger of VERSION what a person has found out, and why.

    Exactly one of --accept-edit, --forget and --done N. Nothing is run; the entry that held before
    stays in the table, superseded.
    """
    if accept + forget + (done is not None) != 1:
        raise click.UsageError("give one of --accept-edit, --forget and --done")
    hand = by_hand(invocation, environment, f"repair {version}", wait=wait, yes=yes)
    request, folder = hand.request, hand.folder
    with telling(invocation) as tell:
        if accept:
            result = accept_edit(request, folder, version, hand.by, because, tell)
        elif forget:
            result = forget_version(request, folder, version, because, tell)
        else:
            result = set_done(request, folder, version, done or 0, hand.by, because, tell)
    word = "accepted as edited" if accept else "forgotten" if forget else f"{done} statements done"
    return recorded(invocation, hand, result, word)
