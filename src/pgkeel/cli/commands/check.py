"""``keel check``: the main job; every stage runs, the worst decides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeAlias

import click

from pgkeel.cli.check_input import CheckInput
from pgkeel.cli.checking import load_stages, run_stages, stage_names, stages_beside
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import base_option
from pgkeel.cli.stage import Stage
from pgkeel.cli.watching import Watcher, plain_watcher
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.migrations.folder import read_folder
from pgkeel.report.document import Document, Section
from pgkeel.report.wording import counted

Slices: TypeAlias = tuple[tuple[Project, tuple[Stage, ...]], ...]


def _stage_names(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    known = stage_names()
    for value in values:
        if value not in known:
            raise click.BadParameter(f"no stage {value!r}; there are: {', '.join(known)}")
    return tuple(values)


@click.command(short_help="Prove the folder of migrations: every stage, side by side.")
@click.option("--only", multiple=True, callback=_stage_names, help="Run this stage. [repeatable]")
@click.option("--skip", multiple=True, callback=_stage_names, help="Leave it out. [repeatable]")
@base_option
@click.option("--no-cache", is_flag=True, help="Prove from nothing; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    base: str | None,
    no_cache: bool,
) -> Document:
    """Prove the folder of migrations: every stage, side by side; the worst decides.

    Slices are proved as well, each after what it needs; --slice NAME proves that one alone.
    """
    project = invocation.project()
    chosen = {*(only or stage_names())} - {*skip}
    stages = load_stages(chosen)
    folder = read_folder(project)
    main = CheckInput(
        project=project,
        folder=folder,
        environ=invocation.environ,
        base=base,
        cached=not no_cache,
        stages=frozenset(chosen),
    )
    slices = _slices(project, stages) if invocation.slice is None else ()
    every = [*stages, *(stage for _, several in slices for stage in several)]
    headline = f"{_called(project)}: {counted(len(folder.migrations), 'migration')}"
    counts: dict[str, int] = {}
    with _watcher(invocation, every) as watcher:
        sections = run_stages(stages, main, watcher.progress, watcher.ended)
        for part, several in slices:
            given, trouble = _of_slice(part, several, main)
            if given and not part.shares_folder:
                counts[str(part.slice)] = len(given.folder.migrations)
            sections += trouble
            if given:
                sections += run_stages(several, given, watcher.progress, watcher.ended)
    told = [f"slice {name}: {counted(count, 'migration')}" for name, count in counts.items()]
    more = {"slices": counts} if slices else {}
    return Document(
        command="check",
        root=project.root,
        headline="; ".join([headline, *told]),
        sections=sections,
        data={"project": project.name, "migrations": len(folder.migrations), **more},
    )


def _slices(project: Project, stages: Sequence[Stage]) -> Slices:
    """Return the slices that have a stage of their own, each after what it needs."""
    if not project.settings.slices:
        return ()
    from pgkeel.config.slicing import all_parts  # noqa: PLC0415 -- most projects have none

    slices = (part for part in all_parts(project) if part.slice)
    found = ((part, stages_beside(part, stages)) for part in slices)
    return tuple((part, several) for part, several in found if several)


def _of_slice(
    part: Project, stages: Sequence[Stage], main: CheckInput
) -> tuple[CheckInput | None, tuple[Section, ...]]:
    """Return what the stages of a slice are given, or what keeps them from it."""
    try:
        folder = main.folder if part.folder == main.project.folder else read_folder(part)
    except KeelError as error:
        summary = f"could not run: {error.code.title}"
        return None, (Section(name=stages[0].name, summary=summary, error=error),)
    return replace(main, project=part, folder=folder), ()


def _called(project: Project) -> str:
    return f"{project.name}, slice {project.slice}" if project.slice else project.name


@contextmanager
def _watcher(invocation: Invocation, stages: Sequence[Stage]) -> Iterator[Watcher]:
    if invocation.is_interactive:
        from pgkeel.cli.live import live_watcher  # noqa: PLC0415 -- only a terminal needs rich

        with live_watcher([stage.name for stage in stages], color=invocation.color) as watcher:
            yield watcher
    else:
        yield plain_watcher(quiet=invocation.verbosity < 0)
