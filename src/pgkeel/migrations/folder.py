"""Reads the folder of migrations, once, into values; everything else works on those."""

import mmap
import stat
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from pgkeel.config import Layout, Project
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import mig
from pgkeel.finding import Finding
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.filename import (
    FileName,
    expected_name,
    label,
    migration_name,
    parse_file_name,
    rollback_name,
)
from pgkeel.migrations.header import parse_header
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.sql import SqlText, find_undecodable, leading_comments

_MAP_FROM = 4 << 20
"""Larger files are mapped: their pages belong to the system's cache, not to this process."""


def read_folder(project: Project) -> Folder:
    """Read all migrations of ``project`` in order of version.

    A file that cannot be a migration is a finding, never passed over; MIG001 when there is no
    folder at all.
    """
    lay = f"`keel init{project.flag}` lays it out" if project.slice else None
    names = _list(project.folder, lay)
    rollbacks = _rollbacks(project)
    return _Reading(project, project.folder, project.rollback, rollbacks).read(names)


def _list(folder: Path, hint: str | None = None) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeelError(
            mig.NO_FOLDER,
            f"cannot list the migrations: {reason}",
            place=Place(path=folder),
            hint=hint,
        ) from error


def _rollbacks(project: Project) -> frozenset[str]:
    if not project.rollback.is_dir():
        return frozenset()
    return frozenset(name for name in _list(project.rollback) if name.lower().endswith(".sql"))


@dataclass(slots=True)
class _Reading:
    """One pass over the folder; collects what it finds."""

    project: Project
    folder: Path
    rollback: Path
    rollbacks: frozenset[str]
    migrations: list[Migration] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Version] = field(default_factory=list)

    def read(self, names: list[str]) -> Folder:
        layout = self.project.settings.migrations.layout
        named: list[tuple[FileName, str]] = []
        for name in names:
            if not name.lower().endswith(".sql") or name.startswith("."):
                continue
            parsed = parse_file_name(name, layout)
            if parsed:
                named.append((parsed, name))
            else:
                self._bad_name(name, layout)
        named.sort(key=lambda pair: pair[0].version)
        self._find_duplicates(named, layout)
        for parsed, name in named:
            self._read_one(parsed, name, layout)
        self._find_strays(frozenset(name for _, name in named), layout)
        return Folder(
            path=self.project.folder,
            layout=layout,
            migrations=tuple(self.migrations),
            findings=tuple(self.findings),
            unread=tuple(self.unread),
        )

    def _bad_name(self, name: str, layout: Layout) -> None:
        self.findings.append(
            Finding(
                code=mig.BAD_NAME,
                message=f"{name!r} is not a migration's name",
                place=Place(path=self.project.folder / name),
                hint=f"expected {expected_name(layout)}",
            )
        )

    def _find_duplicates(self, named: list[tuple[FileName, str]], layout: Layout) -> None:
        for (one, first), (two, second) in pairwise(named):
            if one.version == two.version:
                self.findings.append(
                    Finding(
                        code=mig.DUPLICATE_VERSION,
                        message=f"{second} has the same version as {first}",
                        place=Place(path=self.project.folder / second),
                        hint="give the one that is not merged yet the next number: keel renumber "
                        + label(two.version, layout),
                    )
                )

    def _read_one(self, parsed: FileName, name: str, layout: Layout) -> None:
        path = self.folder / name
        try:
            buffer = _read_buffer(path)
        except OSError as error:
            reason = error.strerror or str(error)
            self._unread(
                parsed.version,
                Finding(
                    code=mig.UNREADABLE, message=f"cannot be read: {reason}", place=Place(path=path)
                ),
            )
            return
        if bad := find_undecodable(buffer):
            offset, reason = bad
            place = Place(path=path, line=buffer[:offset].count(b"\n") + 1)
            self._unread(
                parsed.version,
                Finding(code=mig.NOT_UTF8, message=f"{reason} at byte {offset}", place=place),
            )
            return
        text = SqlText(buffer, path)
        leading = leading_comments(text)
        header, findings = parse_header(text, leading)
        self.findings += findings
        rollback = rollback_name(name, layout)
        self.migrations.append(
            Migration(
                version=parsed.version,
                description=parsed.description,
                path=path,
                layout=layout,
                text=text,
                checksum=checksum(buffer),
                header=header,
                no_transaction=is_no_transaction(text, leading),
                rollback=self.rollback / rollback if rollback in self.rollbacks else None,
            )
        )

    def _unread(self, version: Version, finding: Finding) -> None:
        self.findings.append(finding)
        self.unread.append(version)

    def _find_strays(self, names: frozenset[str], layout: Layout) -> None:
        for rollback in sorted(self.rollbacks):
            if migration_name(rollback, layout) not in names:
                self.findings.append(
                    Finding(
                        code=mig.STRAY_ROLLBACK,
                        message=f"{rollback} belongs to no migration",
                        place=Place(path=self.project.rollback / rollback),
                        hint=f"expected a migration {migration_name(rollback, layout)}",
                    )
                )


def _read_buffer(path: Path) -> bytes | mmap.mmap:
    # Asked before opening, which would wait for ever on a pipe.
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "not a regular file")
    with path.open("rb") as file:
        if status.st_size < _MAP_FROM:
            return file.read()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
