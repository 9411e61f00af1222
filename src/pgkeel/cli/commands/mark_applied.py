"""``keel mark-applied``: records a migration that was made by other means."""

import click

from pgkeel.cli.by_hand import by_hand, recorded
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import as_version, environment_option, wait_option, yes_option
from pgkeel.cli.progress import telling
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document
from pgkeel.runner.repair import mark_applied


@click.command("mark-applied", short_help="Record a migration that was made by other means.")
@click.argument("version", callback=as_version)
@environment_option
@click.option("--because", required=True, help="The reason to record.")
@wait_option
@yes_option
@keel_command
def command(
    invocation: Invocation,
    version: Version,
    environment: str,
    because: str,
    wait: str | None,
    yes: bool,
) -> Document:
    """Record VERSION as adopted without running it: what it makes is there already."""
    what = f"record {version} as adopted"
    hand = by_hand(invocation, environment, what, wait=wait, yes=yes)
    with telling(invocation) as tell:
        done = mark_applied(hand.request, hand.folder, version, hand.by, because, tell)
    return recorded(invocation, hand, done, "adopted")
