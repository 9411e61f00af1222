"""Workflow commands that GitHub Actions turns into annotations on the right file and line."""

from collections.abc import Iterator

from pgkeel.errors import Place
from pgkeel.report.document import Document, Style
from pgkeel.report.fingerprints import errors_of
from pgkeel.report.lines import render_lines

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(document: Document, style: Style) -> str:
    """Return one annotation a finding or error, then the text that people read in the log."""
    annotations = "".join(f"{line}\n" for line in _annotations(document, style))
    return annotations + render_lines(document, style)


def _annotations(document: Document, style: Style) -> Iterator[str]:
    for finding in document.findings:
        body = "\n".join(filter(None, (finding.message, finding.detail, finding.hint)))
        title = f"{finding.code.label}: {finding.code.title}"
        yield _command(_LEVELS[finding.severity], finding.place, title, body, style)
    for error in errors_of(document):
        body = "\n".join(filter(None, (error.message, error.detail, error.hint or error.code.fix)))
        title = f"{error.code.label}: {error.code.title}"
        yield _command("error", error.place, title, body, style)


def _command(level: str, place: Place | None, title: str, body: str, style: Style) -> str:
    fields: dict[str, object] = {}
    if place:
        # Annotations name files from the folder that was checked out, where the job runs.
        inside = place.path.is_relative_to(style.base)
        path = place.path.relative_to(style.base) if inside else place.path
        fields = {"file": path.as_posix(), "line": place.line, "col": place.column}
    fields["title"] = title
    listed = ",".join(
        f"{name}={_escape(str(value), ':,')}" for name, value in fields.items() if value is not None
    )
    return f"::{level} {listed}::{_escape(body)}"


def _escape(value: str, more: str = "") -> str:
    for letter in f"%\r\n{more}":
        value = value.replace(letter, f"%{ord(letter):02X}")
    return value
