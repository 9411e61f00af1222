"""Runs the stages of ``keel check`` side by side; the list of them is a package."""

import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from msgspec.structs import replace

from pgkeel.cli import stages
from pgkeel.cli.check_input import CheckInput
from pgkeel.cli.stage import Stage
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.report.document import Section

Watch = Callable[[str, int, int, str], None]
"""Told how far a stage is: its name, done, of how many, at what."""


def stage_names() -> tuple[str, ...]:
    """Return the names of all stages: those of their modules."""
    return tuple(found.name.replace("_", "-") for found in iter_modules(stages.__path__))


def load_stages(names: Collection[str]) -> tuple[Stage, ...]:
    """Return the stages of those names, in the order they are reported; no other is imported."""
    modules = (
        import_module(f"{stages.__name__}.{name.replace('-', '_')}")
        for name in stage_names()
        if name in names
    )
    listed = (cast("Stage", module.STAGE) for module in modules)
    return tuple(sorted(listed, key=lambda stage: stage.order))


def stages_beside(project: Project, stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """Return those of ``stages`` that a slice has beside those of the main part, by its name.

    The folder of a slice that lies in the main one is looked at with that.
    """
    return tuple(
        replace(stage, name=f"{project.slice}/{stage.name}")
        for stage in stages
        if not (stage.folder_only and project.shares_folder)
    )


def run_stages(
    chosen: Sequence[Stage],
    given: CheckInput,
    watch: Watch,
    ended: Callable[[Section], None],
) -> tuple[Section, ...]:
    """Run every stage, whatever becomes of the others; ``ended`` is told as each one ends."""
    pool = ThreadPoolExecutor(max_workers=max(1, len(chosen)))
    try:
        running = [pool.submit(_run, stage, given, watch, ended) for stage in chosen]
        return tuple(_result(future) for future in running)
    finally:
        # After Ctrl-C nobody waits for a statement that runs.
        pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Section]) -> Section:
    while not future.done():
        # A wait without end would not let Ctrl-C through.
        wait([future], timeout=1)
    return future.result()


def _run(
    stage: Stage, given: CheckInput, watch: Watch, ended: Callable[[Section], None]
) -> Section:
    began = time.monotonic()
    try:
        section = stage.run(given, lambda done, total, at: watch(stage.name, done, total, at))
    except KeelError as error:
        summary = f"could not run: {error.code.title}"
        section = Section(name=stage.name, summary=summary, error=error)
    section = replace(section, name=stage.name, seconds=time.monotonic() - began)
    ended(section)
    return section
