"""``keel lint``: says what migrations would break, lock, lose or leak, before anything runs."""

import contextlib
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.linting import all_findings, lint_cache, tally
from pgkeel.cli.options import base_option
from pgkeel.cli.recall import Seen, keep_answer, look_at
from pgkeel.cli.watching import plain_watcher
from pgkeel.config import CONFIG_NAME, Project, Settings
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import cfg
from pgkeel.lint.project import lint_project
from pgkeel.lint.results import History
from pgkeel.lint.settings import read_policy
from pgkeel.report.document import EXIT_CODES, Document, Section
from pgkeel.report.wording import counted


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, allow_dash=True))
@click.option("--changed", is_flag=True, help="Only migrations that are not merged yet.")
@base_option
@click.option("--fix", is_flag=True, help="Rewrite what has a mechanical cure.")
@click.option("--stdin-name", type=click.Path(path_type=Path), help="The path to show for `-`.")
@click.option("--no-cache", is_flag=True, help="Read everything; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    paths: tuple[Path, ...],
    changed: bool,
    base: str | None,
    fix: bool,
    stdin_name: Path | None,
    no_cache: bool,
) -> int:
    """Say what migrations would break, lock, lose or leak, before anything runs.

    PATHS are files or folders; `-` is standard input. Without any: all migrations and their
    rollback files. What earlier migrations have made is known in any case.
    """
    project = _project(invocation, paths)
    policy = read_policy(project)
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    # What is not asked for is not imported: a cached answer takes less time than its modules.
    if fix:
        from pgkeel.cli.lint_fix import fix_files  # noqa: PLC0415 -- as said

        lines = fix_files(invocation, project, policy, base, paths, datetime.now(UTC))
    history = History()
    if (project.root / CONFIG_NAME).exists():
        cache = lint_cache(invocation.environ, cached=not no_cache)
        watcher = plain_watcher(quiet=invocation.verbosity < 0)
        history = lint_project(project, policy, cache, partial(watcher.progress, "lint"))
    files = list(history.files)
    if paths:
        from pgkeel.cli.lint_paths import lint_paths  # noqa: PLC0415 -- as said

        files = lint_paths(paths, stdin_name, policy, history)
    if changed:
        from pgkeel.cli.lint_merged import not_merged  # noqa: PLC0415 -- as said

        files, notes = not_merged(invocation, project, base, files)
    findings = (*(() if paths else history.folder), *all_findings(files))
    summary = tally(findings)
    document = Document(
        command="lint",
        root=project.root,
        headline=f"{counted(len(files), 'file')}: {summary}",
        lines=lines,
        sections=(Section(name="lint", summary=summary, findings=findings, notes=notes),),
        data={"files": len(files)},
    )
    text = invocation.rendered(document)
    if not (paths or changed or base or fix or stdin_name or no_cache):
        seen = _seen(project, invocation.start, history)
        keep_answer(sys.argv[1:], seen, EXIT_CODES[document.status], text)
    return invocation.say(text, document)


def _seen(project: Project, start: Path, history: History) -> Seen:
    """Return all that the answer about a whole project depends on."""
    folders = [str(project.folder), str(project.rollback)]
    above = [start, *start.parents]
    files = [f"{folder}/{CONFIG_NAME}" for folder in above[: above.index(project.root) + 1]]
    files += [f"{project.root}/{name}" for name in history.specs]
    files.append(str(project.current / f"{project.settings.lint.environment}.stats.json"))
    for folder in folders:
        with contextlib.suppress(OSError):
            files += [str(path) for path in Path(folder).iterdir() if path.name.endswith(".sql")]
    return look_at(files, folders)


def _project(invocation: Invocation, paths: tuple[Path, ...]) -> Project:
    """Return the project, or one of default settings where files are named and there is none."""
    try:
        return invocation.project()
    except KeelError as error:
        if error.code is not cfg.NO_PROJECT or not paths:
            raise
        return Project(root=invocation.start, settings=Settings())
