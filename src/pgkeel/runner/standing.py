"""The folder against the ledger: which migrations are where. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pgkeel.migrations.filename import label
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.entry import Entry, Ledger

What = Literal["applied", "pending", "edited", "missing", "late", "failed"]
"""In both; not in the ledger; the text differs; in the ledger only; pending and below the last that
is applied; begun and not ended."""

FAULTS: Mapping[What, str] = {
    "edited": "was edited after it was applied",
    "missing": "is applied, and not in the folder",
    "late": "is not applied, and comes before what is",
    "failed": "was begun and did not end",
}
"""How what should not be is told, after the label of the version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """How one version stands; ``migration`` is ours, ``entry`` the database's."""

    version: Version
    label: str
    what: What
    migration: Migration | None
    entry: Entry | None

    @property
    def description(self) -> str:
        """What the file is called, or was."""
        if self.migration:
            return self.migration.description
        return self.entry.description if self.entry else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Every version of the folder and of the ledger, once, in order of version."""

    versions: tuple[Stood, ...]
    has_ledger: bool
    newest: Version | None
    """The highest version the database has."""

    def all_that_are(self, *what: What) -> tuple[Stood, ...]:
        """Return those that stand so."""
        return tuple(one for one in self.versions if one.what in what)

    @property
    def agrees(self) -> bool:
        """Whether the database has exactly what the folder has."""
        return all(one.what == "applied" for one in self.versions)


def standing(folder: Folder, ledger: Ledger | None) -> Standing:
    """Tell for every version of ``folder`` and ``ledger`` how it stands; no ledger is as empty.

    What was rolled back is pending again. A version whose file cannot be read is not missing: the
    folder's own findings tell of it.
    """
    entries = {entry.version: entry for entry in ledger.entries} if ledger else {}
    newest = ledger.newest if ledger else None
    ours = {migration.version for migration in folder.migrations}
    versions = [_of_ours(one, entries.get(one.version), newest) for one in folder.migrations]
    versions += _missing(folder, entries, ours)
    versions.sort(key=lambda one: one.version)
    return Standing(versions=tuple(versions), has_ledger=ledger is not None, newest=newest)


def _of_ours(migration: Migration, entry: Entry | None, newest: Version | None) -> Stood:
    return Stood(
        version=migration.version,
        label=migration.label,
        what=_what(migration, entry, newest),
        migration=migration,
        entry=entry,
    )


def _what(migration: Migration, entry: Entry | None, newest: Version | None) -> What:
    if entry is None or entry.state == "rolled back":
        return "late" if newest is not None and migration.version < newest else "pending"
    if entry.is_unfinished:
        return "failed"
    return "applied" if entry.checksum == migration.checksum else "edited"


def _missing(folder: Folder, entries: dict[Version, Entry], ours: set[Version]) -> Iterator[Stood]:
    for version, entry in entries.items():
        if version in ours or version in folder.unread or entry.state == "rolled back":
            continue
        yield Stood(
            version=version,
            label=label(version, folder.layout),
            what="failed" if entry.is_unfinished else "missing",
            migration=None,
            entry=entry,
        )
