"""The order of findings in a report: that of the text."""

from collections.abc import Iterable

from pgkeel.finding import Finding


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of one file by line, column and code."""
    return sorted(findings, key=_key)


def _key(finding: Finding) -> tuple[int, int, str]:
    place = finding.place
    line, column = (place.line, place.column) if place else (None, None)
    return line or 0, column or 0, finding.code.code
