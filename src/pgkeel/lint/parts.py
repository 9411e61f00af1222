"""Which part of a project a file is about, by all that it changes; for the engine and runs.

Only inside ``pgkeel.sql.with_room``. A file is parsed for it, once more than for its rules.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pgkeel.config import Project
from pgkeel.lint.belonging import owners
from pgkeel.lint.policy import Belonging, Policy
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.session import Session
from pgkeel.lint.source import Source
from pgkeel.lint.statements import steps
from pgkeel.sql import parsed


def part_of(source: Source, policy: Policy) -> str | None:
    """Return the part that ``source`` changes; ``None`` where it is none, or there are several."""
    if policy.belonging is None:
        return None
    found: str | None = None
    for owner in _owners(source, policy.belonging):
        if found not in (None, owner):
            return None
        found = owner
    return found


def own_sources(
    groups: Sequence[Sequence[Source]], project: Project, policy: Policy
) -> list[list[Source]]:
    """Return ``groups``, only those reported that ``project`` owns where it shares its folder."""
    if not project.shares_folder:
        return [list(group) for group in groups]
    return [
        [replace(source, reported=part_of(source, policy) == project.slice) for source in group]
        for group in groups
    ]


def _owners(source: Source, belonging: Belonging) -> Iterator[str]:
    scope, session = Scope(), Session()
    statements, _ = parsed(source.text)
    for number, statement in enumerate(statements):
        if statement.tree is not None:
            for op, where in steps(statement, number, source.text, scope):
                yield from owners(op, where, belonging)
                session.learn(op, where.start)
                scope.schema = session.schema
