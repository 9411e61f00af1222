"""A document as lines of text for people: what happened first, detail after."""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Section, Style
from pgkeel.report.paint import paint, sign
from pgkeel.report.wording import counted
from pgkeel.report.wrapping import wrapped

_WIDTH = 94
_NO_TAB = re.compile(r"[^\t]")
_STATUS = {"clean": ("✔", "green"), "findings": ("✖", "red"), "error": ("✖", "red")}
_DO = {"stage": "run", "environment": "be read"}
_LEAST_VERBOSITY = {"error": -1, "warning": 0, "info": 1}
_SEVERITY = {"error": "red", "warning": "yellow", "info": "cyan"}


def render_lines(document: Document, style: Style) -> str:
    """Return the document as lines of text."""
    shown = "" if _is_quiet(document, style) else document.script
    return _joined(_first(document, style)) + shown + _joined(_rest(document, style))


def render_finding(finding: Finding, style: Style) -> str:
    """Return one finding as lines of text, as it stands among others."""
    return "\n".join(_finding(finding, style))


def _joined(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines).replace(" \n", "\n")


def _is_quiet(document: Document, style: Style) -> bool:
    return style.verbosity < 0 and document.status == "clean"


def _first(document: Document, style: Style) -> Iterator[str]:
    if _is_quiet(document, style):
        return
    if document.headline:
        yield paint(style, document.headline, "bold")
    yield from document.lines


def _rest(document: Document, style: Style) -> Iterator[str]:
    quiet = _is_quiet(document, style)
    rows = () if quiet else _rows(document, style)
    if rows:
        yield ""
        yield from _table(rows, style)
    for section in document.sections:
        for finding in section.findings:
            if _LEAST_VERBOSITY[finding.severity] <= style.verbosity:
                yield ""
                yield from _finding(finding, style)
        if section.error:
            yield ""
            yield from _error(section.error, style)
    if document.error:
        yield from _error(document.error, style)
    if document.sections and not quiet:
        yield ""
        yield _verdict(document, style)


def _rows(document: Document, style: Style) -> tuple[Section, ...]:
    """Return the sections that have a line: to be quiet is to say only what is wrong."""
    if style.verbosity >= 0:
        return document.sections
    return tuple(one for one in document.sections if one.status != "clean")


def _table(sections: tuple[Section, ...], style: Style) -> Iterator[str]:
    width = max(len(section.name) for section in sections)
    # Stand-ins for signs are words, of unlike length.
    marks = max(len(sign(style, mark)) for mark, _ in _STATUS.values())
    for section in sections:
        mark, color = _STATUS[section.status]
        seconds = ""
        if style.verbosity > 0 and section.seconds is not None:
            seconds = paint(style, f"  {section.seconds:.2f} s", "dim")
        mark = paint(style, sign(style, mark), color) + " " * (marks - len(sign(style, mark)))
        yield f"  {mark} {section.name:{width}}  {section.summary}{seconds}"
        asides = section.asides if style.verbosity > 0 else ()
        for note in (*section.notes, *asides):
            for line in wrapped(note, _WIDTH - width):
                yield f"   {'':{marks + width}}  {paint(style, line, 'dim')}"


def _finding(finding: Finding, style: Style) -> Iterator[str]:
    severity = paint(style, finding.severity, _SEVERITY[finding.severity], "bold")
    yield f"{_where(finding.place, style)}{severity} {finding.code.label}: {finding.message}"
    yield from _source(finding.place, style)
    yield from _block(finding.detail, style)
    if finding.hint:
        yield f"  {paint(style, sign(style, '→'), 'cyan')} {finding.hint}"


def _error(error: KeelError, style: Style) -> Iterator[str]:
    head = paint(style, f"error {error.code.code}", "red", "bold")
    yield f"{_where(error.place, style)}{head}: {error.message}"
    yield from _source(error.place, style)
    yield from _block(error.detail, style)
    yield f"  {paint(style, sign(style, '→'), 'cyan')} {error.hint or error.code.fix}"


def _where(place: Place | None, style: Style) -> str:
    if place is None:
        return ""
    path = _relative(str(place.path), str(style.base))
    return paint(style, f"{place.within(path)}: ", "bold")


@cache
def _relative(path: str, base: str) -> str:
    """Return ``path`` as one would type it from ``base``; absolute when that is far away."""
    if path.startswith(f"{base}{os.sep}") and os.pardir not in path:
        return path[len(base) + 1 :]
    relative = Path(os.path.relpath(path, base))
    return path if relative.parts[:3] == (os.pardir,) * 3 else str(relative)


def _source(place: Place | None, style: Style) -> Iterator[str]:
    if place is None or place.text is None or place.line is None:
        return
    number = str(place.line)
    bar = paint(style, sign(style, "│"), "blue")
    yield f"  {paint(style, number, 'blue')} {bar} {place.text}"
    if place.column is not None:
        # Tabs stay tabs, so that the caret stands under its letter.
        lead = _NO_TAB.sub(" ", place.text[: place.column - 1])
        yield f"  {'':{len(number)}} {bar} {lead}{paint(style, '^', 'red', 'bold')}"


def _block(text: str | None, style: Style) -> Iterator[str]:
    if text:
        bar = paint(style, sign(style, "│"), "dim")
        yield from (f"  {bar} {line}" for line in text.splitlines())


def _verdict(document: Document, style: Style) -> str:
    levels = [finding.severity for finding in document.findings]
    milder = [counted(levels.count("warning"), "warning")] if "warning" in levels else []
    if "info" in levels:
        shown = "" if style.verbosity > 0 else " (-v shows)"
        milder.append(counted(levels.count("info"), "note") + shown)
    if document.status == "clean":
        return paint(style, ", ".join(("clean", *milder)), "green", "bold")
    if document.differs and "error" not in {*levels, document.status}:
        return paint(style, ", ".join(("different", *milder)), "yellow", "bold")
    broken = sum(section.error is not None for section in document.sections)
    parts = [counted(levels.count("error"), "error")] if "error" in levels else []
    could_not = f"{counted(broken, document.parts)} could not {_DO[document.parts]}"
    parts += [could_not] if broken else []
    return paint(style, f"not clean: {', '.join((*parts, *milder))}", "red", "bold")
