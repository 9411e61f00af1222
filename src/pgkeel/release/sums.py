"""schema.sum: a checksum of every dump, so that an edit by hand can be found.

What is about to be written is said there first, with a ``+``: whoever is killed half way leaves
whole files, each with a line that fits, and the next one to write settles what is behind.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pgkeel.config import Project
from pgkeel.errors import Place
from pgkeel.errors.catalogue import rel
from pgkeel.finding import Finding
from pgkeel.migrations.texts import read_if_there
from pgkeel.migrations.writing import alone_in, replace_file

_HEAD = "# schema.sum: one checksum a dump; written by keel dump and keel release"
_LINE = re.compile(r"(?P<coming>\+?)sha256:(?P<digest>[0-9a-f]{64})  (?P<name>\S.*)")
_DRAFT = re.compile(r"\.(?:.*\.schema\.sql|.*\.json|schema\.sum)\.\d+\.tmp")
_DUMPS = ("*.schema.sql", "releases/*.json", "*/releases/*.json")


class Sums(Struct, frozen=True, kw_only=True):
    """What schema.sum says, by path below the folder of dumps."""

    lines: Mapping[str, str]
    coming: Mapping[str, str] = {}
    """What was about to be written when somebody stopped."""
    numbers: Mapping[str, int] = {}
    """The number of the line of each path."""
    findings: tuple[Finding, ...] = ()


def read_sums(project: Project) -> Sums:
    """Return what is recorded; nothing where there is no file yet."""
    path = project.schema_sum
    content = read_dump(path)
    if content is None:
        return Sums(lines={})
    text = content.decode("utf-8-sig", errors="replace")
    found: dict[str, str] = {}
    coming: dict[str, str] = {}
    numbers: dict[str, int] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), start=1):
        matched = _LINE.fullmatch(line.rstrip())
        lines = coming if matched and matched["coming"] else found
        if matched and matched["name"] not in lines:
            lines[matched["name"]] = matched["digest"]
            numbers[matched["name"]] = number
        elif line.strip() and not line.startswith("#"):
            message = "a second line for one dump" if matched else "this line is no checksum"
            place = Place(path=path, line=number, column=1, text=line)
            findings.append(Finding(code=rel.BAD_SUM, message=message, place=place))
    return Sums(lines=found, coming=coming, numbers=numbers, findings=tuple(findings))


def record(
    project: Project, changes: Mapping[Path, bytes], *, kept: Mapping[Path, bytes] | None = None
) -> None:
    """Write files below the folder of dumps, in their order, and their lines in schema.sum.

    ``kept`` are written before them and have no lines. Each file is replaced in one step. Killed in
    between, every file is the old one or the new one and fits a line; files whose line is not
    settled are written again, or settled, by the next call. Nothing is written where everything is
    as it is to be.
    """
    folder = project.dumps
    with alone_in(folder):
        _drop_drafts(project)
        sums = read_sums(project)
        lines = _settled(folder, sums)
        new = {
            path.relative_to(folder).as_posix(): digest(content)
            for path, content in changes.items()
        }
        is_settled = not (kept or sums.coming or sums.findings) and {**lines, **new} == lines
        if is_settled and all(read_dump(path) == content for path, content in changes.items()):
            return
        _write(project, lines, new)
        for path, content in {**(kept or {}), **changes}.items():
            replace_file(path, content)
        _write(project, {**lines, **new}, {})


def digest(content: bytes) -> str:
    """Return the checksum of a dump, the same with the line ends of any system."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def read_dump(path: Path) -> bytes | None:
    """Return what is in a file; ``None`` where there is none, REL016 where it cannot be read."""
    return read_if_there(path, rel.UNREADABLE)


def find_dumps(project: Project) -> Mapping[str, Path]:
    """Return what has to have a checksum, by path below the folder of dumps, in order."""
    folder = project.dumps
    paths = {path for pattern in _DUMPS for path in folder.rglob(pattern)}
    own = (path for path in paths if path.is_file() and project.owns_dump(path))
    named = {path.relative_to(folder).as_posix(): path for path in own}
    archive = project.archive.relative_to(folder).as_posix()
    return {
        name: named[name]
        for name in sorted(named)
        if not name.startswith((f"{archive}/", ".")) and "/." not in name
    }


def _settled(folder: Path, sums: Sums) -> dict[str, str]:
    """Return the lines as the files are, where somebody stopped half way."""
    lines = dict(sums.lines)
    for name, coming in sums.coming.items():
        path = folder / name
        content = read_dump(path)
        if content is not None and digest(content) == coming:
            lines[name] = coming
    return lines


def _write(project: Project, lines: Mapping[str, str], coming: Mapping[str, str]) -> None:
    body = "".join(_lines(lines, coming))
    replace_file(project.schema_sum, f"{_HEAD}\n{body}".encode())


def _lines(lines: Mapping[str, str], coming: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*lines, *coming}):
        if name in lines:
            yield f"sha256:{lines[name]}  {name}\n"
        if name in coming and coming[name] != lines.get(name):
            yield f"+sha256:{coming[name]}  {name}\n"


def _drop_drafts(project: Project) -> None:
    """Remove what killed writers left; the caller holds the folder alone."""
    for path in project.dumps.rglob(".*.tmp"):
        if _DRAFT.fullmatch(path.name) and project.owns_dump(path):
            path.unlink(missing_ok=True)
