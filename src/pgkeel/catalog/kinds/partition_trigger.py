"""Triggers that partitions have from the whole, where they do not fire as that does."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.address import Address
from pgkeel.catalog.firing import FIRING
from pgkeel.catalog.fragments import of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_GUARDS = Hazard("privilege-change", "what the trigger guards is guarded otherwise")


class PartitionTrigger(Record, frozen=True, kw_only=True, gc=False):
    """When it fires."""

    enabled: str
    """``O``, ``D``, ``R`` or ``A`` (pg_trigger: tgenabled)."""
    whole: tuple[str, str, str]
    """The trigger it comes from."""


def words(item: Object[PartitionTrigger]) -> str:
    """Return how statements name it."""
    *table, name = item.address.path
    return f"TRIGGER {identifier(name)} ON {qualified(table)}"


def _create(item: Object[PartitionTrigger], _: Sequence[str], __: Scene) -> Steps:
    return tuple(_set(item, item.record.enabled))


def _alter(_: Object[PartitionTrigger], new: Object[PartitionTrigger], __: Scene) -> Alteration:
    return Alteration(steps=tuple(_set(new, new.record.enabled)))


def _drop(item: Object[PartitionTrigger], scene: Scene) -> Steps:
    """Return what makes it fire as the trigger of the whole again, if there is one."""
    whole = scene.after.objects.get(Address("trigger", item.record.whole))
    stays = item.whole in scene.after.objects
    return tuple(_set(item, whole.record.enabled)) if whole and stays else ()


def _set(item: Object[PartitionTrigger], enabled: str) -> Iterator[Step]:
    *table, name = item.address.path
    yield Step(
        sql=f"ALTER TABLE {qualified(table)} {FIRING[enabled]} TRIGGER {identifier(name)}",
        form="disable-trigger" if enabled == "D" else "enable-trigger",
        on=item.parent,
        hazards=(_GUARDS,),
    )


KIND = Kind(
    name="partition trigger",
    plural="partition triggers",
    catalog="pg_trigger",
    parent="pg_class",
    record=PartitionTrigger,
    create=_create,
    alter=_alter,
    drop=_drop,
    words=words,
    model="Only whether it fires, where that is not as for the trigger of the whole.",
    query=f"""
select t.oid::int8, array[t.tgname] as path, t.tgrelid::int8 as parent, t.tgenabled as enabled,
  array[wn.nspname, w.relname, r.tgname] as whole,
  json_build_array(json_build_array('pg_trigger', r.oid::int8, 0)) as needs
from pg_trigger t
join pg_trigger u on u.oid = t.tgparentid
join lateral (
  with recursive up as (
    select u.oid, u.tgparentid, u.tgname, u.tgrelid, u.tgisinternal
    union all
    select x.oid, x.tgparentid, x.tgname, x.tgrelid, x.tgisinternal from up join pg_trigger x
      on x.oid = up.tgparentid
  ) select * from up where up.tgparentid = 0
) r on true
join pg_class w on w.oid = r.tgrelid
join pg_namespace wn on wn.oid = w.relnamespace
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
-- Before 15 those of partitions are called internal themselves.
where not r.tgisinternal and t.tgenabled <> u.tgenabled and {of_users()}
""",
)
