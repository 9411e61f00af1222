"""Drift as a page for an issue or a chat: what happened first, what is long folded away."""

from collections.abc import Iterator

from pgkeel.report.document import Document, Section
from pgkeel.report.markup import fenced, folded

_MARKS = {"clean": "no drift", "findings": "drift", "error": "not read"}


def markdown(document: Document) -> Iterator[str]:
    """Yield the lines of the page: a table of databases, then each with its findings."""
    yield f"### {_escaped(document.headline)}"
    yield ""
    yield "| environment | | |"
    yield "|---|---|---|"
    for section in document.sections:
        cells = (section.name, _MARKS[section.status], section.summary)
        yield f"| {' | '.join(map(_escaped, cells))} |"
    for section in document.sections:
        if section.findings or section.error or section.notes:
            yield ""
            yield f"#### {_escaped(section.name)}"
            yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.error:
        yield ""
        yield f"**{section.error.code.code}** {_escaped(section.error.message)}"
        yield from _block("what the server said", section.error.detail)
    for note in section.notes:
        yield ""
        yield _escaped(note)
    for finding in section.findings:
        yield ""
        yield f"**{finding.code.code}** {_escaped(finding.message)}"
        yield from _block("details", finding.detail)


def _block(summary: str, text: str | None) -> Iterator[str]:
    if text:
        yield from folded(summary, fenced(text.splitlines()))


def _escaped(text: str) -> str:
    for letter in "\\`*_<>|[]":
        text = text.replace(letter, f"\\{letter}")
    return text
