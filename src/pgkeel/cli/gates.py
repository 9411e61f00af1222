"""Asks the one who called, before a protected database is changed."""

import sys

import click

from pgkeel import config
from pgkeel.cli.invocation import Invocation
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run


def confirm(
    invocation: Invocation, environment: config.Environment, name: str, what: str, *, yes: bool
) -> None:
    """Ask before ``what`` is done to a protected environment; RUN018 without a yes."""
    if yes or not environment.protected:
        return
    if not (invocation.is_interactive and sys.stdin.isatty()):
        raise KeelError(run.NOT_CONFIRMED, f"{name} is protected: {what} needs --yes")
    if not click.confirm(f"{name} is protected. {what[:1].upper()}{what[1:]}?", err=True):
        raise KeelError(run.NOT_CONFIRMED, f"{name} is protected: nothing was changed")
