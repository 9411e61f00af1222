"""What a partition needs to be attached, and keeps of its parent when detached; for tables."""

from collections.abc import Iterator
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier, literal, qualified
from pgkeel.catalog.step import Hazard, Step

_FAILS = Hazard("may-fail", "existing rows may not satisfy it")


def needed(item: Object[Any], scene: Scene) -> Iterator[Step]:
    """Yield what gives a table the checks of its parent, without which it is not attached."""
    for child in scene.after.children.get(item.address, ()):
        if child.address.kind != "constraint" or child.address in scene.before.objects:
            continue
        if child.record.type == "c" and not child.record.local:
            action = (
                f"ADD CONSTRAINT {identifier(child.address.path[-1])} {child.record.definition}"
            )
            sql = f"ALTER TABLE {qualified(item.address.path)} {action}"
            yield Step(sql=sql, form="add-check", on=item.address, hazards=(_FAILS,))


def left_behind(item: Object[Any], parent: Address, scene: Scene) -> Iterator[Step]:
    """Yield what takes constraints and indexes away that were the parent's, after DETACH."""
    before, after = scene.before, scene.after
    table = qualified(item.address.path)
    for child in before.children.get(item.address, ()):
        is_parents = child.address.kind == "constraint" and not child.record.local
        if is_parents and child.address not in after.objects:
            # That of the parent may have gone before, and this one with it.
            action = f"DROP CONSTRAINT IF EXISTS {identifier(child.address.path[-1])}"
            yield Step(sql=f"ALTER TABLE {table} {action}", form="drop-constraint", on=item.address)
    if _definitions(parent, scene, before=True) - _definitions(item.address, scene, before=False):
        yield _without_parts(item, scene)


def _definitions(table: Address, scene: Scene, *, before: bool) -> frozenset[str]:
    snapshot = scene.before if before else scene.after
    children = snapshot.children.get(table, ())
    return frozenset(one.record.definition for one in children if one.address.kind == "index")


def _without_parts(item: Object[Any], scene: Scene) -> Step:
    """Return the statement that drops the parts: their names, which the server chose, are asked."""
    table = literal(qualified(item.address.path))
    own = {
        child.address.path[-1]
        for snapshot in (scene.before, scene.after)
        for child in snapshot.children.get(item.address, ())
        if child.address.kind == "index"
    }
    kept = f" AND c.relname NOT IN ({', '.join(map(literal, sorted(own)))})" if own else ""
    query = (
        "SELECT n.nspname, c.relname FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid "
        f"JOIN pg_namespace n ON n.oid = c.relnamespace WHERE x.indrelid = {table}::regclass "
        f"AND NOT EXISTS (SELECT FROM pg_constraint o WHERE o.conindid = c.oid){kept}"
    )
    drop = "format('DROP INDEX %I.%I', home, made)"
    body = f"DECLARE home name; made name; BEGIN FOR home, made IN {query} LOOP EXECUTE {drop}; "
    return Step(sql=f"DO {literal(body + 'END LOOP; END')}", form="drop-index", on=item.address)
