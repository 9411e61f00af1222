"""What a database says of the migrations it has had: the ledger as a value. Pure."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from pgkeel.migrations.version import Version

State = Literal["started", "applied", "failed", "rolled back", "adopted"]
"""Begun outside a transaction and not seen to end; run; stopped at a statement outside a
transaction; undone; recorded without having been run by keel."""

Action = Literal["apply", "rollback"]


class Entry(Struct, frozen=True, kw_only=True):
    """The one entry that holds for a version; entries that it took the place of stay in the table.

    ``done``, ``running`` and ``done_checksum`` tell how far a migration came whose statements run
    one by one: statements known to be done, the number (from 1) of one that was begun outside any
    transaction and not seen to end, and the hash of the text of what is done.
    """

    sequence: int
    """Entries are ordered by this: clocks differ, and may be set back."""
    version: Version
    description: str
    checksum: str
    state: State
    action: Action
    statements: int
    done: int
    running: int | None
    done_checksum: str | None
    applied_at: datetime
    """By the server's clock, in UTC."""
    applied_by: str
    """The role that was logged in."""
    person: str | None
    milliseconds: int | None
    tool_version: str
    git_commit: str | None
    environment: str | None
    """The name under which the one who applied it knew the database."""
    attempt: str | None
    """Drawn anew for each attempt: after a lost connection it tells whether it was ours."""
    error: str | None
    reason: str | None
    """Why it was recorded by hand."""
    repaired_at: datetime | None = None
    """When a repair wrote it anew; how and by whom it was applied is told as it was before that."""
    repaired_by: str | None = None

    @property
    def is_applied(self) -> bool:
        """Whether the database has what the migration makes, as far as the ledger knows."""
        return self.state in ("applied", "adopted")

    @property
    def is_unfinished(self) -> bool:
        """Whether it was begun, either way, and is neither done nor undone."""
        return self.state in ("started", "failed")


class Ledger(Struct, frozen=True, kw_only=True):
    """The entries that hold, one a version, in the order in which they were made."""

    entries: tuple[Entry, ...]

    @property
    def applied(self) -> tuple[Entry, ...]:
        """The entries of migrations that the database has, in the order of their versions."""
        entries = (entry for entry in self.entries if entry.is_applied)
        return tuple(sorted(entries, key=lambda entry: entry.version))

    @property
    def newest(self) -> Version | None:
        """The highest version the database has: where it is; ``None`` before the first."""
        return max((entry.version for entry in self.entries if entry.is_applied), default=None)
