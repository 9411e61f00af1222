"""Lints SQL that is not (yet) part of a project's history, on top of what that history knows."""

from collections.abc import Sequence

from pgkeel.finding import Finding
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import listed_rules
from pgkeel.lint.source import Source
from pgkeel.sql import with_room


def lint_loose(
    sources: Sequence[Source], policy: Policy, schema: Schema, files: int
) -> list[list[Finding]]:
    """Return the findings in each of ``sources``, in that order.

    Each learns from those before it. ``files`` is how many files ``schema`` was learned from.
    """

    def work() -> list[list[Finding]]:
        rules = Dispatch(listed_rules(), policy)
        engine = Engine(policy=policy, dispatch=rules, schema=schema, files=files)
        reported = {}
        for source in sources:
            number = engine.files
            reported[number] = engine.read(source)
        engine.end(reported)
        return [file.findings for file in reported.values()]

    return with_room(work)
