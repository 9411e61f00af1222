"""Identity of columns, and the sequences behind it; for kinds."""

from collections.abc import Iterator

from msgspec import Struct

from pgkeel.catalog.of_column import OfColumn
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step

# How each option is set to what it is when nothing is said (manual: CREATE SEQUENCE, Parameters).
_USUAL = {
    "INCREMENT": "INCREMENT BY 1",
    "MINVALUE": "NO MINVALUE",
    "MAXVALUE": "NO MAXVALUE",
    "START": "START WITH 1",
    "CACHE": "CACHE 1",
    "CYCLE": "NO CYCLE",
}


class Identity(Struct, frozen=True, kw_only=True, gc=False):
    """Whether a column has an identity, and how its sequence counts."""

    when: str | None
    """ALWAYS, BY DEFAULT, or ``None`` where it has none."""
    options: tuple[str, ...]
    """Those that are not the usual ones."""
    sequence: tuple[str, str] | None
    """``None`` for table_column_seq in the schema of the table."""


def identity_words(identity: Identity) -> str:
    """Return it as a part of the column's definition."""
    options = [f"SEQUENCE NAME {qualified(identity.sequence)}"] if identity.sequence else []
    options += identity.options
    inner = f" ({' '.join(options)})" if options else ""
    return f"GENERATED {identity.when} AS IDENTITY{inner}"


def identity_steps(on: OfColumn, old: Identity, new: Identity) -> Iterator[Step]:
    """Yield the statements that make one identity the other."""
    column = f"ALTER COLUMN {on.column}"
    if new.when is None:
        if old.when is not None:
            yield on.altered(f"{column} DROP IDENTITY", "drop-identity")
    elif old.when is None:
        yield on.altered(f"{column} ADD {identity_words(new)}", "add-identity")
    else:
        changed = [f"SET GENERATED {new.when}"] if old.when != new.when else []
        changed += [f"SET {option}" for option in _changed_options(old, new)]
        if changed:
            yield on.altered(f"{column} {' '.join(changed)}", "set-identity")
        yield from _renamed(on, old, new)


def _changed_options(old: Identity, new: Identity) -> Iterator[str]:
    kept = {option.split(" ")[0] for option in new.options}
    yield from (option for option in new.options if option not in old.options)
    for option in old.options:
        word = option.split(" ")[0]
        if word not in kept:
            yield _USUAL[word]


def _renamed(on: OfColumn, old: Identity, new: Identity) -> Iterator[Step]:
    schema, table, column = on.path
    usual = (schema, f"{table}_{column}_seq")
    before, after = old.sequence or usual, new.sequence or usual
    if before[1] != after[1]:
        # A sequence that belongs to a column is always in the schema of the table.
        sql = f"ALTER SEQUENCE {qualified(before)} RENAME TO {identifier(after[1])}"
        yield Step(sql=sql, form="rename-sequence", on=on.table)
