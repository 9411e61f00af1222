"""``keel lint``: says what migrations would break, lock, lose or leak, before anything runs."""

import contextlib
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.linting import all_findings, lint_cache, tally
from pgkeel.cli.options import base_option
from pgkeel.cli.recall import Seen, keep_answer, look_at
from pgkeel.cli.watching import plain_watcher
from pgkeel.config import CONFIG_NAME, Project
from pgkeel.finding import Finding
from pgkeel.lint.policy import Policy
from pgkeel.lint.project import lint_project
from pgkeel.lint.results import History
from pgkeel.lint.settings import read_policy
from pgkeel.report.document import EXIT_CODES, Document, Section
from pgkeel.report.wording import counted


@click.command(short_help="Say what migrations would break, lock, lose or leak.")
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
    project = invocation.project(required=not paths)
    results: list[Result] = []
    for part, own in _parts(invocation, project, paths):
        policy = read_policy(part)
        lines: tuple[str, ...] = ()
        # What is not asked for is not imported: a cached answer takes less time than its modules.
        if fix:
            from pgkeel.cli.lint_fix import fix_files  # noqa: PLC0415 -- as said

            lines = fix_files(invocation, part, policy, base, own, datetime.now(UTC))
        history = _history(invocation, part, policy, cached=not no_cache)
        files = list(history.files)
        notes: tuple[str, ...] = ()
        if paths:
            from pgkeel.cli.lint_paths import lint_paths  # noqa: PLC0415 -- as said

            files = lint_paths(own, stdin_name, policy, history)
        if changed:
            from pgkeel.cli.lint_merged import not_merged  # noqa: PLC0415 -- as said

            files, notes = not_merged(invocation, part, base, files)
        findings = (*(() if paths else history.folder), *all_findings(files))
        results.append(Result(part, history, len(files), findings, lines, notes))
    count = sum(one.files for one in results)
    summary = tally([finding for one in results for finding in one.findings])
    document = Document(
        command="lint",
        root=project.root,
        headline=f"{counted(count, 'file')}: {summary}",
        lines=tuple(line for one in results for line in one.lines),
        sections=tuple(_section(one, alone=len(results) == 1) for one in results),
        data={"files": count},
    )
    text = invocation.rendered(document)
    if not (paths or changed or base or fix or stdin_name or no_cache):
        seen = _seen(project, invocation.start, results)
        keep_answer(sys.argv[1:], seen, EXIT_CODES[document.status], text)
    return invocation.say(text, document)


class Result(NamedTuple):
    """What linting one part of a project gave."""

    part: Project
    history: History
    files: int
    findings: tuple[Finding, ...]
    lines: tuple[str, ...]
    notes: tuple[str, ...]


def _section(one: Result, *, alone: bool) -> Section:
    name = f"{one.part.slice}/lint" if one.part.slice and not alone else "lint"
    return Section(name=name, summary=tally(one.findings), findings=one.findings, notes=one.notes)


def _parts(
    invocation: Invocation, project: Project, paths: tuple[Path, ...]
) -> list[tuple[Project, tuple[Path, ...]]]:
    """Return the folders to lint, each with those of ``paths`` that are its."""
    if invocation.slice is not None or not project.settings.slices:
        return [(project, paths)]
    from pgkeel.cli.lint_parts import parts_of  # noqa: PLC0415 -- most projects have no slices

    return parts_of(project, paths)


def _history(invocation: Invocation, part: Project, policy: Policy, *, cached: bool) -> History:
    if not (part.root / CONFIG_NAME).exists():
        return History()
    cache = lint_cache(invocation.environ, cached=cached)
    watcher = plain_watcher(quiet=invocation.verbosity < 0)
    return lint_project(part, policy, cache, partial(watcher.progress, "lint"))


def _seen(project: Project, start: Path, results: list[Result]) -> Seen:
    """Return all that the answer about a whole project depends on."""
    above = [start, *start.parents]
    files = [f"{folder}/{CONFIG_NAME}" for folder in above[: above.index(project.root) + 1]]
    folders: dict[str, None] = {}
    for one in results:
        files += [f"{project.root}/{name}" for name in one.history.specs]
        files.append(str(one.part.statistics(one.part.settings.lint.environment)))
        folders |= dict.fromkeys([str(one.part.folder), str(one.part.rollback)])
    if project.slice:
        from pgkeel.config.slicing import ground  # noqa: PLC0415 -- as above

        folders |= dict.fromkeys(str(part.folder) for part in ground(project))
    for folder in folders:
        with contextlib.suppress(OSError):
            files += [str(path) for path in Path(folder).iterdir() if path.name.endswith(".sql")]
    return look_at(files, list(folders))
