"""JUnit XML, which nearly every build server shows as test results."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

from pgkeel.errors import Place
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Section, Style
from pgkeel.report.fingerprints import Problem, project_path

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    name: str
    text: str
    kind: Literal["system-out", "failure", "error"] = "system-out"
    message: str = ""
    type: str = ""


def render(document: Document, style: Style) -> str:
    """Return a suite for each section: a case for each finding, else one for the section.

    Only errors fail; a warning is a case that passes and says what it is.
    """
    root = ET.Element("testsuites", {"name": _clean(f"keel {document.command}")})
    for section in document.sections:
        seconds = section.seconds if style.verbosity > 0 else None
        cases = _section(section, document, style)
        root.append(_suite(section.name, cases, document, seconds))
    if document.error or not document.sections:
        root.append(_suite(document.command, [_end(document, style)], document, None))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.attrib[name]) for suite in root)))
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def _section(section: Section, document: Document, style: Style) -> Iterator[_Case]:
    for finding in section.findings:
        yield _finding(finding, document, style)
    if section.error:
        yield _problem(section.name, "error", section.error, document, style)
    elif section.status == "clean":
        yield _Case(
            name=section.name, text="\n".join((section.summary, *section.notes, *section.asides))
        )


def _end(document: Document, style: Style) -> _Case:
    """Return the case of the command itself: what ended it, or that it is done."""
    if document.error:
        return _problem(document.command, "error", document.error, document, style)
    text = "\n".join((document.headline, *document.lines, document.script))
    return _Case(name=document.command, text=text.rstrip("\n"))


def _finding(finding: Finding, document: Document, style: Style) -> _Case:
    # Without the line: a test that moves with its line is the same test.
    place = finding.place
    where = f" {project_path(place.path, document, style).as_posix()}" if place else ""
    name = f"{finding.code.label}{where}"
    if finding.severity == "error":
        return _problem(name, "failure", finding, document, style)
    text = "\n".join(_told(finding, finding.hint, document, style))
    return _Case(name=f"{finding.severity} {name}", text=text)


def _problem(
    name: str, kind: Literal["failure", "error"], problem: Problem, document: Document, style: Style
) -> _Case:
    hint = problem.hint or problem.code.fix
    return _Case(
        name=name,
        kind=kind,
        type=problem.code.label,
        message=problem.message,
        text="\n".join(_told(problem, hint, document, style)),
    )


def _told(problem: Problem, hint: str | None, document: Document, style: Style) -> Iterator[str]:
    place = problem.place
    where = ""
    if place:
        path = project_path(place.path, document, style)
        where = f"{Place(path=path, line=place.line, column=place.column)}: "
    yield f"{where}{problem.code.label}: {problem.message}"
    if place and place.text:
        yield f"  {place.text}"
    if problem.detail:
        yield problem.detail
    if hint:
        yield hint


def _suite(
    name: str, cases: Iterable[_Case], document: Document, seconds: float | None
) -> ET.Element:
    suite = ET.Element("testsuite", {"name": _clean(name)})
    group = _clean(f"keel.{document.command}.{name}")
    names: set[str] = set()
    counts = {"tests": 0, "failures": 0, "errors": 0}
    for case in cases:
        counts["tests"] += 1
        counts["failures"] += case.kind == "failure"
        counts["errors"] += case.kind == "error"
        name = _unused(_clean(case.name), names)
        names.add(name)
        element = ET.SubElement(suite, "testcase", {"classname": group, "name": name})
        said = {} if case.kind == "system-out" else {"type": case.type, "message": case.message}
        said = {key: _clean(value) for key, value in said.items()}
        ET.SubElement(element, case.kind, said).text = _clean(case.text)
    suite.attrib.update({key: str(value) for key, value in counts.items()})
    if seconds is not None:
        suite.set("time", f"{seconds:.3f}")
    return suite


def _unused(name: str, names: set[str]) -> str:
    """Return ``name``, counted on: readers keep only one of two cases that are called the same."""
    made, number = name, 1
    while made in names:
        number += 1
        made = f"{name} ({number})"
    return made


def _clean(text: str) -> str:
    """Return ``text`` with a mark for each character that XML 1.0 cannot say in any way."""
    return _NOT_XML.sub("\ufffd", text)
