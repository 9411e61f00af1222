"""Tables that others inherit from, and partitions; for kinds."""

from collections.abc import Iterator
from typing import Any, Protocol

from pgkeel.catalog.address import Address
from pgkeel.catalog.kind import Scene
from pgkeel.catalog.leaving import left_behind, needed
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Hazard, Step

# Columns of a query over pg_class, called ``c`` there.
RELATIVES = """
  case when c.relispartition then (
    select array[pn.nspname, p.relname] from pg_inherits i
    join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
    where i.inhrelid = c.oid) end as partition_of,
  pg_get_expr(c.relpartbound, c.oid) as bound,
  case when c.relhassubclass or c.relispartition or exists (
    select from pg_inherits i where i.inhrelid = c.oid)
  then array(
    select json_build_array(pn.nspname, p.relname) from pg_inherits i
    join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
    where i.inhrelid = c.oid and not c.relispartition order by i.inhseqno)
  else '{}' end as inherits
"""


class Related(Protocol):
    """A record of what may be a partition or inherit."""

    @property
    def partition_of(self) -> tuple[str, ...] | None:
        """The table it is a partition of."""

    @property
    def bound(self) -> str | None:
        """Which rows are in it."""

    @property
    def inherits(self) -> tuple[tuple[str, ...], ...]:
        """The tables it inherits from otherwise."""


def change_relatives(
    item: Object[Any], before: Related, after: Related, scene: Scene
) -> Iterator[Step]:
    """Yield what gives a table another parent, or another place with it."""
    name = qualified(item.address.path)
    if (before.partition_of, before.bound) != (after.partition_of, after.bound):
        if before.partition_of:
            yield _of_parent(before.partition_of, f"DETACH PARTITION {name}", "detach-partition")
            if after.partition_of is None:
                yield from left_behind(item, Address("table", before.partition_of), scene)
        if after.partition_of:
            yield from _name_not_nulls(item, scene)
            if before.partition_of is None:
                yield from needed(item, scene)
            action = f"ATTACH PARTITION {name} {after.bound}"
            fails = Hazard("may-fail", "rows may lie outside the bounds of the partition")
            yield _of_parent(after.partition_of, action, "attach-partition", fails)
    for parent in before.inherits:
        if parent not in after.inherits:
            yield _altered(item, f"NO INHERIT {qualified(parent)}", "no-inherit")
    for parent in after.inherits:
        if parent not in before.inherits:
            yield _altered(item, f"INHERIT {qualified(parent)}", "inherit")


def inherited_columns(address: Address, scene: Scene) -> Iterator[Object[Any]]:
    """Yield the columns, in the second snapshot, that a table's column comes from."""
    *table, column = address.path
    record = _table(tuple(table), scene)
    parents = (*([record.partition_of] if record.partition_of else ()), *record.inherits)
    for parent in parents:
        found = scene.after.objects.get(Address("column", (*parent, column)))
        if found:
            yield found


def _table(path: tuple[str, ...], scene: Scene) -> Related:
    objects = scene.after.objects
    found = objects.get(Address("table", path)) or objects[Address("foreign table", path)]
    record: Related = found.record
    return record


def _name_not_nulls(item: Object[Any], scene: Scene) -> Iterator[Step]:
    """Yield what gives constraints their names: nothing renames them once they are inherited."""
    for child in scene.before.children.get(item.address, ()):
        other = scene.after.objects.get(child.address)
        if child.address.kind != "column" or other is None:
            continue
        old, new = child.record.not_null_name, other.record.not_null_name
        if old != new and child.record.not_null and other.record.not_null:
            *_, table, column = child.address.path
            usual = f"{table}_{column}_not_null"
            renamed = f"{identifier(old or usual)} TO {identifier(new or usual)}"
            yield _altered(item, f"RENAME CONSTRAINT {renamed}", "rename-constraint")


def _altered(item: Object[Any], action: str, form: str) -> Step:
    sql = f"ALTER TABLE {qualified(item.address.path)} {action}"
    return Step(sql=sql, form=form, on=item.address)


def _of_parent(parent: tuple[str, ...], action: str, form: str, *hazards: Hazard) -> Step:
    sql = f"ALTER TABLE {qualified(parent)} {action}"
    return Step(sql=sql, form=form, on=Address("table", parent), hazards=hazards)
