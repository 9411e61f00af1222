"""What a project runs before the first migration and after the last: SQL, or commands."""

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import run
from pgkeel.migrations.texts import read_text
from pgkeel.postgres.conninfo import environment_of
from pgkeel.postgres.failure import StatementError
from pgkeel.runner.job import Job
from pgkeel.runner.lock import keep_lock
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import reset
from pgkeel.runner.settings import Hooks
from pgkeel.runner.stopping import Stop
from pgkeel.runner.telling import Told
from pgkeel.runner.transactional import begin_text
from pgkeel.runner.worksite import Worksite
from pgkeel.sandbox.run import MigrationError, run_statement
from pgkeel.sql import Statement, split

Moment = Literal["before", "after"]
_SHOWN_LINES = 20
_LOOK_EVERY = 0.2


def run_before(site: Worksite, request: Request, hooks: Hooks, jobs: Sequence[Job]) -> None:
    """Run what is to come first, while the lock is held; RUN062 for the first that fails."""
    for hook in hooks.before:
        _run(site, request, hook, "before", _told(request, hooks, jobs, "begins"))


def run_after(
    site: Worksite, request: Request, hooks: Hooks, jobs: Sequence[Job], outcome: Outcome
) -> None:
    """Run what is to come last, also where a migration stopped; RUN062 for the first that fails.

    Commands are told how it ended. SQL is left out where the connection is gone.
    """
    ended = "failed" if outcome.error else "applied"
    environ = _told(request, hooks, jobs, ended)
    for hook in hooks.after:
        if site.session.is_lost and _is_sql(hook):
            site.tell(Told(kind="notes", text=f"{hook} was not run: the connection is lost"))
            continue
        _run(site, request, hook, "after", environ)


def _told(request: Request, hooks: Hooks, jobs: Sequence[Job], state: str) -> dict[str, str]:
    """Return the environment of a command: the database as libpq takes it, and what goes on."""
    return {
        **hooks.environ,
        **environment_of(request.url),
        "PGKEEL_ENVIRONMENT": request.label,
        "PGKEEL_STATE": state,
        "PGKEEL_MIGRATIONS": " ".join(job.label for job in jobs),
    }


def _is_sql(hook: str) -> bool:
    return hook.endswith(".sql") and " " not in hook


def _run(
    site: Worksite, request: Request, hook: str, moment: Moment, environ: Mapping[str, str]
) -> None:
    site.tell(Told(kind="notes", text=f"{moment}: {hook}"))
    if _is_sql(hook):
        _run_sql(site, request.root / hook, moment)
    else:
        _run_command(request, hook, moment, environ)


def _run_sql(site: Worksite, path: Path, moment: Moment) -> None:
    """Run a file in one transaction, and reset the session."""
    text = read_text(path)
    session = site.session
    try:
        session.run(begin_text(site).encode())
        for statement in split(text):
            if isinstance(statement, Statement) and statement.kind != "meta":
                run_statement(session, text, statement)
        session.run("commit")
    except (MigrationError, StatementError) as failed:
        # What is deferred fails at the end of the file.
        raise KeelError(
            run.HOOK_FAILED,
            f"{path.name}, to be run {moment}, fails: {failed.failure.message}",
            place=failed.place if isinstance(failed, MigrationError) else Place(path=path),
            detail="\n".join(failed.failure.lines()),
        ) from failed
    finally:
        if not session.is_lost:
            if session.in_transaction:
                session.run("rollback")
            reset(session, site.clean, thoroughly=True)
    keep_lock(session, site.place)


def _run_command(request: Request, hook: str, moment: Moment, environ: Mapping[str, str]) -> None:
    root, stop = request.root, request.stop
    try:
        with subprocess.Popen(
            shlex.split(hook),
            cwd=root,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            # What is ended by a ``Stop`` comes to its end after a first Ctrl-C, which a terminal
            # sends to all programs of its group.
            process_group=0 if stop else None,
        ) as process:
            said = _heard(process, stop)
    except (OSError, ValueError, IndexError) as error:
        raise _failed(root, hook, moment, str(error), "") from error
    if process.returncode and stop and stop.is_now:
        raise KeelError(run.INTERRUPTED, f"interrupted in `{hook}`, to be run {moment}")
    if process.returncode:
        lines = said.decode(errors="replace").splitlines()[-_SHOWN_LINES:]
        raise _failed(root, hook, moment, f"exit code {process.returncode}", "\n".join(lines))


def _heard(process: "subprocess.Popen[bytes]", stop: Stop | None) -> bytes:
    """Wait for the end of a command, and return what it said; it is ended when all is to end."""
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                return process.communicate(timeout=_LOOK_EVERY if stop else None)[0]
            if stop and stop.is_now:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
    except BaseException:
        process.kill()
        raise


def _failed(root: Path, hook: str, moment: Moment, why: str, detail: str) -> KeelError:
    return KeelError(
        run.HOOK_FAILED,
        f"`{hook}`, to be run {moment}, fails: {why}",
        place=Place(path=root / "keel.toml"),
        detail=detail or None,
    )
