"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

base_option = click.option(
    "--base",
    envvar="PGKEEL_BASE",
    show_envvar=True,
    help="The git revision that counts as merged, such as origin/main.",
)
environment_option = click.option("--env", "environment", required=True, help="The environment.")
yes_option = click.option(
    "--yes", is_flag=True, help="Do not ask, where the environment is protected."
)

_Command = TypeVar("_Command", bound=Callable[..., Any])


def version_option(
    *names: str, help_text: str, required: bool = False
) -> Callable[[_Command], _Command]:
    """Return an option that takes a version as people say it: ``V015`` or ``15``."""
    return click.option(
        *names, required=required, metavar="VERSION", callback=as_version, help=help_text
    )


def wait_option(function: _Command) -> _Command:
    """Add ``--wait``."""
    text = "How long to wait while another keel is at it. [default: 60s]"
    option = click.option("--wait", metavar="DURATION", callback=_as_duration, help=text)
    return option(function)


def as_version(_: click.Context, __: click.Parameter, value: str | None) -> Any:
    """Read a version for an option or argument."""
    from pgkeel.migrations.version import Version  # noqa: PLC0415 -- not every command needs it

    if value is None:
        return None
    try:
        return Version.parse(value.strip().upper().removeprefix("V"))
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no version such as V015") from error


def _as_duration(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from pgkeel.runner.settings import seconds  # noqa: PLC0415 -- as above

    if value is None:
        return None
    try:
        seconds(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value
