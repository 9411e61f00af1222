"""``keel baseline``: records that a database stands at a version already."""

import click

from pgkeel.cli.by_hand import by_hand, recorded
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import environment_option, version_option, wait_option, yes_option
from pgkeel.cli.progress import telling
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document
from pgkeel.runner.repair import baseline


@click.command(short_help="Record that a live database stands at a version already.")
@environment_option
@version_option("--at", "at", required=True, help_text="The version it stands at, such as V015.")
@click.option("--because", default="baseline", show_default=True, help="The reason to record.")
@wait_option
@yes_option
@keel_command
def command(
    invocation: Invocation,
    environment: str,
    at: Version,
    because: str,
    wait: str | None,
    yes: bool,
) -> Document:
    """Record all migrations up to a version as adopted, without running them.

    For a database that was made by other means before keel came to it. It must have no entries in
    a ledger. `keel diff folder@VERSION env:NAME` tells beforehand whether that is true.
    """
    hand = by_hand(invocation, environment, f"record the versions up to {at}", wait=wait, yes=yes)
    with telling(invocation) as tell:
        done = baseline(hand.request, hand.folder, at, hand.by, because, tell)
    return recorded(invocation, hand, done, "adopted")
