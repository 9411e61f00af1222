"""Which rows go with rows of a table, as foreign keys have it; for rules about lost rows."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Delete
from pgkeel.names import Name, quoted


def falls_with_rows(table: Name, at: At) -> tuple[str, ...]:
    """Return what DELETE takes along: tables whose rows fall, columns that are overwritten.

    As far as is known, through all tables between; as SQL writes them, sorted.
    """
    found: set[str] = set()
    seen, waiting = {table}, [table]
    while waiting:
        for known, key in at.schema.keys_to(waiting.pop()):
            if key.on_delete == "c":
                found.add(str(known.name))
                if known.name not in seen:
                    seen.add(known.name)
                    waiting.append(known.name)
            elif key.on_delete in ("n", "d"):
                found.update(f"{known.name}.{quoted(one)}" for one in key.columns)
    return tuple(sorted(found - {str(table)}))


def falls_with_truncate(table: Name, at: At) -> tuple[str, ...]:
    """Return the tables that TRUNCATE … CASCADE empties along: whatever ON DELETE says."""
    seen, waiting = {table}, [table]
    while waiting:
        for known, _ in at.schema.keys_to(waiting.pop()):
            if known.name not in seen:
                seen.add(known.name)
                waiting.append(known.name)
    return tuple(sorted(str(one) for one in seen - {table}))


def is_moved(op: Delete, at: At) -> bool:
    """Whether all that a DELETE removes is inserted elsewhere, as far as columns are known."""
    table = at.schema.tables.get(op.table)
    columns = {*table.columns} if table else set()
    return "*" in op.moves or (bool(columns) and columns <= {*op.moves})
