"""Rewrites migrations by the mechanical cures of their findings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pgkeel.config import Project
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine, Reported
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.mending import mend_text
from pgkeel.lint.parts import own_sources
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import all_rules
from pgkeel.lint.sources import ground_sources, project_sources
from pgkeel.lint.specs import Specs
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.writing import replace_file
from pgkeel.names import Name
from pgkeel.sandbox.ground import read_ground
from pgkeel.sql import syntax_problem, with_room

_PASSES = 5


@dataclass(slots=True)
class Fixed:
    """What was rewritten, what could not be, and what is left to do by hand."""

    changed: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    """Files that have a mechanical cure and may not be edited."""
    validate: dict[tuple[Name, str], None] = field(default_factory=dict)
    """Constraints that are NOT VALID now and that no later migration validates, in order."""


def fix_project(project: Project, policy: Policy, may_edit: Callable[[Path], bool]) -> Fixed:
    """Rewrite the files of ``project`` that ``may_edit``, each whole or not at all.

    One cure can call for another (a lock that now needs a timeout), so the files are read again
    until nothing is left to cure.
    """
    fixed = Fixed()
    for _ in range(_PASSES):
        engine, files = with_room(lambda: _read(project, policy))
        changed = [file for file in files if file.cures and _mend(file, fixed, may_edit)]
        if not changed:
            _leave_out_validated(fixed, engine.schema)
            break
    fixed.changed = sorted(set(fixed.changed))
    fixed.kept = sorted(set(fixed.kept))
    return fixed


def _read(project: Project, policy: Policy) -> tuple[Engine, list[Reported]]:
    engine = Engine(policy=policy, dispatch=Dispatch(all_rules(), policy), mending=True)
    for source in ground_sources(read_ground(project)) if project.slice else ():
        engine.read(source)
    groups = project_sources(read_folder(project), Specs(project.root))
    groups = own_sources(groups, project, policy)
    return engine, [engine.read(source) for group in groups for source in group]


def _leave_out_validated(fixed: Fixed, schema: Schema) -> None:
    for table, name in tuple(fixed.validate):
        known = schema.tables.get(table)
        constraint = known.constraints.get(name) if known else None
        if known and (constraint is None or constraint.validated):
            del fixed.validate[table, name]


def _mend(file: Reported, fixed: Fixed, may_edit: Callable[[Path], bool]) -> bool:
    text = file.source.text
    if not may_edit(text.path):
        fixed.kept.append(text.path)
        return False
    content = mend_text(text, file.cures)
    # What keel writes the grammar has to accept; else the statement stays as people wrote it.
    if content == bytes(text.buffer[:]) or syntax_problem(content[text.start :]):
        return False
    replace_file(text.path, content)
    fixed.changed.append(text.path)
    fixed.validate.update(dict.fromkeys(one.validate for one in file.cures if one.validate))
    return True
