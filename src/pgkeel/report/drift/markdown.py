"""Drift as a page for an issue or a chat: what happened first, what is long folded away."""

from collections.abc import Iterator, Sequence

from pgkeel.report.document import Document, Section

_MARKS = {"clean": "no drift", "findings": "drift", "error": "not read"}


def markdown(document: Document) -> Iterator[str]:
    """Yield the lines of the page: a table of databases, then each with its findings."""
    yield f"### {_escaped(document.headline)}"
    yield ""
    yield "| environment | | |"
    yield "|---|---|---|"
    for section in document.sections:
        cells = (section.name, _MARKS[section.status], section.summary)
        yield f"| {' | '.join(map(_cell, cells))} |"
    for section in document.sections:
        if section.findings or section.error or section.notes:
            yield ""
            yield f"#### {_escaped(section.name)}"
            yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.error:
        yield ""
        yield f"**{section.error.code.code}** {_escaped(section.error.message)}"
        yield from _folded("what the server said", section.error.detail)
    for note in section.notes:
        yield ""
        yield _escaped(note)
    for finding in section.findings:
        yield ""
        yield f"**{finding.code.code}** {_escaped(finding.message)}"
        yield from _folded("details", finding.detail)


def _folded(summary: str, text: str | None) -> Iterator[str]:
    if not text:
        return
    yield ""
    yield f"<details><summary>{summary}</summary>"
    yield ""
    yield from _fenced(text.splitlines())
    yield ""
    yield "</details>"


def _fenced(lines: Sequence[str]) -> Iterator[str]:
    # A fence is longer than any run of backticks within.
    longest = max((len(run) for line in lines for run in _runs(line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield fence
    yield from lines
    yield fence


def _runs(line: str) -> Iterator[str]:
    run = ""
    for letter in line:
        if letter == "`":
            run += letter
        elif run:
            yield run
            run = ""
    if run:
        yield run


def _escaped(text: str) -> str:
    for letter in "\\`*_<>|[]":
        text = text.replace(letter, f"\\{letter}")
    return text


def _cell(text: str) -> str:
    return _escaped(text)
