"""JSON for programs; docs/output.md describes it."""

import msgspec

from pgkeel.errors import KeelError, Place
from pgkeel.finding import Finding
from pgkeel.report.document import EXIT_CODES, Document, Json, Section, Style

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
        body["error"] = _error(document, document.error)
    return msgspec.json.format(msgspec.json.encode(body), indent=2).decode() + "\n"


def _section(document: Document, section: Section, style: Style) -> Json:
    body: dict[str, Json] = {
        "name": section.name,
        "status": section.status,
        "summary": section.summary,
        "notes": list(section.notes),
        "findings": [_finding(document, finding) for finding in section.findings],
    }
    if section.error:
        body["error"] = _error(document, section.error)
    if style.verbosity > 0 and section.seconds is not None:
        body["seconds"] = round(section.seconds, 3)
    return body


def _finding(document: Document, finding: Finding) -> Json:
    return {
        "code": finding.code.code,
        "title": finding.code.title,
        "severity": finding.severity,
        "message": finding.message,
        **_place(document, finding.place),
        "hint": finding.hint,
        "detail": finding.detail,
    }


def _error(document: Document, error: KeelError) -> Json:
    return {
        "code": error.code.code,
        "title": error.code.title,
        "message": error.message,
        **_place(document, error.place),
        "hint": error.hint or error.code.fix,
        "detail": error.detail,
    }


def _place(document: Document, place: Place | None) -> dict[str, Json]:
    if place is None:
        return {"path": None, "line": None, "column": None}
    path = place.path
    if path.is_relative_to(document.root):
        path = path.relative_to(document.root)
    return {"path": path.as_posix(), "line": place.line, "column": place.column}
