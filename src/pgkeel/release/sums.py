"""schema.sum: a checksum of every dump, so that an edit by hand can be found."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.errors import Place
from pgkeel.errors.catalogue import rel
from pgkeel.finding import Finding
from pgkeel.migrations.writing import alone_in, replace_file

_HEAD = "# schema.sum: one checksum a dump; written by keel dump"
_LINE = re.compile(r"sha256:(?P<digest>[0-9a-f]{64})  (?P<name>\S.*)")


class Sums(Struct, frozen=True, kw_only=True):
    """What schema.sum says, by path below the folder of dumps."""

    lines: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


def read_sums(project: Project) -> Sums:
    """Return what is recorded; nothing where there is no file yet."""
    path = project.schema_sum
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except FileNotFoundError:
        return Sums(lines={})
    found: dict[str, str] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), start=1):
        matched = _LINE.fullmatch(line.rstrip())
        if matched:
            found[matched["name"]] = matched["digest"]
        elif line.strip() and not line.startswith("#"):
            place = Place(path=path, line=number, column=1, text=line)
            findings.append(
                Finding(code=rel.BAD_SUM, message="this line is no checksum", place=place)
            )
    return Sums(lines=found, findings=tuple(findings))


def record(project: Project, changes: Mapping[Path, bytes | None]) -> None:
    """Write files below the folder of dumps and their lines in schema.sum; ``None`` takes one out.

    The sums come last, and each file is replaced in one step: whoever is killed in between leaves
    whole files, and ``keel check`` tells which sum is behind.
    """
    folder = project.dumps
    with alone_in(folder):
        lines = dict(read_sums(project).lines)
        for path, content in changes.items():
            name = path.relative_to(folder).as_posix()
            if content is None:
                lines.pop(name, None)
            else:
                replace_file(path, content)
                lines[name] = digest(content)
        body = "".join(f"sha256:{lines[name]}  {name}\n" for name in sorted(lines))
        replace_file(project.schema_sum, f"{_HEAD}\n{body}".encode())


def digest(content: bytes) -> str:
    """Return the checksum of a dump."""
    return hashlib.sha256(content).hexdigest()
