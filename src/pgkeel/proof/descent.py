"""The whole chain down to nothing by its rollbacks, and up again."""

from collections.abc import Sequence

from msgspec import Struct

from pgkeel.catalog.reader import read_objects
from pgkeel.diff.change import compare
from pgkeel.proof.pair import Pair
from pgkeel.proof.stand import Stand
from pgkeel.proof.undone import describe, find_differences
from pgkeel.sandbox.run import MigrationError, run_migration

_SHOWN = 20


class Descent(Struct, frozen=True, kw_only=True):
    """How far it went, and what was found at either end."""

    down: int
    """Rollbacks that ran."""
    ended: str | None = None
    """Why it did not go on to nothing."""
    left: tuple[str, ...] = ()
    """What differs from the state that it came back to."""
    unlike: tuple[str, ...] = ()
    """What is otherwise once all is up again."""


def descend(stand: Stand, pairs: Sequence[Pair]) -> Descent:
    """Run all rollbacks in a copy, the newest first, and all migrations again.

    It ends where a migration has no rollback. ``MigrationError`` where a migration fails.
    """
    lowest = max((one.number + 1 for one in pairs if one.undo is None), default=0)
    stand.advance(lowest)
    with stand.copy() as copy:
        bottom = read_objects(copy.powerful)
    stand.advance(len(pairs))
    ended = None
    if lowest:
        ended = f"{pairs[lowest - 1].migration.label} has no rollback file"
    down = 0
    with stand.copy() as copy:
        top = read_objects(copy.powerful)
        for pair in reversed(pairs[lowest:]):
            if pair.undo is None:
                break
            try:
                run_migration(copy.session, pair.undo)
            except MigrationError as error:
                message = error.failure.message
                return Descent(
                    down=down, ended=f"the rollback of {pair.migration.label} fails: {message}"
                )
            down += 1
        reached = read_objects(copy.powerful)
        left = [f"{one.address} {one.what}" for one in find_differences(bottom, top, reached)]
        for pair in pairs[lowest:]:
            try:
                run_migration(copy.session, pair.migration)
            except MigrationError as error:
                message = error.failure.message
                unlike = (f"{pair.migration.label} fails: {message}",)
                return Descent(down=down, ended=ended, left=tuple(left[:_SHOWN]), unlike=unlike)
        again = [describe(one) for one in compare(top, read_objects(copy.powerful))]
    return Descent(down=down, ended=ended, left=tuple(left[:_SHOWN]), unlike=tuple(again[:_SHOWN]))
