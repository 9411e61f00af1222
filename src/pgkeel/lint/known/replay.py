"""Learns from operations, in their order, what there is; never from a database."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.known import constraints, creating, moving, tables
from pgkeel.lint.known.objects import Origin
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations.operation import Operation


def learn(schema: Schema, op: Operation, origin: Origin) -> None:
    """Change ``schema`` as ``op`` changes the database."""
    learner = _LEARNERS.get(type(op))
    if learner:
        learner(schema, op, origin)


_LEARNERS: Mapping[type, Callable[[Schema, Any, Origin], None]] = {
    **constraints.LEARNERS,
    **creating.LEARNERS,
    **moving.LEARNERS,
    **tables.LEARNERS,
}
