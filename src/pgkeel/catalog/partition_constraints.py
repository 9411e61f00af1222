"""Names of keys and foreign keys of partitions, whose own the server makes; for constraints."""

from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.keys import parse_key
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.online_constraints import added_online
from pgkeel.catalog.quoting import identifier, literal, qualified
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Step, Steps

_LONGEST = 63
_MADE = frozenset({"f", "p", "u", "x"})
"""A CHECK of a partition is called as that of the whole, always."""


def named(item: Object[Any], scene: Scene) -> Steps:
    """Return what gives the part that a partition has of a constraint its name.

    Nothing where it is called as the server calls it by itself.
    """
    whole = whole_of(item.address, scene.after)
    if item.record.type not in _MADE or whole is None:
        return ()
    if other := _other_name(item, whole, scene):
        names = f"{identifier(other.path[-1])} TO {identifier(item.address.path[-1])}"
        sql = f"ALTER TABLE {qualified(item.whole.path)} RENAME CONSTRAINT {names}"
        return (Step(sql=sql, form="rename-constraint", on=item.whole),)
    # Keys are made partition by partition online, and named where they are made.
    online = scene.online and item.record.type in ("p", "u")
    alone = online and added_online(scene.after.objects[whole], scene) is not None
    if alone or item.address.path[-1] == _usual(item, whole):
        return ()
    return (_asked(item, whole),)


def whole_of(part: Address, snapshot: Snapshot) -> Address | None:
    """Return the constraint of a table that one of its partitions has as well."""
    table = snapshot.objects.get(snapshot.objects[part].whole)
    above = getattr(table and table.record, "partition_of", None)
    for on, _, _ in snapshot.depends.get(part, ()):
        if on.kind == part.kind and on.path[:-1] == above:
            return on
    return None


def _other_name(item: Object[Any], whole: Address, scene: Scene) -> Address | None:
    """Return what it is called before, where it is there already."""
    for child in scene.before.children.get(item.whole, ()):
        same = child.address.kind == item.address.kind and child.record == item.record
        gone = child.address not in scene.after.objects
        if same and gone and whole_of(child.address, scene.before) == whole:
            return child.address
    return None


def _usual(item: Object[Any], whole: Address) -> str | None:
    """Return what the server calls it where nothing else has that name (index.c: ChooseIndexName).

    ``None`` where that is not plain.
    """
    table = item.whole.path[-1]
    key = parse_key(item.record.definition)
    if item.record.type == "f":
        return whole.path[-1]
    name = f"{table}_pkey"
    if item.record.type != "p":
        columns = key.columns if key else ""
        name = f"{table}_{columns[1:-1].replace(', ', '_')}_key"
    plain = key and '"' not in name and len(name.encode()) <= _LONGEST
    return name if plain else None


def _asked(item: Object[Any], whole: Address) -> Step:
    # The statement that makes the constraint of the whole lets the server choose: it is asked.
    table, name = literal(qualified(item.whole.path)), literal(item.address.path[-1])
    query = (
        "SELECT o.conname FROM pg_constraint o JOIN pg_constraint w ON w.oid = o.conparentid "
        f"WHERE w.conrelid = {literal(qualified(whole.path[:-1]))}::regclass "
        f"AND w.conname = {literal(whole.path[-1])} "
        f"AND o.conrelid = {table}::regclass AND o.conname <> {name}"
    )
    rename = f"format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', {table}, made, {name})"
    body = f"DECLARE made name; BEGIN FOR made IN {query} LOOP EXECUTE {rename}; END LOOP; END"
    return Step(sql=f"DO {literal(body)}", form="rename-constraint", on=item.whole)
