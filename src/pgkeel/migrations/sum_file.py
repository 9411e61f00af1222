"""keel.sum: one checksum line a migration, text to value and back. Pure; others read and write."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pgkeel.config import Layout
from pgkeel.errors import Place
from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.migrations.filename import expected_name, parse_file_name
from pgkeel.migrations.version import Version

FIRST_LINE = (
    "# keel.sum: one checksum a migration; written by keel new and keel sum, checked by keel check"
)

_LINE = re.compile(r"(?P<checksum>sha256:[0-9a-f]{64})  (?P<name>\S.*)")
_CONFLICT = re.compile(r"(?P<mark><{7}|\|{7}|={7}|>{7})(?: .*)?")
_PARTS = (
    (re.compile(r"sha256:"), "expected `sha256:`"),
    (re.compile(r"[0-9a-f]{64}"), "expected 64 hexadecimal digits in lower case"),
    (re.compile(r"  (?! )"), "expected two blanks"),
    (re.compile(r"\S.*"), "expected the name of a migration"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SumLine:
    """What keel.sum says of one migration, and where it says it."""

    name: str
    version: Version
    checksum: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SumFile:
    """All lines that can be understood, in their order, and what is wrong with the others."""

    path: Path
    lines: tuple[SumLine, ...]
    findings: tuple[Finding, ...]

    @property
    def checksums(self) -> Mapping[str, str]:
        """The checksums by file name."""
        return {line.name: line.checksum for line in self.lines}


def parse_sums(content: bytes, path: Path, layout: Layout) -> SumFile:
    """Read keel.sum. Blank lines and ``#`` comments say nothing; CRLF and a BOM are let pass."""
    lines: list[SumLine] = []
    findings: list[Finding] = []
    conflict: int | None = None
    text = content.decode("utf-8-sig", errors="replace")
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if marker := _CONFLICT.fullmatch(line):
            if conflict is None:
                findings.append(_conflict(path, number, line))
            conflict = None if marker["mark"] == ">" * 7 else number
            continue
        if conflict is not None or not line.strip() or line.startswith("#"):
            continue
        parsed = _parse_line(line, path, number, layout, lines[-1] if lines else None)
        if isinstance(parsed, SumLine):
            lines.append(parsed)
        else:
            findings.append(parsed)
    return SumFile(path=path, lines=tuple(lines), findings=tuple(findings))


def render_sums(checksums: Mapping[str, str], layout: Layout) -> bytes:
    """Return the text of keel.sum for ``checksums`` by file name, in order of version."""
    ordered = _in_order(checksums, layout)
    return "".join(f"{line}\n" for line in (FIRST_LINE, *ordered)).encode()


def _in_order(checksums: Mapping[str, str], layout: Layout) -> Iterable[str]:
    parsed = ((parse_file_name(name, layout), name) for name in checksums)
    named = sorted((found.version, name) for found, name in parsed if found)
    return (f"{checksums[name]}  {name}" for _, name in named)


def _parse_line(
    line: str, path: Path, number: int, layout: Layout, before: SumLine | None
) -> SumLine | Finding:
    found = _LINE.fullmatch(line)
    if not found:
        column, message = _first_fault(line)
        return _finding(message, Place(path=path, line=number, column=column, text=line))
    name = found["name"]
    place = Place(path=path, line=number, column=found.start("name") + 1, text=line)
    parsed = parse_file_name(name, layout)
    if not parsed:
        return _finding(f"{name!r} is not a migration's name: {expected_name(layout)}", place)
    if before and (parsed.version, name) <= (before.version, before.name):
        message = "is listed twice" if name == before.name else f"is listed below {before.name}"
        return _finding(f"{name} {message}; the order is that of the versions", place)
    return SumLine(name=name, version=parsed.version, checksum=found["checksum"], place=place)


def _first_fault(line: str) -> tuple[int, str]:
    at = 0
    for part, message in _PARTS:
        found = part.match(line, at)
        if not found:
            return at + 1, message
        at = found.end()
    return 1, "expected `sha256:<64 hex digits>  <file name>`"


def _conflict(path: Path, number: int, line: str) -> Finding:
    return _finding(
        "an unresolved merge conflict",
        Place(path=path, line=number, column=1, text=line),
        hint="keep the migrations of both sides, then write the file anew: `keel sum`",
    )


def _finding(message: str, place: Place, hint: str | None = None) -> Finding:
    return Finding(code=mig.BAD_SUM, message=message, place=place, hint=hint or "run `keel sum`")
