"""What a migration takes for good: rows, values and objects that nothing brings back; pure."""

import re
from collections.abc import Iterator, Mapping

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.migrations.migration import Migration
from pgkeel.names import quoted
from pgkeel.proof.facts import Spot, Taken, Trace, Traced
from pgkeel.proof.rows import Rows, Table
from pgkeel.proof.watching import spot_of
from pgkeel.proof.words import words_in
from pgkeel.sql import Statement, split

# What is written there says when a row was last touched, and goes with the touch.
_TOUCHED = re.compile(r"updated|modified|changed|touched|edited|synced|refreshed|last_")
_CASCADES = re.compile(rb"\bcascade\b|\bowned\b|\bexecute\b", re.IGNORECASE)
# A name in a comment is none that a statement says; what looks like one in a text is asked about.
_COMMENT = re.compile(rb"--[^\n]*|/\*.*?\*/", re.DOTALL)
_ALONG = frozenset(
    {
        "aggregate",
        "column",
        "foreign table",
        "materialized view",
        "policy",
        "routine",
        "table",
        "trigger",
        "view",
    }
)


def find_taken(before: Rows, made: Rows, back: Rows | None, trace: Trace) -> tuple[Taken, ...]:
    """Return the rows and values of before that are in ``made`` no more, nor in ``back``.

    ``back`` is how things are after the rollback file, ``None`` where there is none: what that
    brings back is not lost. Nor is what only has another name now.
    """
    found: list[Taken] = []
    for name, old in before.tables.items():
        if old.derived or not old.rows:
            continue
        new = made.tables.get(name)
        returned = back.tables.get(name) if back else None
        found += _of_table(name, old, new, returned, _newcomers(before, made), trace)
    return tuple(found)


def _newcomers(before: Rows, made: Rows) -> list[Table]:
    return [one for name, one in made.tables.items() if name not in before.tables]


def _of_table(
    name: str,
    old: Table,
    new: Table | None,
    returned: Table | None,
    newcomers: list[Table],
    trace: Trace,
) -> Iterator[Taken]:
    left = new.rows if new else 0
    if left < old.rows:
        is_back = returned is not None and returned.rows >= old.rows
        if not is_back and not (new is None and any(_is_same(old, one) for one in newcomers)):
            how = f"{old.rows - left:,} of {_rows(old.rows)} gone"
            yield Taken(sort="rows", what=name, how=how, spot=_spot(name, trace))
        return
    if new is None or left > old.rows:
        return
    came = {new.columns[one] for one in new.columns if one not in old.columns}
    for column, total in old.columns.items():
        if column in old.computed or _is_touched(column, old):
            continue
        now = new.columns.get(column)
        if now == total or (now is None and total in came):
            continue
        if returned is not None and returned.columns.get(column) == total:
            continue
        word = "the column is gone, with" if now is None else "not the same values any more in"
        how = f"{word} {_rows(old.rows)}"
        what = f"{name}.{quoted(column)}"
        yield Taken(sort="values", what=what, how=how, spot=_spot(name, trace))


def _rows(number: int) -> str:
    return f"{number:,} row{'s' * (number != 1)}"


def _is_same(old: Table, new: Table) -> bool:
    """Whether a new table holds all that the old one did."""
    return new.rows == old.rows and {*old.columns.values()} <= {*new.columns.values()}


def _is_touched(column: str, table: Table) -> bool:
    said = column in table.stamped or bool(_TOUCHED.search(column))
    return said and column in table.times


def _spot(table: str, trace: Trace) -> Spot:
    """Return the statement that wrote to the table; else the one that locked it most strongly."""

    def weight(one: Traced) -> tuple[bool, bool, bool]:
        held = [lock.mode for lock in one.locks if lock.relation == table]
        wrote = any(name == table for name, _ in one.rows)
        return wrote, table in one.rewrites, any(mode == "ACCESS EXCLUSIVE" for mode in held)

    weighed = [(weight(one), one) for one in trace.statements]
    best = max((one for one, _ in weighed), default=(False, False, False))
    if not any(best):
        return Spot(file="migration")
    return next(one.spot for found, one in weighed if found == best)


def find_along(before: Snapshot, made: Snapshot, migration: Migration) -> tuple[Taken, ...]:
    """Return the objects that are gone and whose names the migration says in no statement."""
    text = migration.text
    runnable = [one for one in split(text) if isinstance(one, Statement) and one.kind != "meta"]
    cascading = [
        (number, one)
        for number, one in enumerate(runnable)
        if _CASCADES.search(text.buffer, one.start, one.end)
    ]
    if not cascading:
        return ()
    number, first = cascading[0]
    spot = spot_of(migration, first, number)
    words = words_in(_COMMENT.sub(b" ", text.buffer))
    gone = [one for one in before.objects if one.kind in _ALONG and one not in made.objects]
    return tuple(
        Taken(sort="along", what=str(one), how="gone by CASCADE", spot=spot)
        for one in sorted(gone)
        if not _is_said(one, words) and not _goes_with_owner(one, before, made.objects)
    )


def _is_said(address: Address, words: frozenset[str]) -> bool:
    _, *names = [one for one in address.path if not one.startswith("(")]
    return words.issuperset(names)


def _goes_with_owner(address: Address, before: Snapshot, left: Mapping[Address, object]) -> bool:
    """Whether what it is a part of is gone as well, and told in its stead."""
    parent = before.objects[address].parent
    return parent is not None and parent.kind != "schema" and parent not in left
