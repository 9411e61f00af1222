"""Compares the dumps there are with schema.sum: every edit, gap and stray is a finding."""

from collections.abc import Iterator
from pathlib import Path

from pgkeel.config import Project
from pgkeel.errors import Place
from pgkeel.errors.catalogue import rel
from pgkeel.finding import Finding
from pgkeel.release.sums import Sums, digest, find_dumps, read_dump, read_sums

_SUFFIX = ".schema.sql"


def find_touched(project: Project) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the names of all dumps, and what is wrong with any of them, in order of name."""
    dumps = find_dumps(project)
    sums = read_sums(project)
    found = [*sums.findings]
    for name in sorted({*dumps, *sums.lines, *sums.coming}):
        found += _of_one(name, dumps.get(name), sums, project)
    return tuple(name for name in dumps if name.endswith(_SUFFIX)), tuple(found)


def _of_one(name: str, path: Path | None, sums: Sums, project: Project) -> Iterator[Finding]:
    line, coming = sums.lines.get(name), sums.coming.get(name)
    place = Place(path=project.dumps / name)
    if coming is not None:
        yield _stopped(name, sums, project)
    if path is None:
        if line is not None:
            yield _gone(name, sums, project)
        return
    if line is None and coming is None:
        yield Finding(
            code=rel.NO_SUM,
            message=f"{name} has no line in schema.sum",
            place=place,
            hint="keel did not write it, or the line was lost: "
            f"{_again(name, project.flag)}, or delete the file",
        )
    elif digest(read_dump(path) or b"") not in (line, coming):
        yield Finding(
            code=rel.EDITED,
            message=f"{name} is not as keel wrote it",
            place=place,
            hint=f"see what was edited: git diff {_shell(place.path, project)}; undo it: "
            f"git restore {_shell(place.path, project)}; or {_again(name, project.flag)}",
        )


def _stopped(name: str, sums: Sums, project: Project) -> Finding:
    return Finding(
        code=rel.STOPPED,
        severity="warning",
        message=f"somebody was stopped while {name} was written",
        place=Place(path=project.schema_sum, line=sums.numbers[name]),
        hint=f"the file is whole, the old one or the new one; {_again(name, project.flag)}",
    )


def _gone(name: str, sums: Sums, project: Project) -> Finding:
    restored = _shell(project.dumps / name, project)
    return Finding(
        code=rel.GONE,
        message=f"{name} is in schema.sum and is not there",
        place=Place(path=project.schema_sum, line=sums.numbers[name]),
        hint=f"git restore {restored}; or, if it is not wanted any more, take the line out",
    )


def _again(name: str, flag: str) -> str:
    """Say how a dump is written again."""
    parts = name.split("/")
    if "releases" in parts:
        return "what is frozen is not written twice: take it from git"
    return f"write it again: keel dump{flag} --env {parts[-1].removesuffix(_SUFFIX)}"


def _shell(path: Path, project: Project) -> str:
    return path.relative_to(project.root).as_posix()
