"""Options that several commands share."""

import click

base_option = click.option(
    "--base",
    envvar="PGKEEL_BASE",
    show_envvar=True,
    help="The git revision that counts as merged, such as origin/main.",
)
