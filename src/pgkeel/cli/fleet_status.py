"""``keel status`` for many databases at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pgkeel.cli.fleet import Database, fleet_of
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.standings import headline
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Document, Json
from pgkeel.report.wording import counted
from pgkeel.runner.connecting import connected
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.standing import Standing, standing
from pgkeel.runner.target import read_target, refuse_wrong_database

_AT_ONCE = 16
_ALL_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Seen:
    database: Database
    stood: Standing | None = None
    error: KeelError | None = None

    @property
    def agrees(self) -> bool:
        return self.stood is not None and self.stood.agrees


def status_of_fleet(invocation: Invocation, name: str) -> Document:
    """Say of every database that ``name`` stands for where it is; a failure hides no other."""
    project = invocation.project()
    folder = read_folder(project)
    databases = fleet_of(invocation, project, name)
    with ThreadPoolExecutor(min(_AT_ONCE, len(databases))) as pool:
        seen = list(pool.map(lambda one: _look(project, folder, one), databases))
    behind = sum(not one.agrees for one in seen)
    told = f"{behind:,} not as the folder says" if behind else "all as the folder says"
    failed = [one.error for one in seen if one.error]
    return Document(
        command="status",
        root=project.root,
        headline=f"{name}: {counted(len(seen), 'database')}, {told}",
        lines=tuple(_lines(seen, folder, all_of_them=invocation.verbosity > 0)),
        data={"environment": name, "databases": [_data(one) for one in seen]},
        differs=behind > 0,
        error=failed[0] if failed else None,
    )


def _look(project: Project, folder: Folder, one: Database) -> _Seen:
    try:
        with connected(one.url, one.label) as session:
            refuse_wrong_database(read_target(session), one.environment)
            stood = standing(folder, read_ledger(session, project.settings.ledger))
    except KeelError as error:
        return _Seen(one, error=error)
    return _Seen(one, stood)


def _lines(seen: list[_Seen], folder: Folder, *, all_of_them: bool) -> list[str]:
    """Return a line for each; of many, only for those that are not as they should be."""
    if all_of_them or len(seen) <= _ALL_SHOWN:
        return [f"  {one.database.label}: {_where(one, folder)}" for one in seen]
    lines = [f"  {one.database.label}: {_where(one, folder)}" for one in seen if not one.agrees]
    well = [one for one in seen if one.agrees]
    if well:
        said = f"{counted(len(well), 'database')}: {_where(well[0], folder)}"
        lines.append(f"  {said}, not listed: -v")
    return lines


def _where(one: _Seen, folder: Folder) -> str:
    if one.error:
        return f"{one.error.code.code} {one.error.message}"
    return headline("", one.stood, folder).removeprefix(": ") if one.stood else ""


def _data(one: _Seen) -> Json:
    newest = one.stood.newest if one.stood else None
    pending = one.stood.all_that_are("pending") if one.stood else ()
    return {
        "database": one.database.label,
        "agrees": one.agrees,
        "at": str(newest) if newest else None,
        "pending": [str(each.version) for each in pending],
        "error": one.error.code.code if one.error else None,
    }
