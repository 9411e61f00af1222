"""``keel lint``: says what migrations would break, lock, lose or leak, before anything runs."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.linting import all_findings, lint_cache, merged_paths, tally
from pgkeel.cli.options import base_option
from pgkeel.config import CONFIG_NAME, Project, Settings
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg, mig
from pgkeel.lint.fixing import fix_project
from pgkeel.lint.loose import lint_loose
from pgkeel.lint.policy import Policy
from pgkeel.lint.project import lint_project
from pgkeel.lint.results import FileResult, History
from pgkeel.lint.settings import read_policy
from pgkeel.lint.source import Source
from pgkeel.lint.sources import loose_source
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.migrations.sum_writing import write_sums
from pgkeel.report.document import Document, Section
from pgkeel.report.wording import counted

_STDIN = Path("-")


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
) -> Document:
    """Say what migrations would break, lock, lose or leak, before anything runs.

    PATHS are files or folders; `-` is standard input. Without any: all migrations and their
    rollback files. What earlier migrations have made is known in any case.
    """
    project = _project(invocation, paths)
    policy = read_policy(project)
    asked = dict(_expanded(paths))
    lines = _fix(invocation, project, policy, base, asked) if fix else ()
    history = History()
    if (project.root / CONFIG_NAME).exists():
        cache = lint_cache(invocation.environ, cached=not no_cache)
        history = lint_project(project, policy, cache, lambda *_: None)
    files = [file for file in history.files if not paths or file.path.resolve() in asked]
    notes: tuple[str, ...] = ()
    if changed:
        files, notes = _unmerged(invocation, project, base, files)
    for file in files:
        asked.pop(file.path.resolve(), None)
    loose = list(_loose(asked.values(), stdin_name)) if paths else []
    if loose:
        found = lint_loose(loose, policy, history.schema, len(history.files))
        results = zip(loose, found, strict=True)
        files += [FileResult(source.text.path, findings) for source, findings in results]
    findings = (*(() if paths else history.folder), *all_findings(files))
    return Document(
        command="lint",
        root=project.root,
        headline=f"{counted(len(files), 'file')}: {tally(findings)}",
        lines=lines,
        sections=(Section(name="lint", summary=tally(findings), findings=findings, notes=notes),),
        data={"files": len(files)},
    )


def _fix(
    invocation: Invocation,
    project: Project,
    policy: Policy,
    base: str | None,
    asked: dict[Path, Path],
) -> tuple[str, ...]:
    """Rewrite what is not merged, and return what was done in lines."""
    folder = read_folder(project)
    known = read_base(project, folder, base, invocation.environ)
    merged = merged_paths(project, known) if isinstance(known, Base) else frozenset[Path]()
    fixed = fix_project(
        project,
        policy,
        lambda path: path not in merged and (not asked or path.resolve() in asked),
    )
    if fixed.changed and project.sum_file.exists():
        write_sums(project, read_folder(project), known if isinstance(known, Base) else None)
    lines = [f"  changed  {path.relative_to(project.root)}" for path in fixed.changed]
    lines += [
        f"  kept     {path.relative_to(project.root)}: merged; mend it in a new migration"
        for path in fixed.kept
        if path in merged
    ]
    if fixed.then:
        lines += ["", "For the next migration:", *(f"  {one}" for one in fixed.then)]
    return tuple(lines)


def _project(invocation: Invocation, paths: tuple[Path, ...]) -> Project:
    """Return the project, or one of default settings where files are named and there is none."""
    try:
        return invocation.project()
    except KeelError as error:
        if error.code is not cfg.NO_PROJECT or not paths:
            raise
        return Project(root=invocation.start, settings=Settings())


def _expanded(paths: tuple[Path, ...]) -> Iterator[tuple[Path, Path]]:
    """Yield the files that ``paths`` stand for: as resolved, and as they were named."""
    for path in paths:
        if path.is_dir():
            named = sorted(one for one in path.iterdir() if one.suffix.lower() == ".sql")
        else:
            named = [path]
        yield from ((one if one == _STDIN else one.resolve(), one) for one in named)


def _unmerged(
    invocation: Invocation, project: Project, base: str | None, files: list[FileResult]
) -> tuple[list[FileResult], tuple[str, ...]]:
    """Return those of ``files`` that are not merged, and a note where nothing tells what is."""
    known = read_base(project, read_folder(project), base, invocation.environ)
    if not isinstance(known, Base):
        return files, (f"no git base: {known.why}; all migrations count as changed",)
    merged = merged_paths(project, known)
    return [file for file in files if file.path not in merged], (
        f"{counted(len(known.fork.files), 'merged migration')} passed over ({known.name})",
    )


def _loose(paths: Iterable[Path], stdin_name: Path | None) -> Iterator[Source]:
    for path in paths:
        if path == _STDIN:
            yield loose_source(stdin_name or Path("stdin.sql"), sys.stdin.buffer.read())
            continue
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            place = Place(path=path)
            raise KeelError(mig.UNREADABLE, f"cannot be read: {reason}", place=place) from error
        yield loose_source(path, content)
