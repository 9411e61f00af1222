"""Where a live database stands in the folder, and who says so; pure."""

from collections.abc import Collection, Iterable
from typing import Literal

from msgspec import Struct

from pgkeel.migrations.migration import Folder
from pgkeel.migrations.version import Version
from pgkeel.release.other_tools import ToolRows

Told = Literal["ledger", "other tool", "snapshot", "nothing"]


class Position(Struct, frozen=True, kw_only=True):
    """The version up to which a database has the folder's migrations, but for some."""

    version: str | None
    """Its label; ``None`` before the first."""
    leaving_out: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    """Labels of what the folder has after that."""
    told: Told
    words: str
    """Who says so, for people."""

    @property
    def is_sure(self) -> bool:
        """Whether anything tells, so that it is no guess."""
        return self.told != "nothing"


def position_of(
    folder: Folder, applied: Collection[Version] | None, tools: Iterable[ToolRows], head: str | None
) -> Position:
    """Return where a database stands.

    ``applied`` is what its ledger has, ``None`` without one; ``head`` what the header of its
    snapshot names. Without a ledger another tool's history tells, then the snapshot; where nothing
    does, it is taken to stand where the folder ends.
    """
    if applied is not None:
        return _at(folder, set(applied), "ledger", "says its ledger")
    ours = {migration.version for migration in folder.migrations}
    for rows in tools:
        known = set(rows.known.values())
        if known & ours:
            words = f"says {rows.tool}'s {rows.table.schema}.{rows.table.name}"
            return _at(folder, known, "other tool", words)
    labels = [migration.label for migration in folder.migrations]
    if head in labels:
        at = labels.index(head) + 1
        return Position(
            version=head,
            pending=tuple(labels[at:]),
            told="snapshot",
            words="says its snapshot",
        )
    return Position(
        version=labels[-1] if labels else None,
        told="nothing",
        words="a guess: it has no ledger, and its snapshot names no version",
    )


def _at(folder: Folder, applied: set[Version], told: Told, words: str) -> Position:
    newest = max(applied, default=None)
    before = [one for one in folder.migrations if newest is not None and one.version <= newest]
    return Position(
        version=before[-1].label if before else None,
        leaving_out=tuple(one.label for one in before if one.version not in applied),
        pending=tuple(one.label for one in folder.migrations if one not in before),
        told=told,
        words=words,
    )
