"""``keel check``: the main job; every stage runs, the worst decides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from pgkeel.cli.checking import load_stages, run_stages, stage_names
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.options import base_option
from pgkeel.cli.shared import Shared
from pgkeel.cli.stage import CheckInput, Stage
from pgkeel.cli.watching import Watcher, plain_watcher
from pgkeel.migrations.folder import read_folder
from pgkeel.report.document import Document
from pgkeel.report.wording import counted


def _stage_names(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    known = stage_names()
    for value in values:
        if value not in known:
            raise click.BadParameter(f"no stage {value!r}; there are: {', '.join(known)}")
    return tuple(values)


@click.command()
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
    """Prove the folder of migrations: every stage, side by side; the worst decides."""
    project = invocation.project()
    folder = read_folder(project)
    chosen = {*(only or stage_names())} - {*skip}
    shared = Shared(
        project=project,
        folder=folder,
        environ=invocation.environ,
        cached=not no_cache,
        stages=frozenset(chosen),
    )
    given = CheckInput(
        project=project,
        folder=folder,
        environ=invocation.environ,
        base=base,
        cached=not no_cache,
        shared=shared,
    )
    stages = load_stages(chosen)
    with _watcher(invocation, stages) as watcher:
        sections = run_stages(stages, given, watcher.progress, watcher.ended)
    count = len(folder.migrations)
    return Document(
        command="check",
        root=project.root,
        headline=f"{project.name}: {counted(count, 'migration')}",
        sections=sections,
        data={"project": project.name, "migrations": count},
    )


@contextmanager
def _watcher(invocation: Invocation, stages: Sequence[Stage]) -> Iterator[Watcher]:
    if invocation.is_interactive:
        from pgkeel.cli.live import live_watcher  # noqa: PLC0415 -- only a terminal needs rich

        with live_watcher([stage.name for stage in stages], color=invocation.color) as watcher:
            yield watcher
    else:
        yield plain_watcher(quiet=invocation.verbosity < 0)
