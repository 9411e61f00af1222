"""Constraints of tables that are in use: built or checked beside the writers; for their kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.aside import aside, stays_as_it_is
from pgkeel.catalog.keys import Key, parse_key
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.partitions import attached, is_partitioned, partitions_below
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

NOT_VALID = " NOT VALID"
_UNCHECKED = (NOT_VALID, " NOT ENFORCED")
FAILS = Hazard("may-fail", "existing rows may not satisfy it")
_ADOPTS = {"p": "add-primary-key-using-index", "u": "add-unique-using-index"}
_ONLY = {"p": "add-primary-key-only", "u": "add-unique-only"}
_WAITS = {
    "c": ("add-check-not-valid", "validate-check"),
    "f": ("add-foreign-key-not-valid", "validate-foreign-key"),
}
# Before, a foreign key of a partitioned table cannot be NOT VALID (ALTER TABLE, Description).
_WHOLE_REFERENCES_WAIT_SINCE = 18


def added_online(item: Object[Any], scene: Scene) -> Steps | None:
    """Return how a constraint is added to a table in use; ``None`` where there is no way."""
    if scene.is_new(item.whole) or item.record.definition.endswith(_UNCHECKED):
        return None
    kind, name = item.record.type, item.address.path[-1]
    key = parse_key(item.record.definition)
    if kind == "f" and not _waits_whole(kind, scene) and _refers_to_partitions(item, scene):
        return None
    if is_partitioned(item.whole, scene.after) and not _waits_whole(kind, scene):
        return _added_below(item, key, scene)
    if key:
        return tuple(_adopted(item.whole, key, name, _ADOPTS[kind]))
    return tuple(_checked(item.whole, item, name)) if kind in _WAITS else None


def replaced_online(old: Object[Any], new: Object[Any], scene: Scene) -> Alteration | None:
    """Return how one constraint takes the place of another, which stands until then."""
    kind, name = new.record.type, new.address.path[-1]
    if old.record.type != kind or is_partitioned(new.whole, scene.after):
        return None
    if new.record.definition.endswith(_UNCHECKED) or not stays_as_it_is(old.address, scene):
        return None
    other = aside(name, "__new")
    key = parse_key(new.record.definition)
    gone = f"DROP CONSTRAINT {identifier(name)}"
    prepares: Steps
    steps: Steps
    if key:
        prepares = (_built(new.whole, key, other),)
        adopting = key.adopting(identifier(name), identifier(other))
        steps = (
            _step(new.whole, gone, "drop-constraint"),
            _step(new.whole, adopting, _ADOPTS[kind]),
        )
    elif kind in _WAITS:
        prepares = tuple(_checked(new.whole, new, other))
        renamed = f"RENAME CONSTRAINT {identifier(other)} TO {identifier(name)}"
        form = "drop-foreign-key" if kind == "f" else "drop-constraint"
        steps = (_step(new.whole, gone, form), _step(new.whole, renamed, "rename-constraint"))
    else:
        return None
    return Alteration(
        prepares=prepares, steps=steps, takes_down=frozenset(scene.kinds), renews=True
    )


def _waits_whole(kind: str, scene: Scene) -> bool:
    """Whether one that is not valid goes down to the partitions by itself."""
    return kind == "c" or (kind == "f" and scene.before.major >= _WHOLE_REFERENCES_WAIT_SINCE)


def _refers_to_partitions(item: Object[Any], scene: Scene) -> bool:
    """Whether there is a hidden part for each partition, which no VALIDATE reaches."""
    needed = scene.after.depends.get(item.address, ())
    tables = {scene.after.objects[on].parent for on, _, _ in needed if on in scene.after.objects}
    return any(
        is_partitioned(table, scene.after) for table in tables if table and table != item.whole
    )


def _step(table: Address, action: str, form: str, *hazards: Hazard, only: str = "") -> Step:
    sql = f"ALTER TABLE {only}{qualified(table.path)} {action}"
    return Step(sql=sql, form=form, on=table, hazards=hazards)


def _built(table: Address, key: Key, name: str) -> Step:
    return Step(
        sql=key.index_of(identifier(name), qualified(table.path)),
        form="create-index-concurrently",
        on=table,
        hazards=(FAILS,),
        transaction=False,
    )


def _adopted(table: Address, key: Key, name: str, form: str) -> Iterator[Step]:
    yield _built(table, key, name)
    yield _step(table, key.adopting(identifier(name), identifier(name)), form)


def _checked(table: Address, item: Object[Any], name: str) -> Iterator[Step]:
    adding, validating = _WAITS[item.record.type]
    added = f"ADD CONSTRAINT {identifier(name)} {item.record.definition}{NOT_VALID}"
    # Validated in the same transaction it would keep the lock of the first statement.
    yield _step(table, added, adding).committed()
    checked = _step(table, f"VALIDATE CONSTRAINT {identifier(name)}", validating, FAILS)
    yield checked.committed()


def _added_below(item: Object[Any], key: Key | None, scene: Scene) -> Steps | None:
    """Return how it is added to one partition after another; ``None`` where they are not known."""
    below = partitions_below(item.whole, scene)
    if below is None or not (key or item.record.type == "f"):
        return None
    names: dict[Address, str] = {}
    for part in below:
        name = _name_below(item, part.address, scene)
        if name is None:
            return None
        names[part.address] = name
    if key:
        return tuple(_key_below(item, key, below, names))
    return tuple(_references_below(item, below, names))


def _name_below(item: Object[Any], partition: Address, scene: Scene) -> str | None:
    """Return what the part of the constraint is called that a partition has in the end."""
    found = [
        child.address
        for child in scene.after.children.get(partition, ())
        if child.address.kind == item.address.kind
        and not child.record.local
        and child.record.definition == item.record.definition
        and child.address not in scene.before.objects
    ]
    return found[0].path[-1] if len(found) == 1 else None


def _key_below(
    item: Object[Any], key: Key, below: tuple[Object[Any], ...], names: Mapping[Address, str]
) -> Iterator[Step]:
    """Yield a key that no partition has yet, then that of each one, attached when it is built."""
    kind = item.record.type
    whole = item.record.definition
    above = {item.whole.path: item.address.path[-1]}
    added = f"ADD CONSTRAINT {identifier(item.address.path[-1])} {whole}"
    yield _step(item.whole, added, _ONLY[kind], only="ONLY ")
    for part in below:
        name = names[part.address]
        if part.record.partition_by:
            above[part.address.path] = name
            added = f"ADD CONSTRAINT {identifier(name)} {whole}"
            yield _step(part.address, added, _ONLY[kind], only="ONLY ")
        else:
            yield from _adopted(part.address, key, name, _ADOPTS[kind])
    # What is above becomes valid when the last part is attached, from the leaves up.
    for part in reversed(below):
        parent = part.record.partition_of
        yield attached((parent[0], above[parent]), names[part.address], part.address)


def _references_below(
    item: Object[Any], below: tuple[Object[Any], ...], names: Mapping[Address, str]
) -> Iterator[Step]:
    """Yield the key of each partition, which that of the whole finds there and takes over."""
    for part in below:
        if not part.record.partition_by:
            yield from _checked(part.address, item, names[part.address])
    added = f"ADD CONSTRAINT {identifier(item.address.path[-1])} {item.record.definition}"
    yield _step(item.whole, added, "add-foreign-key-proved")
