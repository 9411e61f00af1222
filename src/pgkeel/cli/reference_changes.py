"""What a range of commits, with what is not committed yet, changes in reference data and in pages.

For the stage ``reference``: git tells what was there, lint's reader tells which statements write.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.config import Project
from pgkeel.data.reference_tables import has_star, is_reference, patterns_of, plain_name
from pgkeel.data.seeding.files import SeedFile, find_seeds, seed_file
from pgkeel.errors import Place
from pgkeel.git import Commit, Repository
from pgkeel.lint.writes import Write, Writes
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.texts import as_text
from pgkeel.names import Name, parse_name
from pgkeel.report.wording import counted
from pgkeel.sql import find_undecodable


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One place where rows of a reference table change."""

    table: Name
    what: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Range:
    """What is here, and what was there where the branch left its base."""

    project: Project
    repository: Repository
    commit: Commit | None
    """``None`` before the first one: then nothing was there."""

    def was(self, paths: Iterable[Path]) -> Mapping[Path, bytes]:
        """Return what files held; those that were not there are left out."""
        if self.commit is None:
            return {}
        inside = {path: self.repository.path_of(path) for path in paths}
        names = {path: f"{self.commit}:{name}" for path, name in inside.items() if name}
        found = self.repository.read_blobs(names.values())
        return {path: found[name] for path, name in names.items() if name in found}

    def is_kept(self, path: Path) -> bool:
        """Whether a page is there, or was."""
        return path.is_file() or path in self.was([path])

    def has_changed(self, path: Path) -> bool:
        """Whether a page is there and was not just so."""
        if not path.is_file():
            return False
        return _even(path.read_bytes()) != _even(self.was([path]).get(path))

    def seeds(self) -> tuple[SeedFile, ...]:
        """Return the seed files that are there or were, in order."""
        found = {one.path: one for one in find_seeds(self.project.seeds).files}
        for folder in self.project.seeds if self.commit is not None else ():
            name = self.repository.path_of(folder)
            # As the project spells them: its folder may be reached by a link.
            listed = self.repository.files_at(self.commit, name) if name and self.commit else ()
            found |= {one.path: one for one in map(seed_file, map(folder.joinpath, listed)) if one}
        return tuple(found[path] for path in sorted(found))


def _even(content: bytes | None) -> bytes | None:
    """Return ``content`` without what a checkout may write otherwise."""
    return None if content is None else content.replace(b"\r\n", b"\n")


def changed_by_migrations(
    given: CheckInput, tables: Mapping[Name, Name], new: Sequence[Migration]
) -> Iterator[Changed]:
    """Yield what new migrations write to reference tables, in their order.

    ``tables`` are those of the folder, partitions by what they are part of. Earlier migrations
    are read as well where they make routines: new ones may call them.
    """
    writes = _reader(given.project, tables)
    fresh = {one.path for one in new}
    # A pattern may mean any name, where it is not known which tables there are.
    open_ended = not tables and any(map(has_star, patterns_of(given.project)))
    for migration in given.folder.migrations:
        buffer = bytes(migration.text.buffer)
        if migration.path not in fresh and not _makes_routine(buffer):
            continue
        if not open_ended and not _speaks_of(buffer, writes):
            continue
        found = writes.of(migration.text)
        if migration.path in fresh:
            for one in found:
                place = migration.text.place(one.offset)
                yield Changed(table=_whole(one.table, tables), what=one.what, place=place)


def changed_by_the_way(
    given: CheckInput,
    tell: Tell,
    tables: Mapping[Name, Name],
    new: Sequence[Migration],
    told: Collection[Name],
) -> Iterator[Changed]:
    """Yield what new migrations were seen to write, in a sandbox, to tables that are not ``told``.

    Triggers, rules, views and foreign keys pass writes on, which no text shows. The proofs, which
    other stages need as well, have counted the rows that each statement wrote.
    """
    fresh = {one.path for one in new}
    proofs = given.proofs(tell)
    for pair, proved in proofs.proved:
        if pair.migration.path not in fresh or proved.trace is None:
            continue
        for statement in proved.trace.statements:
            for written, rows in statement.rows:
                table = tables.get(parse_name(written))
                if table and table not in told:
                    what = f"{counted(rows, 'row')} when it was run"
                    place = proofs.files(pair.migration).place(statement.spot)
                    yield Changed(table=table, what=what, place=place)


def changed_by_seeds(
    given: CheckInput, tables: Mapping[Name, Name], about: Range
) -> Iterator[Changed]:
    """Yield what seed files make otherwise than before: added, edited and removed ones."""
    files = about.seeds()
    before = about.was([one.path for one in files])
    for file in files:
        path = file.path
        here = path.read_bytes() if path.is_file() else None
        was = before.get(path)
        if _even(here) == _even(was):
            continue
        if file.kind == "sql":
            yield from _by_sql(given.project, tables, path, (was, here))
        elif table := table_of(file, tables, given.project):
            what = "a seed file" if here is not None else "a seed file that was removed"
            yield Changed(table=table, what=what, place=Place(path=path))


def table_of(file: SeedFile, tables: Mapping[Name, Name], project: Project) -> Name | None:
    """Return the reference table that a file of rows is for, if it is for one."""
    names = [Name(*one) for one in file.names]
    known = next((tables[one] for one in names if one in tables), None)
    return known or next((one for one in names if is_reference(one, project)), None)


def _by_sql(
    project: Project,
    tables: Mapping[Name, Name],
    path: Path,
    contents: tuple[bytes | None, bytes | None],
) -> Iterator[Changed]:
    was, here = (_writes_in(project, tables, path, content) for content in contents)
    text = as_text(contents[1] or b"", path)
    for one in here:
        if one.text not in {other.text for other in was}:
            place = text.place(one.offset)
            yield Changed(table=_whole(one.table, tables), what=one.what, place=place)
    for one in was:
        if one.text not in {other.text for other in here}:
            what = f"{one.what} that was removed"
            yield Changed(table=_whole(one.table, tables), what=what, place=Place(path=path))


def _writes_in(
    project: Project, tables: Mapping[Name, Name], path: Path, content: bytes | None
) -> tuple[Write, ...]:
    if content is None or find_undecodable(content):
        return ()
    return _reader(project, tables).of(as_text(content, path))


def _reader(project: Project, tables: Mapping[Name, Name]) -> Writes:
    def wanted(name: Name) -> bool:
        return name in tables or is_reference(name, project)

    plain = (plain_name(one) for one in patterns_of(project))
    named = {*tables, *(one for one in plain if one)}
    return Writes(wanted=wanted, named=tuple(sorted(named)))


def _whole(table: Name, tables: Mapping[Name, Name]) -> Name:
    return tables.get(table, table)


def _speaks_of(buffer: bytes, writes: Writes) -> bool:
    """Whether a text may write to one of them; what it calls may as well."""
    lower = buffer.lower()
    callable_ = (name for name, known in writes.routines.items() if known)
    said = {name.name.lower().encode() for name in (*writes.named, *callable_)}
    return any(word in lower for word in said)


def _makes_routine(buffer: bytes) -> bool:
    lower = buffer.lower()
    return b"function" in lower or b"procedure" in lower
