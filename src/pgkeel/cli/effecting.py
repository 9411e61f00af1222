"""What applying what is pending does to the schema: tried in a sandbox, told in a few lines."""

from collections.abc import Mapping
from dataclasses import dataclass

from pgkeel.cli.invocation import Invocation
from pgkeel.cli.selecting import selection_of
from pgkeel.config import Project
from pgkeel.diff.change import compare
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.report.differences.data import changes_data
from pgkeel.report.differences.shown import shown_changes, tallied
from pgkeel.report.document import Json, Section
from pgkeel.runner.plan import Plan
from pgkeel.runner.standing import Stood
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import read_source
from pgkeel.sources.source import Empty, FolderSource

_SHOWN = 40
"""Lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The changes of a schema, in lines and as data; why they are not known, where they are not."""

    lines: tuple[str, ...]
    data: Json
    sections: tuple[Section, ...] = ()


def tried_in_sandbox(invocation: Invocation, project: Project, plan: Plan) -> KeelError | None:
    """Replay what the database has, then what ``plan`` would run; return what fails there."""
    try:
        read_source(_after(plan), Bench(project=project, environ=invocation.environ))
    except KeelError as error:
        return error
    return None


def effect_of(invocation: Invocation, project: Project, plan: Plan, *, whole: bool) -> Effect:
    """Replay what the database has, then what ``plan`` would run, and tell what differs.

    Both are read from sandboxes; the database itself may be drifted, and is not asked. A migration
    that fails there is a section with its error: it would fail in the database, too.
    """
    selection = selection_of(project)
    bench = Bench(project=project, environ=invocation.environ)
    before, after = _before(plan), _after(plan)
    try:
        was, will = (selection.of(read_source(one, bench)) for one in (before, after))
    except KeelError as error:
        if error.code is not dif.SOURCE_FAILS:
            raise
        section = Section(name="effect", summary="it fails in a sandbox", error=error)
        return Effect(lines=(), data=None, sections=(section,))
    changes = compare(was, will)
    told: Mapping[str, Json] = {"changes": changes_data(changes)}
    if not changes:
        return Effect(lines=("", "  The schema stays as it is."), data=told)
    limit = len(changes) * _SHOWN if whole else _SHOWN
    lines = [line for line in shown_changes(was, will, limit=limit) if line.strip()]
    head = f"  What the schema will be: {tallied(was, will)}"
    return Effect(lines=("", head, *(f"    {line}" for line in lines)), data=told)


def _before(plan: Plan) -> Empty | FolderSource:
    """Return what the database has of the folder."""
    applied = [one.label for one in _kept(plan) if one.entry and one.entry.is_applied]
    if not applied:
        return Empty()
    pending = {one.migration.version for one in plan.planned}
    late = [one.label for one in plan.stood.versions if one.version in pending]
    return FolderSource(label="now", version=applied[-1], leaving_out=tuple(late))


def _after(plan: Plan) -> FolderSource:
    """Return what it has once the plan is carried out."""
    kept = [one for one in _kept(plan) if one.entry and one.entry.is_applied]
    ours = [*(one.migration for one in plan.planned), *(one.migration for one in kept)]
    top = max((one for one in ours if one), key=lambda one: one.version)
    return FolderSource(label="then", version=top.label)


def _kept(plan: Plan) -> list[Stood]:
    pending = {one.migration.version for one in plan.planned}
    return [one for one in plan.stood.versions if one.migration and one.version not in pending]
