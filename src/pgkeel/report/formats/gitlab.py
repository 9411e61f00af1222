"""A code quality report: GitLab shows it in the merge request and at the lines themselves."""

import textwrap
from collections.abc import Iterator

from pgkeel.config import CONFIG_NAME
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Json, Style
from pgkeel.report.encoding import json_text
from pgkeel.report.fingerprints import Problem, checkout_path, errors_of, fingerprints

_SEVERITY = {"error": "critical", "warning": "minor", "info": "info"}


def render(document: Document, style: Style) -> str:
    """Return a JSON array with an object for each finding, then for each error."""
    problems: tuple[Problem, ...] = (*document.findings, *errors_of(document))
    marks = fingerprints(problems, document, style)
    return json_text(
        [
            _entry(problem, mark, document, style)
            for problem, mark in zip(problems, marks, strict=True)
        ]
    )


def _entry(problem: Problem, mark: str, document: Document, style: Style) -> Json:
    # GitLab has no entries without a file: what belongs to none is shown at the project's own.
    place = problem.place
    path = place.path if place else document.root / CONFIG_NAME
    return {
        "description": f"{problem.code.label}: {problem.message}",
        "check_name": problem.code.label,
        "content": {"body": "\n\n".join(_body(problem))},
        "fingerprint": mark,
        "severity": _SEVERITY[problem.severity] if isinstance(problem, Finding) else "blocker",
        "location": {
            "path": checkout_path(path, document, style).as_posix(),
            "lines": {"begin": (place and place.line) or 1},
        },
    }


def _body(problem: Problem) -> Iterator[str]:
    if problem.hint:
        yield problem.hint
    if problem.detail:
        yield textwrap.indent(problem.detail, "    ", lambda _: True)
    yield problem.code.why
    yield problem.code.fix
