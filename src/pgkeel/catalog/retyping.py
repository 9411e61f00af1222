"""Puts a new type in the place of one that columns have, so that no row is lost; for kinds."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.aside import aside
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step

_FAILS = Hazard("may-fail", "rows may hold what the new type does not have")
# Types that are made of others: they are made anew together with these.
_MADE_OF_TYPES = frozenset({"composite type", "domain"})
# All else that may speak of the old type or of a column that has it, but for the column itself.
_IN_THE_WAY = frozenset(
    {
        "aggregate",
        "constraint",
        "default",
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

    ``create`` makes the new type under the name of the old one. Domains over it and composite
    types with it, at any depth, go the same way.
    """
    types = [old.address, *_made_of(old.address, scene)]
    steps: list[Step] = []
    columns: list[Object[Any]] = []
    parts: set[Address] = set()
    for address in types:
        item = scene.before.objects[address]
        steps.append(Step(sql=f"ALTER {_words(item, scene)} RENAME TO {identifier(_old(address))}"))
        steps += create if address == old.address else made_whole(address, scene)
        columns += _columns(address, scene)
        parts |= {address, *_parts(address, scene)}
    for column in columns:
        if column.record.local:
            # What it was may be another type than the one it is of now, such as an array of it.
            steps.append(_changed_over(column, scene.after.objects[column.address].record.type))
    for address in reversed(types):
        schema, _ = address.path
        gone = replace(
            scene.before.objects[address],
            address=Address(address.kind, (schema, _old(address))),
        )
        steps.append(Step(sql=f"DROP {_words(gone, scene)}"))
    return Alteration(
        steps=tuple(steps),
        takes_down=_IN_THE_WAY,
        touches=(*types[1:], *(column.address for column in columns)),
        renews=True,
        carries=frozenset(parts - {old.address}),
    )


def made_whole(address: Address, scene: Scene) -> Iterator[Step]:
    """Yield what makes a type with its constraints."""
    item = scene.after.objects[address]
    elements: list[str] = []
    later: list[Step] = []
    for child in scene.after.children.get(address, ()):
        kind = scene.kinds[child.address.kind]
        if kind.facet:
            continue
        element = kind.element(child, (), scene) if kind.element else None
        if element is None:
            later += kind.create(child, (), scene)
        else:
            elements.append(element)
    yield from scene.kinds[address.kind].create(item, elements, scene)
    yield from later


def _made_of(address: Address, scene: Scene) -> Iterator[Address]:
    """Yield the types that are made of one and stay, what is needed first."""
    waiting, seen = [address], {address}
    while waiting:
        for one in scene.before.dependants.get(waiting.pop(0), ()):
            found = scene.before.objects.get(one.on)
            # The attributes of a composite type are what depends on another one.
            whole = found.parent if found and found.parent else one.on
            if whole.kind in _MADE_OF_TYPES and whole in scene.after.objects and whole not in seen:
                seen.add(whole)
                waiting.append(whole)
                yield whole


def _parts(address: Address, scene: Scene) -> Iterator[Address]:
    for snapshot in (scene.before, scene.after):
        for child in snapshot.children.get(address, ()):
            if not scene.kinds[child.address.kind].facet:
                yield child.address


def _columns(address: Address, scene: Scene) -> list[Object[Any]]:
    return [
        scene.before.objects[one.on]
        for one in scene.before.dependants.get(address, ())
        if one.on.kind == "column" and one.on in scene.after.objects
    ]


def _words(item: Object[Any], scene: Scene) -> str:
    words = scene.kinds[item.address.kind].words
    return words(item) if words else f"TYPE {qualified(item.address.path)}"


def _old(address: Address) -> str:
    return aside(address.path[-1], "__old")


def _changed_over(column: Object[Any], type_name: str) -> Step:
    *table, name = column.address.path
    array = "[]" if type_name.endswith("[]") else ""
    cast = f"{identifier(name)}::text{array}::{type_name}"
    action = f"ALTER COLUMN {identifier(name)} TYPE {type_name} USING {cast}"
    return Step(
        sql=f"ALTER TABLE {qualified(table)} {action}",
        form="alter-column-type",
        on=column.parent,
        hazards=(_FAILS,),
        instead="there is no way to do it online: move the column over to another type by steps",
    )
