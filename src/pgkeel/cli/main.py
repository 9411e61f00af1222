"""The command ``keel``: finds commands, catches every error in one place, sets the exit code."""

import contextlib
import os
import select
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TextIO, cast

import click

from pgkeel import __version__
from pgkeel.cli import commands
from pgkeel.cli.invocation import Invocation
from pgkeel.config.url import redact
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import cfg
from pgkeel.report.registry import format_names

_INTERRUPTED = 130
_FAILED = 2


class _CutOffError(Exception):
    """A broken pipe under a name that click does not know: it would end with 1, without a word."""


class _Commands(click.Group):
    """A group whose commands are the modules of a package, imported only when asked for."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _CutOffError(str(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        from pkgutil import iter_modules  # noqa: PLC0415 -- slow, and only help lists them

        return sorted(module.name.replace("_", "-") for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        name = f"{commands.__name__}.{cmd_name.replace('-', '_')}"
        # Words are joined by hyphens, so nothing but the modules of commands can be meant.
        if not cmd_name.replace("-", "").isalnum() or find_spec(name) is None:
            return None
        return cast("click.Command", import_module(name).command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib  # noqa: PLC0415 -- only after a slip of the finger

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if near:
                message = f"{error.message} Did you mean {near[0]!r}?"
                raise click.UsageError(message, ctx) from error
            raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="keel", message="%(prog)s %(version)s")
def keel() -> None:
    """Keep a PostgreSQL or Supabase schema from drifting.

    Exit codes: 0 clean; 1 findings, drift or differences; 2 keel could not do its work.
    """


def run(arguments: Sequence[str], ahead: object = None) -> int:
    """Run ``keel`` with ``arguments`` and return its exit code.

    ``ahead`` is for the command: what it will need was begun before this module was imported.
    """
    try:
        result = keel.main(args=list(arguments), prog_name="keel", standalone_mode=False, obj=ahead)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt) as stop:
        # A command that takes another signal for Ctrl-C says how it exits then.
        return _interrupted(getattr(stop.__cause__ or stop, "exit_code", _INTERRUPTED))
    except click.ClickException as error:
        name = _format_asked_for(arguments)
        return _misunderstood(error, name) if name else _shown(error)
    except (BrokenPipeError, _CutOffError) as error:
        return _cut_off(error)
    except KeelError as error:
        # Commands report their errors themselves; this is for what fails before one runs.
        sys.stderr.write(redact(f"{error}\n"))
        return _FAILED
    except Exception as error:  # noqa: BLE001 -- the last line of defence: no traceback for people
        return _fault(error)
    return result if isinstance(result, int) else 0


def _cut_off(error: Exception) -> int:
    """Tell apart who has read enough of us from what went wrong."""
    if _has_reader(sys.stdout):
        return _fault(error if error.__cause__ is None else error.__cause__)
    # Nothing may be written at exit either.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _has_reader(stream: TextIO) -> bool:
    """Whether there is anybody at the other end of a pipe; a file or a terminal has one always."""
    poll = select.poll()
    poll.register(stream.fileno(), 0)
    return not any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))


def _shown(error: click.ClickException) -> int:
    with contextlib.suppress(BrokenPipeError):
        error.show()
    return error.exit_code


def _format_asked_for(arguments: Sequence[str]) -> str | None:
    """Return the format for programs that a command line asks for, which is not understood."""
    own = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    asked = [one.partition("=")[2] for one in own if one.startswith("--format=")]
    asked += [value for one, value in pairwise(own) if one == "--format"]
    asked += ["json"] if "--json" in own else []
    return next((one for one in asked if one in format_names() and one != "text"), None)


def _misunderstood(error: click.ClickException, format_name: str) -> int:
    """Say what is wrong with the command line to a program, in its format."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "keel"
    refused = KeelError(cfg.COMMAND_LINE, error.format_message(), hint=f"{path} --help")
    return Invocation(
        command=(context.info_name if context else None) or "keel",
        start=Path.cwd(),
        format=format_name,
        verbosity=0,
        color=False,
    ).fail(refused)


def _interrupted(code: int = _INTERRUPTED) -> int:
    """End at once: supervisors see their pipe close, stop their servers and clean up."""
    sys.stderr.write("\ninterrupted\n")
    sys.stderr.flush()
    os._exit(code)


def _fault(error: BaseException) -> int:
    # Where nobody reads what goes wrong, the exit code still tells.
    with contextlib.suppress(BrokenPipeError):
        if os.environ.get("PGKEEL_DEBUG"):
            import traceback  # noqa: PLC0415 -- slow to import, and hardly ever wanted

            sys.stderr.write(redact("".join(traceback.format_exception(error))))
        sys.stderr.write(
            redact(
                f"keel has a fault: {type(error).__name__}: {error}\n"
                "  What was changed in a live database, if anything, is in its ledger:"
                " `keel status`.\n"
                "  Please report it with the output of the same command run with"
                " PGKEEL_DEBUG=1 set.\n"
            )
        )
    return _FAILED
