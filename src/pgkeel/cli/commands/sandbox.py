"""``keel sandbox``: a disposable PostgreSQL at HEAD, for a person or a program."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Never

import click

from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.replaying import failure_finding, readable
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.migrations.folder import read_folder
from pgkeel.postgres.conninfo import environment_of
from pgkeel.report.document import Document, Section
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import Replay, Replayable, open_for, replay_in


@click.command(
    context_settings={"ignore_unknown_options": True},
    short_help="Give a disposable PostgreSQL at HEAD to you or a program.",
)
@click.option("--no-cache", is_flag=True, help="Build from nothing; keep nothing.")
@click.argument("program", nargs=-1, type=click.UNPROCESSED)
@keel_command
def command(invocation: Invocation, no_cache: bool, program: tuple[str, ...]) -> Document | int:
    """Give a disposable PostgreSQL at HEAD: print its URL and stay until Ctrl-C.

    With PROGRAM, run that instead, connected by PGHOST, PGUSER, PGDATABASE and DATABASE_URL, and
    exit as it does: keel sandbox -- psql
    """
    project = invocation.project()
    folder = read_folder(project)
    migrations, stopped = readable(folder)
    blueprint = read_blueprint(project, invocation.environ, cached=not no_cache)
    links = chain(blueprint.base, migrations)
    with open_for(blueprint, links) as sandbox:
        result = replay_in(sandbox, migrations, links, lambda *_: None, resume=True)
        if result.failure or stopped or folder.unread:
            findings = (*folder.findings, *failure_finding(result))
            summary = "the sandbox cannot be brought to HEAD"
            section = Section(name="replay", summary=summary, findings=findings, notes=stopped)
            return Document(
                command="sandbox", root=project.root, headline=summary, sections=(section,)
            )
        if program:
            return _run(program, sandbox)
        return _stay(invocation, sandbox, result)


def _run(program: Sequence[str], sandbox: Replayable) -> int:
    environ = _environment(sandbox)
    path = shutil.which(program[0], path=environ["PATH"])
    if path is None:
        raise KeelError(sbx.COMMAND_NOT_FOUND, f"no program {program[0]!r}")
    with subprocess.Popen([path, *program[1:]], env=environ) as process:
        # From here on Ctrl-C is for the program (psql cancels its query by it), and so is a
        # request to end.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            code = process.wait()
        finally:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, before)
    return code if code >= 0 else 128 - code


def _stay(invocation: Invocation, sandbox: Replayable, result: Replay) -> Never:
    count = result.run + result.reused
    document = Document(
        command="sandbox",
        root=Path.cwd(),
        headline=f"sandbox at HEAD: {count:,} migrations, PostgreSQL {result.server_version}",
        lines=(f"  {sandbox.url}", "  Ctrl-C ends it."),
        data={"url": str(sandbox.url), "server_version": result.server_version},
    )
    invocation.answer(document)
    sys.stdout.flush()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sandbox.wait_for_end()
    raise KeelError(sbx.SERVER_LOST, "the sandbox server ended by itself")


def _environment(sandbox: Replayable) -> dict[str, str]:
    programs = sandbox.blueprint.build.bin
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {
        **kept,
        **environment_of(sandbox.url),
        "PATH": os.pathsep.join((str(programs), os.environ.get("PATH", os.defpath))),
        "DATABASE_URL": sandbox.url.reveal(),
    }
