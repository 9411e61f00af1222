"""What the command ``docs`` and the stage ``dictionary`` share: the parts of the page."""

from pgkeel.catalog.snapshot import Snapshot
from pgkeel.cli.selecting import selection_of
from pgkeel.config import Project
from pgkeel.data.dictionary import Part, parts

_ABOVE = {"supabase": frozenset({"service_role"}), "plain": frozenset[str]()}
"""Roles of each preset that pass by row-level security."""


def parts_of(project: Project, head: Snapshot) -> tuple[Part, ...]:
    """Return what the page of ``project`` has to say of a schema."""
    above = _ABOVE[project.settings.project.preset]
    return parts(selection_of(project).of(head), above, project.settings.docs.classes)
