"""What each statement of the folder locks, as far as text and history tell; for who shows it."""

from pathlib import Path

from msgspec import Struct

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.lint.watching import watch_history
from pgkeel.locks import LockMode
from pgkeel.migrations.migration import Folder
from pgkeel.names import Name


class LockTaken(Struct, frozen=True):
    """A lock on a table that is there before the migration, and what is done under it."""

    table: Name
    mode: LockMode
    rewrites: bool
    scans: bool
    size: str | None
    """Rows and bytes of the table in words, where statistics have them."""


StatementLocks = dict[tuple[Path, int], tuple[LockTaken, ...]]
"""By file and the byte offset of the statement in it."""


def locks_taken(folder: Folder, policy: Policy, root: Path, *, server: int) -> StatementLocks:
    """Return the locks of all migrations of ``folder`` on a server of major version ``server``."""
    found: StatementLocks = {}

    def note(_: Operation, at: At) -> None:
        taken = [
            LockTaken(
                table,
                mode,
                effect.fact.rewrites,
                effect.fact.scans or effect.fact.builds_index,
                size.phrase if (size := policy.sizes.get(table)) else None,
            )
            for effect in at.effects
            for table, mode in effect.locks()
            if not at.is_new(table)
        ]
        if taken:
            key = (at.file.text.path, at.statement.start)
            found[key] = (*found.get(key, ()), *taken)

    watch_history(root, folder, policy, server, note)
    return found
