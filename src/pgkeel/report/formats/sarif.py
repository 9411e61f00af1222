"""SARIF 2.1.0, which GitHub code scanning, Azure DevOps and editors read."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pgkeel import __version__
from pgkeel.config import CONFIG_NAME
from pgkeel.errors import Code, KeelError, Place
from pgkeel.finding import Finding, Severity
from pgkeel.report.document import EXIT_CODES, Document, Json, Style
from pgkeel.report.encoding import json_text
from pgkeel.report.fingerprints import Problem, checkout_path, errors_of, fingerprints

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_WEIGHT: Mapping[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "info": "recommendation",
}
_WORST = ("error", "warning", "info")

# GitHub's uploader computes `primaryLocationLineHash` from the file and warns of any other value.
_FINGERPRINT = "keelFinding/v1"
_PLAIN = re.compile(rb"[A-Za-z0-9._~/-]")


def render(document: Document, style: Style) -> str:
    """Return one run: its rules are the codes that occur, its results the findings."""
    findings, errors = document.findings, errors_of(document)
    rules = {finding.code.code: finding.code for finding in findings}
    notifications = {error.code.code: error.code for error in errors}
    driver: dict[str, Json] = {
        "name": "pgkeel",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code, findings) for _, code in sorted(rules.items())],
    }
    if errors:
        driver["notifications"] = [_words(code) for _, code in sorted(notifications.items())]
    marks = fingerprints(findings, document, style)
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder checked out."}}},
        "invocations": [_invocation(document, errors, sorted(notifications), style)],
        "results": [
            _result(finding, mark, sorted(rules), document, style)
            for finding, mark in zip(findings, marks, strict=True)
        ],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _words(code: Code) -> dict[str, Json]:
    return {
        "id": code.code,
        "name": code.slug or _pascal(code.title),
        "shortDescription": {"text": code.title},
        "fullDescription": {"text": code.why},
        "help": {
            "text": f"{code.why}\n\n{code.fix}",
            "markdown": f"**Why it matters.** {code.why}\n\n**What to do.** {code.fix}",
        },
    }


def _pascal(title: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", title))


def _rule(code: Code, findings: Iterable[Finding]) -> Json:
    severities = {one.severity for one in findings if one.code.code == code.code}
    worst = next(severity for severity in _WORST if severity in severities)
    return {
        **_words(code),
        "defaultConfiguration": {"level": _LEVEL[worst]},
        "properties": {
            "tags": [_family(code)],
            "precision": "high",
            "problem.severity": _WEIGHT[worst],
        },
    }


def _family(code: Code) -> str:
    return code.code.rstrip("0123456789")


def _invocation(
    document: Document, errors: tuple[KeelError, ...], codes: list[str], style: Style
) -> Json:
    body: dict[str, Json] = {
        "executionSuccessful": not errors,
        "exitCode": EXIT_CODES[document.status],
    }
    if errors:
        body["toolExecutionNotifications"] = [
            {
                "descriptor": {"id": error.code.code, "index": codes.index(error.code.code)},
                "level": "error",
                "message": {"text": _message(error, error.hint or error.code.fix)},
                "locations": [_location(error.place, document, style)] if error.place else [],
            }
            for error in errors
        ]
    return body


def _result(
    finding: Finding, mark: str, codes: list[str], document: Document, style: Style
) -> Json:
    # GitHub refuses the whole file for one result without a location.
    place = finding.place or Place(path=document.root / CONFIG_NAME)
    return {
        "ruleId": finding.code.code,
        "ruleIndex": codes.index(finding.code.code),
        "level": _LEVEL[finding.severity],
        "message": {"text": _message(finding, finding.hint)},
        "locations": [_location(place, document, style)],
        "partialFingerprints": {_FINGERPRINT: mark},
    }


def _message(problem: Problem, hint: str | None) -> str:
    said = problem.message if problem.message.strip() else problem.code.title
    return "\n\n".join(filter(None, (said, hint, problem.detail)))


def _location(place: Place, document: Document, style: Style) -> Json:
    path = checkout_path(place.path, document, style)
    artifact: dict[str, Json] = {"uri": _uri(path)}
    if not path.is_absolute():
        artifact["uriBaseId"] = "SRCROOT"
    return {"physicalLocation": {"artifactLocation": artifact, **_regions(place)}}


def _uri(path: Path) -> str:
    raw = os.fsencode(path.as_posix())
    quoted = "".join(_quoted(raw))
    return f"file://{quoted}" if path.is_absolute() else quoted


def _quoted(raw: bytes) -> Iterator[str]:
    for number in raw:
        byte = bytes([number])
        yield byte.decode() if _PLAIN.match(byte) else f"%{number:02X}"


def _regions(place: Place) -> dict[str, Json]:
    """Return what is pointed at, to the end of its line, and the line; a whole file has neither."""
    if place.line is None:
        return {}
    region: dict[str, Json] = {"startLine": place.line}
    if place.column is not None:
        region["startColumn"] = place.column
    if place.text is None:
        return {"region": region}
    start = place.column or 1
    region["endColumn"] = max(start, len(place.text) + 1)
    region["snippet"] = {"text": place.text[start - 1 :]}
    line: Json = {"startLine": place.line, "snippet": {"text": place.text}}
    return {"region": region, "contextRegion": line}
