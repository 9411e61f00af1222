"""Gives a rollback that keel has drafted the guards that its own rules ask for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine
from pgkeel.lint.mending import mend_text
from pgkeel.lint.parts import own_sources
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import listed_rules
from pgkeel.lint.sources import ground_sources, loose_source, project_sources
from pgkeel.lint.specs import Specs
from pgkeel.sandbox.ground import read_ground
from pgkeel.sql import syntax_problem, with_room

if TYPE_CHECKING:
    from pathlib import Path

    from pgkeel.config import Project
    from pgkeel.lint.source import Source
    from pgkeel.migrations.migration import Folder, Migration

_GUARDS = frozenset({"alter-without-guard", "create-without-guard", "drop-without-guard"})
_PASSES = 5


def guarded_rollback(
    project: "Project",
    policy: Policy,
    folder: "Folder",
    migration: "Migration",
    draft: tuple["Path", bytes],
) -> bytes:
    """Return ``draft``, the rollback of ``migration`` and its path, with IF EXISTS and its kin.

    Nothing else is changed, and no file is written.
    """
    specs = Specs(project.root)
    groups = own_sources(project_sources(folder, specs), project, policy)
    before = [source for group in groups for source in group if source.kind == "migration"]
    upto = next((at for at, one in enumerate(before) if one.text.path == migration.path), -1)
    ground = ground_sources(read_ground(project)) if project.slice else ()
    return with_room(lambda: _guarded(policy, [*ground, *before[: upto + 1]], draft))


def _guarded(policy: Policy, before: Sequence["Source"], draft: tuple["Path", bytes]) -> bytes:
    rules = tuple(one for one in listed_rules() if one.slug in _GUARDS)
    path, content = draft
    engine = Engine(policy=policy, dispatch=Dispatch(rules, policy), mending=True)
    for source in before:
        engine.read(source)
    # A rollback file is not learned from, so it can be read again and again.
    for _ in range(_PASSES):
        source = loose_source(path, content, kind="rollback")
        mended = mend_text(source.text, engine.read(source).cures)
        if mended == content or syntax_problem(mended):
            break
        content = mended
    return content
