"""Which of our migrations are merged, renamed, gone or new. Pure; history and authoring ask it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pgkeel.migrations.merged import Base, MergedFile
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A merged migration and what has become of it here."""

    before: MergedFile
    now: Migration

    @property
    def is_edited(self) -> bool:
        """Whether the text differs from what was merged."""
        return self.before.checksum != self.now.checksum


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Every migration of ours, and every one missing here, in exactly one place."""

    folder: Folder
    base: Base
    merged: tuple[Match, ...]
    renamed: tuple[Match, ...]
    gone: tuple[MergedFile, ...]
    new: tuple[Migration, ...]

    def taken_by(self, migration: Migration) -> MergedFile | None:
        """Return the merged migration that has the version of ``migration``, a new one."""
        return next(self.base.with_version(migration.version), None)

    def later_than(self, migration: Migration) -> Version | None:
        """Return the newest merged version when ``migration``, a new one, comes before it."""
        newest = self.base.newest(migration.layout)
        return newest if newest and migration.version < newest else None


def find_standing(folder: Folder, base: Base) -> Standing:
    """Tell apart what is in ``folder`` by what ``base`` has.

    What the base itself changed since we branched, and we have just so, is merged.
    """
    merged, others = _known(folder, base)
    ours = {migration.path.name for migration in folder.migrations}
    missing = [
        file
        for name, file in base.fork.files.items()
        if name not in ours and name in base.tip.files and file.version not in folder.unread
    ]
    renamed = [*_pair(missing, others, _same_text), *_pair(missing, others, _same_version)]
    return Standing(
        folder=folder,
        base=base,
        merged=tuple(merged),
        renamed=tuple(sorted(renamed, key=lambda match: match.before.version)),
        gone=tuple(sorted(missing, key=lambda file: file.version)),
        new=tuple(others),
    )


def _known(folder: Folder, base: Base) -> tuple[list[Match], list[Migration]]:
    merged: list[Match] = []
    others: list[Migration] = []
    for migration in folder.migrations:
        then, since = (side.files.get(migration.path.name) for side in (base.fork, base.tip))
        if since and since.checksum == migration.checksum:
            merged.append(Match(before=since, now=migration))
        elif then:
            merged.append(Match(before=then, now=migration))
        else:
            others.append(migration)
    return merged, others


def _pair(
    missing: list[MergedFile],
    others: list[Migration],
    alike: Callable[[MergedFile, Migration], bool],
) -> Iterator[Match]:
    """Take what is ``alike`` out of both lists."""
    for before in tuple(missing):
        now = next((migration for migration in others if alike(before, migration)), None)
        if now:
            missing.remove(before)
            others.remove(now)
            yield Match(before=before, now=now)


def _same_text(before: MergedFile, now: Migration) -> bool:
    return before.checksum == now.checksum


def _same_version(before: MergedFile, now: Migration) -> bool:
    return before.version == now.version
