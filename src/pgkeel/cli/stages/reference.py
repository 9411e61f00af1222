"""Stage ``reference``: where rows of reference tables change, the documents on them change, too."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.config import CONFIG_NAME
from pgkeel.config.locate import line_of
from pgkeel.data.reference_tables import documents_of, is_reference, patterns_of, without_table
from pgkeel.errors import Place
from pgkeel.errors.catalogue import reference
from pgkeel.finding import Finding
from pgkeel.git import Commit, find_repository
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base
from pgkeel.names import Name
from pgkeel.report.document import Section
from pgkeel.report.wording import counted

if TYPE_CHECKING:
    from pgkeel.catalog.snapshot import Snapshot
    from pgkeel.cli.reference_changes import Changed, Range

_SHOWN = 10


def run(given: CheckInput, tell: Tell) -> Section:
    """Look for the tables in what the folder makes, then for what is new since the base."""
    project = given.project
    if not patterns_of(project):
        return Section(name=STAGE.name, summary="no reference table is named in keel.toml")
    head = given.head(tell)
    all_tables = _all_tables(head) if head else {}
    tables = {name: whole for name, whole in all_tables.items() if is_reference(whole, project)}
    findings = list(_missing(given, all_tables)) if head else []
    notes = [] if head else ["whether the tables are there was not seen: the folder does not run"]
    base = read_base(project, given.folder, given.base, given.environ)
    changed: list[Changed] = []
    if not isinstance(base, Base):
        notes.append(f"no git base: {base.why}")
    elif project.settings.reference.level != "off":
        changed, untold = _since(given, tell, base, tables)
        findings += untold
    count = counted(len({*tables.values()}), "table")
    told = {one.table for one in changed}
    return Section(
        name=STAGE.name,
        summary=f"{count}, {len(told):,} with new rows" if told else count,
        findings=tuple(findings),
        notes=tuple(notes),
    )


def _all_tables(head: "Snapshot") -> dict[Name, Name]:
    """Return all tables of the folder, each with the one that it is a partition of, or itself."""
    parents = {
        Name(*address.path): getattr(item.record, "partition_of", None)
        for address, item in head.objects.items()
        if address.kind in ("table", "foreign table")
    }

    def whole(name: Name) -> Name:
        parent = parents.get(name)
        return whole(Name(*parent)) if parent else name

    return {name: whole(name) for name in parents}


def _missing(given: CheckInput, tables: Mapping[Name, Name]) -> Iterator[Finding]:
    path = given.project.root / CONFIG_NAME
    for pattern in without_table(given.project, tables):
        yield Finding(
            code=reference.NO_TABLE,
            message=f"the folder makes no table {pattern}",
            place=Place(path=path, line=_line(path.read_text(encoding="utf-8-sig"), pattern)),
        )


def _line(text: str, pattern: str) -> int | None:
    """Return the line on which the name stands, which may be in a list of several lines."""
    begin = line_of(text, ("reference", "tables"))
    if begin is None:
        return None
    lines = text.splitlines()[begin - 1 :]
    bare = pattern.removeprefix("public.")
    named = (f'"{pattern}"', f"'{pattern}'", f'"{bare}"', f"'{bare}'")
    found = (number for number, line in enumerate(lines) if any(one in line for one in named))
    return begin + next(found, 0)


def _since(
    given: CheckInput, tell: Tell, base: Base, tables: Mapping[Name, Name]
) -> "tuple[list[Changed], list[Finding]]":
    from pgkeel.cli.reference_changes import (  # noqa: PLC0415 -- it imports the parser
        Range,
        changed_by_migrations,
        changed_by_seeds,
        changed_by_the_way,
    )

    repository = find_repository(given.project.root, given.environ)
    assert repository is not None  # noqa: S101 -- it has the base
    commit = Commit(base.fork.commit) if base.fork.commit else None
    about = Range(project=given.project, repository=repository, commit=commit)
    merged = base.fork.files
    new = [one for one in given.folder.migrations if one.path.name not in merged]
    changed = list(changed_by_migrations(given, tables, new))
    if new and tables:
        told = {one.table for one in changed}
        changed += changed_by_the_way(given, tell, tables, new, told)
    changed += changed_by_seeds(given, tables, about)
    by_table: dict[Name, list[Changed]] = {}
    for one in changed:
        by_table.setdefault(one.table, []).append(one)
    findings = [
        finding
        for name, places in by_table.items()
        for finding in _untold(given, name, places, about)
    ]
    return changed, findings


def _untold(
    given: CheckInput, table: Name, places: "Sequence[Changed]", about: "Range"
) -> Iterator[Finding]:
    project = given.project
    level = project.settings.reference.level
    assert level != "off"  # noqa: S101 -- then nothing is asked
    first = places[0]
    for document in documents_of(table, project):
        path = project.root / document.path
        if about.has_changed(path) or not (document.named or about.is_kept(path)):
            continue
        is_there = "has not changed with it" if path.is_file() else "is not there"
        yield Finding(
            code=reference.NOT_TOLD,
            message=f"{table} is reference data and changes here ({first.what}): "
            f"{document.path} {is_there}",
            severity=level,
            place=first.place,
            hint=f"say in {document.path} what changes in {table}, and commit both together",
            detail="\n".join(_places(given, places)) if len(places) > 1 else None,
        )


def _places(given: CheckInput, places: "Sequence[Changed]") -> Iterator[str]:
    for one in places[:_SHOWN]:
        path = one.place.path.relative_to(given.project.root).as_posix()
        line = f":{one.place.line}" if one.place.line else ""
        yield f"{path}{line}  {one.what}"
    if len(places) > _SHOWN:
        yield f"and {len(places) - _SHOWN:,} more"


STAGE = Stage(
    name="reference",
    summary="reference data changes together with its documents",
    order=97,
    run=run,
)
