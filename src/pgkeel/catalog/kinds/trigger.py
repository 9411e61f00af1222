"""Triggers; those that the server makes for foreign keys and on partitions are left out."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.firing import FIRING
from pgkeel.catalog.fragments import of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps


class Trigger(Record, frozen=True, kw_only=True, gc=False):
    """A trigger as the server writes it, and when it fires."""

    enabled: str
    """``O``, ``D``, ``R`` or ``A`` (pg_trigger: tgenabled)."""
    definition: str


def words(item: Object[Trigger]) -> str:
    """Return how statements name it."""
    *table, name = item.address.path
    return f"TRIGGER {identifier(name)} ON {qualified(table)}"


def _create(item: Object[Trigger], _: Sequence[str], __: Scene) -> Steps:
    made = Step(sql=item.record.definition, form="create-trigger", on=item.parent)
    return (made, *_state(item, "O"))


def _state(item: Object[Trigger], before: str) -> Iterator[Step]:
    if item.record.enabled == before:
        return
    *table, name = item.address.path
    action = f"{FIRING[item.record.enabled]} TRIGGER {identifier(name)}"
    yield Step(
        sql=f"ALTER TABLE {qualified(table)} {action}",
        form="disable-trigger" if item.record.enabled == "D" else "enable-trigger",
        on=item.parent,
        hazards=(Hazard("privilege-change", "what the trigger guards is guarded otherwise"),),
    )


def _alter(old: Object[Trigger], new: Object[Trigger], _: Scene) -> Alteration | None:
    if old.record.definition != new.record.definition:
        return None
    return Alteration(steps=tuple(_state(new, old.record.enabled)))


KIND = Kind(
    name="trigger",
    plural="triggers",
    catalog="pg_trigger",
    parent="pg_class",
    record=Trigger,
    create=_create,
    alter=_alter,
    drop=dropped_by(words, form="drop-trigger"),
    rename=renamed_by(words, form="rename-trigger"),
    words=words,
    expressions=("definition",),
    model="Definition and whether it fires.",
    query=f"""
select t.oid::int8, array[t.tgname] as path, t.tgrelid::int8 as parent, t.tgenabled as enabled,
  pg_get_triggerdef(t.oid) as definition,
  case when t.tgconstraint <> 0 then
    json_build_array(json_build_array('pg_constraint', t.tgconstraint::int8, 0))
    else '[]' end as also
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where not t.tgisinternal and t.tgparentid = 0 and {of_users()}
""",
)
