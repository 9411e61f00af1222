"""The whole chain down to nothing by its rollbacks, and up again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.reader import read_objects
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.names import Name
from pgkeel.proof.keeping import keep
from pgkeel.proof.pair import Pair
from pgkeel.proof.stand import Copy, Stand
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


@contextmanager
def _risen(stand: Stand, pairs: Sequence[Pair], lowest: int) -> Iterator[tuple[Copy, Snapshot]]:
    """Give a copy in which all migrations have run, and the schema before those above ``lowest``.

    Where rows are kept before one of them, they run in the copy, so that all of it is kept there.
    """
    stand.advance(lowest)
    if not any(one.keeps for one in pairs[lowest:]):
        with stand.copy() as copy:
            bottom = read_objects(copy.powerful)
        stand.advance(len(pairs))
        with stand.copy() as copy:
            yield copy, bottom
        return
    with stand.copy() as copy:
        for one in pairs:
            _keep(copy, one, ())
        bottom = read_objects(copy.powerful)
        for one in pairs[lowest:]:
            _keep(copy, one)
            run_migration(copy.session, one.migration)
        yield copy, bottom


def _keep(copy: Copy, pair: Pair, tables: tuple[Name, ...] | None = None) -> None:
    """Keep what is kept before a migration, tables without rows; of no ``tables`` only the schema.

    What cannot be kept its rollback will miss.
    """
    if pair.keeps:
        keeping = pair.keeps if tables is None else replace(pair.keeps, tables=tables)
        tuple(keep(copy, keeping))


def _schema(copy: Copy, pairs: Sequence[Pair]) -> Snapshot:
    """Return the schema but for what is kept: no rollback takes that away."""
    found = read_objects(copy.powerful)
    kept = {one for pair in pairs if pair.keeps for one in pair.keeps.names}
    return found.only(one for one in found.objects if not _is_in(one, kept)) if kept else found


def _is_in(address: Address, kept: set[Name]) -> bool:
    # The path of a facet begins with the kind of what it belongs to.
    return not kept.isdisjoint({address.path[:2], address.path[1:3]})


def descend(stand: Stand, pairs: Sequence[Pair]) -> Descent:
    """Run all rollbacks in a copy, the newest first, and all migrations again.

    It ends where a migration has no rollback. ``MigrationError`` where a migration fails.
    """
    lowest = max((one.number + 1 for one in pairs if one.undo is None), default=0)
    ended = None
    if lowest:
        ended = f"{pairs[lowest - 1].migration.label} has no rollback file"
    down = 0
    with _risen(stand, pairs, lowest) as (copy, bottom):
        top = _schema(copy, pairs)
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
        reached = _schema(copy, pairs)
        left = [f"{one.address} {one.what}" for one in find_differences(bottom, top, reached)]
        for pair in pairs[lowest:]:
            try:
                run_migration(copy.session, pair.migration)
            except MigrationError as error:
                message = error.failure.message
                unlike = (f"{pair.migration.label} fails: {message}",)
                return Descent(down=down, ended=ended, left=tuple(left[:_SHOWN]), unlike=unlike)
        again = [describe(one) for one in compare(top, _schema(copy, pairs))]
    return Descent(down=down, ended=ended, left=tuple(left[:_SHOWN]), unlike=tuple(again[:_SHOWN]))
