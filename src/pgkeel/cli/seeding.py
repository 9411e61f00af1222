"""What ``keel seed`` and the stage ``seeds`` share: which files are meant, how they are told."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from pgkeel.config import Project
from pgkeel.data.seeding.files import Found, SeedFile, find_seeds
from pgkeel.data.seeding.settings import check_settings
from pgkeel.errors import KeelError, Place
from pgkeel.finding import Finding
from pgkeel.report.document import Json
from pgkeel.report.wording import counted

if TYPE_CHECKING:
    from pgkeel.data.seeding.loading import Filled


def read_seeds(project: Project) -> Found:
    """Return the seeds of ``project``; DAT320 where keel.toml names one that is not there."""
    found = find_seeds(project.seeds)
    place = Place(path=project.root / "keel.toml")
    check_settings(found.files, project.settings.seeds, place)
    return found


def chosen(files: Sequence[SeedFile], only: Sequence[str]) -> tuple[SeedFile, ...]:
    """Return the files for the tables that ``only`` names, or the files of these names."""
    wanted: list[SeedFile] = []
    for name in only:
        found = [one for one in files if name == one.path.name or _is_for(one, name)]
        if not found:
            known = ", ".join(one.table if one.kind != "sql" else one.path.name for one in files)
            raise click.BadParameter(f"no seed for {name!r}; there are: {known or 'none'}")
        wanted += found
    return tuple(one for one in files if one in wanted)


def _is_for(file: SeedFile, name: str) -> bool:
    full = name if "." in name else f"public.{name}"
    return file.kind != "sql" and any(full == f"{one}.{other}" for one, other in file.names)


def as_findings(problems: Iterable[KeelError]) -> tuple[Finding, ...]:
    """Return what keeps seeds from being loaded, for who goes on without them."""
    return tuple(
        Finding(
            code=one.code,
            message=one.message,
            place=one.place,
            detail=one.detail,
            hint=one.hint or one.code.fix,
        )
        for one in problems
    )


def tally(filled: "Sequence[Filled]") -> str:
    """Return how many rows there were, and what became of them."""
    rows = sum(one.rows for one in filled)
    files = counted(len(filled), "file")
    if not rows:
        return files
    return f"{files}, {counted(rows, 'row')}: {_became(filled)}"


def line(one: "Filled") -> str:
    """Return a line on one file."""
    name = one.step.file.path.name
    if one.step.table is None:
        return f"  {name}  run"
    if not one.rows:
        return f"  {name}  no row for {one.step.table.shown}"
    return f"  {name}  {counted(one.rows, 'row')} of {one.step.table.shown}: {_became([one])}"


def _became(filled: "Sequence[Filled]") -> str:
    numbers = (
        (sum(one.added for one in filled), "added"),
        (sum(one.changed for one in filled), "changed"),
        (sum(one.kept for one in filled), "unchanged"),
    )
    return ", ".join(f"{number:,} {what}" for number, what in numbers if number)


def as_json(one: "Filled", project: Project) -> Json:
    """Return the same for programs."""
    path = one.step.file.path
    return {
        "file": path.relative_to(project.root).as_posix(),
        "kind": one.step.file.kind,
        "table": one.step.table.shown if one.step.table else None,
        "rows": one.rows,
        "added": one.added,
        "changed": one.changed,
        "kept": one.kept,
    }
