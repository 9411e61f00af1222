"""JSON for programs; docs/output.md describes it."""

from pgkeel.errors import KeelError, Place
from pgkeel.finding import Finding
from pgkeel.report.document import EXIT_CODES, Document, Json, Section, Style
from pgkeel.report.encoding import json_text
from pgkeel.report.fingerprints import project_path

FORMAT_VERSION = 1


def render(document: Document, style: Style) -> str:
    """Return one JSON object; paths are relative to the project's folder."""
    body: dict[str, Json] = {
        "format": FORMAT_VERSION,
        "command": document.command,
        "status": document.status,
        "exit_code": EXIT_CODES[document.status],
        **document.data,
    }
    if document.sections:
        body["sections"] = [_section(document, section, style) for section in document.sections]
    if document.error:
        body["error"] = _error(document, document.error, style)
    return json_text(body)


def _section(document: Document, section: Section, style: Style) -> Json:
    body: dict[str, Json] = {
        "name": section.name,
        "status": section.status,
        "summary": section.summary,
        "notes": [*section.notes, *section.asides],
        "findings": [_finding(document, finding, style) for finding in section.findings],
    }
    if section.error:
        body["error"] = _error(document, section.error, style)
    if style.verbosity > 0 and section.seconds is not None:
        body["seconds"] = round(section.seconds, 3)
    return body


def _finding(document: Document, finding: Finding, style: Style) -> Json:
    return {
        "code": finding.code.code,
        "rule": finding.code.slug,
        "title": finding.code.title,
        "severity": finding.severity,
        "message": finding.message,
        **_place(document, finding.place, style),
        "hint": finding.hint,
        "detail": finding.detail,
    }


def _error(document: Document, error: KeelError, style: Style) -> Json:
    return {
        "code": error.code.code,
        "title": error.code.title,
        "message": error.message,
        **_place(document, error.place, style),
        "hint": error.hint or error.code.fix,
        "detail": error.detail,
    }


def _place(document: Document, place: Place | None, style: Style) -> dict[str, Json]:
    if place is None:
        return {"path": None, "line": None, "column": None}
    path = project_path(place.path, document, style)
    return {"path": path.as_posix(), "line": place.line, "column": place.column}
