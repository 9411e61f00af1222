"""NOT NULL of columns, which from PostgreSQL 18 on is a constraint with a name; for kinds."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.of_column import OfColumn
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Hazard, Step

_MAY_BE_NULL = Hazard("may-fail", "rows may hold NULL")
_NAMED_SINCE = 18


class NotNull(Struct, frozen=True, kw_only=True, gc=False):
    """The constraint of one column."""

    name: str | None
    """``None`` for table_column_not_null, as the server would call it."""
    alone: bool
    """Whether tables that inherit from this one need not have it, too."""
    valid: bool
    """Whether existing rows are known to have no NULL."""

    def element(self) -> str:
        """Return it as a part of the column's definition."""
        name = f"CONSTRAINT {identifier(self.name)} " if self.name else ""
        return f"{name}NOT NULL{self.manner}"

    @property
    def manner(self) -> str:
        """What follows on the constraint itself."""
        return " NO INHERIT" if self.alone else ""


def said(not_null: NotNull, on: OfColumn, scene: Scene) -> NotNull:
    """Return it with its name, where the server would choose another by itself.

    Names of constraints need not differ within a schema, but the server chooses none that is taken
    there: by a copy of the table, whose constraints are called as the table's own.
    """
    if not_null.name or scene.before.major < _NAMED_SINCE:
        return not_null
    schema, table, column = on.path
    usual = f"{table}_{column}_not_null"
    taken = any((schema, usual) in one.constraint_names for one in (scene.before, scene.after))
    return replace(not_null, name=usual) if taken else not_null


def constraint_of(on: OfColumn, not_null: NotNull) -> str:
    """Return the name of a column's constraint as SQL."""
    *_, table, column = on.path
    return identifier(not_null.name or f"{table}_{column}_not_null")


def not_null_steps(
    on: OfColumn, old: NotNull | None, new: NotNull | None, scene: Scene
) -> Iterator[Step]:
    """Yield the statements that make one constraint the other."""
    if new is None:
        if old is not None:
            yield _dropped(on)
    elif old is None:
        yield from _added(on, said(new, on, scene), scene)
    else:
        yield from _changed(on, old, new)


def add_not_valid(on: OfColumn, new: NotNull) -> Step:
    """Return the statement that adds it without a look at the rows."""
    action = f"ADD CONSTRAINT {constraint_of(on, new)} NOT NULL {on.column}{new.manner} NOT VALID"
    return on.altered(action, "add-not-null-not-valid")


def _dropped(on: OfColumn) -> Step:
    return on.altered(f"ALTER COLUMN {on.column} DROP NOT NULL", "drop-not-null")


def _added(on: OfColumn, new: NotNull, scene: Scene) -> Iterator[Step]:
    if not new.valid:
        yield add_not_valid(on, new)
    elif scene.online and scene.before.major >= _NAMED_SINCE:
        yield add_not_valid(on, new).committed()
        yield _validated(on, new).committed()
    elif scene.online:
        # A valid CHECK spares the look at all rows under the strongest lock (ALTER TABLE, Notes).
        check = identifier(f"keel_{on.path[-1][:40]}_not_null")
        added = f"ADD CONSTRAINT {check} CHECK ({on.column} IS NOT NULL) NOT VALID"
        yield on.altered(added, "add-check-not-valid").committed()
        validated = f"VALIDATE CONSTRAINT {check}"
        yield on.altered(validated, "validate-check", _MAY_BE_NULL).committed()
        yield on.altered(f"ALTER COLUMN {on.column} SET NOT NULL", "set-not-null-proved")
        yield on.altered(f"DROP CONSTRAINT {check}", "drop-constraint")
    elif new.name or new.alone:
        action = f"ADD CONSTRAINT {constraint_of(on, new)} NOT NULL {on.column}{new.manner}"
        yield on.altered(action, "set-not-null", _MAY_BE_NULL)
    else:
        yield on.altered(f"ALTER COLUMN {on.column} SET NOT NULL", "set-not-null", _MAY_BE_NULL)


def _changed(on: OfColumn, old: NotNull, new: NotNull) -> Iterator[Step]:
    name = constraint_of(on, new)
    if old.name != new.name:
        action = f"RENAME CONSTRAINT {constraint_of(on, old)} TO {name}"
        yield on.altered(action, "rename-constraint")
    if old.alone != new.alone:
        manner = "NO INHERIT" if new.alone else "INHERIT"
        yield on.altered(f"ALTER CONSTRAINT {name} {manner}", "alter-constraint")
    if new.valid and not old.valid:
        yield _validated(on, new)
    elif old.valid and not new.valid:
        yield _dropped(on)
        yield add_not_valid(on, new)


def _validated(on: OfColumn, new: NotNull) -> Step:
    action = f"VALIDATE CONSTRAINT {constraint_of(on, new)}"
    return on.altered(action, "validate-not-null", _MAY_BE_NULL)
