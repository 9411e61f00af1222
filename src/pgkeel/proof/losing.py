"""Rows before a migration, after it and after its rollback: what is lost, and by which of them."""

from collections.abc import Iterator

from pgkeel.proof.facts import File, Lost
from pgkeel.proof.rows import Rows, Table, changed_columns


def find_losses(
    before: Rows, made: Rows, back: Rows, *, counters: bool, counted: bool = False
) -> tuple[Lost, ...]:
    """Return what is not as it was, in tables that were there before.

    ``counters``: the migration sets sequences by hand, so where they stand counts, too.
    ``counted``: the rollback puts rows back and sets their sequences beyond them; rows of the
    sandbox may have been made without.
    """
    found = [lost for name in before.tables for lost in _lost(name, before, made, back)]
    if counters:
        found += [
            one
            for name, one in _moved(before, made, back)
            if not (counted and one.by == "rollback" and before.sequences[name] is None)
        ]
    return tuple(found)


def _lost(name: str, before: Rows, made: Rows, back: Rows) -> Iterator[Lost]:
    old = before.tables[name]
    middle, new = made.tables.get(name), back.tables.get(name)
    rows = new.rows if new else 0
    if rows < old.rows:
        by: File = "migration" if middle is None or middle.rows < old.rows else "rollback"
        yield Lost(table=name, what=f"{old.rows - rows} of {_rows(old.rows)} are gone", by=by)
        return
    if rows > old.rows:
        by = "migration" if middle and middle.rows > old.rows else "rollback"
        what = f"{_rows(rows - old.rows)} more than before"
        yield Lost(table=name, what=what, by=by, more=True)
        return
    if new is None or not old.rows:
        return
    for column in changed_columns(old, new):
        if column in new.times and middle and column in middle.columns:
            continue  # it says when a row was last changed
        yield _changed(name, column, old, middle)


def _changed(name: str, column: str, old: Table, middle: Table | None) -> Lost:
    early = middle is None or middle.columns.get(column) != old.columns[column]
    return Lost(
        table=name,
        column=column,
        what=f"column {column} no longer has the values of its {_rows(old.rows)}",
        by="migration" if early else "rollback",
        values=True,
    )


def _moved(before: Rows, made: Rows, back: Rows) -> Iterator[tuple[str, Lost]]:
    for name, at in before.sequences.items():
        if name in back.sequences and back.sequences[name] != at:
            now = back.sequences[name]
            by: File = "migration" if made.sequences.get(name, at) != at else "rollback"
            what = f"stands at {now or 'its start'} instead of {at or 'its start'}"
            yield name, Lost(table=f"sequence {name}", what=what, by=by, values=True)


def _rows(number: int) -> str:
    return f"{number} row{'s' * (number != 1)}"
