"""``keel renumber``: moves what is not merged yet to the next free versions, with its rollback."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pgkeel.config import Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import mig
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.filename import file_name, next_version, rollback_name
from pgkeel.migrations.merged import Base
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.standing import Standing, find_standing
from pgkeel.migrations.sum_writing import change_sums, readable_sums
from pgkeel.migrations.version import Version
from pgkeel.migrations.writing import alone_in, coded, move_file, replace_file

_LEADING_COMMENTS = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|--[^\n]*|/\*.*?\*/)*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One migration, what it is called and what it will be."""

    migration: Path
    to: Path
    rollback: Path | None
    rollback_to: Path | None

    @property
    def paths(self) -> Mapping[Path, Path]:
        """Old path to new path, the migration first."""
        moved = {self.migration: self.to}
        if self.rollback and self.rollback_to:
            moved[self.rollback] = self.rollback_to
        return moved


def plan_renumber(
    folder: Folder, base: Base | None, *, named: str | None, now: datetime
) -> tuple[Move, ...]:
    """Return who has to move and where: after all in ``folder`` and all of ``base``, in order.

    Without ``named`` these are the new migrations from the first that has a taken version or comes
    late on: what was written after it may build on it, so their order stays. With ``named`` (a
    version or file name) it is that one. No version is given away twice, since a database of
    somebody who tried this branch may know it. MIG209 when a migration may not move.
    """
    standing = find_standing(folder, base) if base else None
    chosen = _named(folder, standing, named) if named else _in_the_way(standing)
    known = (folder.newest, base.newest(folder.layout) if base else None)
    newest = max((version for version in known if version), default=None)
    moves: list[Move] = []
    for migration in chosen:
        newest = next_version(newest, folder.layout, now)
        moves.append(_move(migration, newest))
    return tuple(moves)


def write_renumber(project: Project, moves: Sequence[Move]) -> None:
    """Carry out ``moves`` and correct keel.sum.

    The last migration moves first; of each the file itself, then its rollback file, then what their
    leading comments call one another; keel.sum comes last. Each step happens wholly or not at all.
    Stopped anywhere, every file exists under one name, ``keel check`` names what does not fit, and
    the first migration still stands where it was: to run the command again moves the rest, in
    order.
    """
    with alone_in(project.folder):
        sums = readable_sums(project)
        for move in moves:
            _refuse_taken(move)
        added = {move.to.name: _carry_out(move) for move in reversed(moves)}
        if sums:
            removed = {move.migration.name for move in moves}
            change_sums(project, sums, added=added, removed=removed)


def _in_the_way(standing: Standing | None) -> Sequence[Migration]:
    if standing is None:
        raise KeelError(
            mig.CANNOT_RENUMBER,
            "without git it cannot be told which migrations are merged",
            hint="name the one that is not: keel renumber V015__add_example_table.sql",
        )
    seen: set[Version] = set()
    for index, migration in enumerate(standing.new):
        twice = migration.version in seen
        if twice or standing.taken_by(migration) or standing.later_than(migration):
            return standing.new[index:]
        seen.add(migration.version)
    return ()


def _named(folder: Folder, standing: Standing | None, named: str) -> Sequence[Migration]:
    found = [migration for migration in folder.migrations if _is_called(migration, named)]
    free = [one for one in found if standing is None or one in standing.new]
    if len(free) == 1:
        return free
    if free:
        names = " and ".join(one.path.name for one in free)
        message, hint = f"{named!r} may be {names}", "give the file name"
    elif found and standing:
        message = f"{found[0].path.name} is merged on {standing.base.name}"
        hint = "write what you want changed as a new migration: `keel new`"
    else:
        message, hint = f"there is no migration {named!r}", f"look in {folder.path}"
    raise KeelError(mig.CANNOT_RENUMBER, message, hint=hint)


def _is_called(migration: Migration, named: str) -> bool:
    name = Path(named).name
    return name in {
        migration.label,
        str(migration.version),
        migration.path.name,
        migration.path.stem,
    }


def _move(migration: Migration, version: Version) -> Move:
    name = file_name(version, migration.description, migration.layout)
    undo = migration.rollback
    return Move(
        migration=migration.path,
        to=migration.path.with_name(name),
        rollback=undo,
        rollback_to=undo.with_name(rollback_name(name, migration.layout)) if undo else None,
    )


def _refuse_taken(move: Move) -> None:
    for path in move.paths.values():
        if os.path.lexists(path):
            message = "cannot be written: there is a file of that name"
            raise KeelError(mig.CANNOT_WRITE, message, place=Place(path=path))


def _carry_out(move: Move) -> str:
    """Move the files and return the migration's new checksum."""
    for path, to in move.paths.items():
        move_file(path, to)
    names = {path.name: to.name for path, to in move.paths.items()}
    for path in move.paths.values():
        with coded(path):
            before = path.read_bytes()
        after = _rename_in_comments(before, names)
        if after != before:
            replace_file(path, after)
    with coded(move.to):
        return checksum(move.to.read_bytes())


def _rename_in_comments(content: bytes, names: Mapping[str, str]) -> bytes:
    """Replace file names above the first statement; a name that is part of another stays."""
    found = _LEADING_COMMENTS.match(content)
    end = found.end() if found else 0
    words = b"|".join(re.escape(name.encode()) for name in names)
    head = re.sub(
        rb"(?<![\w.-])(?:" + words + rb")(?![\w-]|\.\w)",
        lambda name: names[name[0].decode()].encode(),
        content[:end],
    )
    return head + content[end:]
