"""Gives findings of a second run the guards that the linter knows for their statements."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from pgkeel.config import Project
from pgkeel.errors.catalogue import prf
from pgkeel.finding import Finding

_GUARDING = frozenset(
    {
        "alter-without-guard",
        "create-without-guard",
        "drop-without-guard",
        "insert-not-repeatable",
        "update-not-repeatable",
    }
)
_NEAR = 2
"""Lines between what the server complains of and what the linter points at."""


def with_guards(
    project: Project, environ: Mapping[str, str], findings: tuple[Finding, ...], *, cached: bool
) -> tuple[Finding, ...]:
    """Return ``findings``, those of a second run with the guard that would cure them as a hint."""
    if not any(one.code in (prf.FAILS_AGAIN, prf.CHANGES_AGAIN) for one in findings):
        return findings
    # Only where something was found the linter is asked.
    from pgkeel.cli.linting import lint_cache  # noqa: PLC0415 -- as said
    from pgkeel.lint.project import lint_project  # noqa: PLC0415 -- as said
    from pgkeel.lint.settings import read_policy  # noqa: PLC0415 -- as said

    cache = lint_cache(environ, cached=cached)
    history = lint_project(project, read_policy(project), cache, lambda *_: None)
    guards = {
        file.path: [one for one in file.findings if one.code.slug in _GUARDING]
        for file in history.files
    }
    return tuple(_guided(one, guards) for one in findings)


def _guided(finding: Finding, guards: Mapping[Path, list[Finding]]) -> Finding:
    place = finding.place
    if place is None or place.line is None:
        return finding
    near = [
        (abs(one.place.line - place.line), one.hint)
        for one in guards.get(place.path, ())
        if one.place and one.place.line and one.hint
    ]
    distance, hint = min(near, default=(_NEAR + 1, None))
    return replace(finding, hint=hint) if distance <= _NEAR else finding
