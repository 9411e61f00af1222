"""Puts a new type in the place of one that columns have, so that no row is lost; for kinds."""

from collections.abc import Sequence
from typing import Any

from pgkeel.catalog.aside import aside
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step

_FAILS = Hazard("may-fail", "rows may hold what the new type does not have")
# All that may speak of the old type or of a column that has it, but for the column itself.
_IN_THE_WAY = frozenset(
    {
        "aggregate",
        "composite type",
        "constraint",
        "default",
        "domain",
        "index",
        "materialized view",
        "policy",
        "routine",
        "rule",
        "statistics",
        "trigger",
        "view",
    }
)


def retyped(old: Object[Any], create: Sequence[Step], scene: Scene) -> Alteration:
    """Return how a type becomes another: the old one steps aside, columns change over by text.

    ``create`` makes the new type under the name of the old one.
    """
    schema, name = old.address.path
    old_name = aside(name, "__old")
    type_name = qualified(old.address.path)
    columns = [
        scene.before.objects[one.on]
        for one in scene.before.dependants.get(old.address, ())
        if one.on.kind == "column" and one.on in scene.after.objects
    ]
    steps = [Step(sql=f"ALTER TYPE {type_name} RENAME TO {identifier(old_name)}"), *create]
    steps += [_changed_over(column, type_name) for column in columns if column.record.local]
    steps.append(Step(sql=f"DROP TYPE {qualified((schema, old_name))}"))
    return Alteration(
        steps=tuple(steps),
        takes_down=_IN_THE_WAY,
        touches=tuple(column.address for column in columns),
        renews=True,
    )


def _changed_over(column: Object[Any], type_name: str) -> Step:
    *table, name = column.address.path
    array = "[]" if column.record.type.endswith("[]") else ""
    cast = f"{identifier(name)}::text{array}::{type_name}{array}"
    action = f"ALTER COLUMN {identifier(name)} TYPE {type_name}{array} USING {cast}"
    return Step(
        sql=f"ALTER TABLE {qualified(table)} {action}",
        form="alter-column-type",
        on=column.parent,
        hazards=(_FAILS,),
        instead="there is no way to do it online: move the column over to another type by steps",
    )
