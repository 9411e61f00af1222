"""Event triggers."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.firing import FIRING
from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class EventTrigger(Record, frozen=True, kw_only=True, gc=False):
    """On which event and tags which function is called."""

    event: str
    tags: tuple[str, ...]
    function: tuple[str, str]
    enabled: str
    """``O``, ``D``, ``R`` or ``A`` (pg_event_trigger: evtenabled)."""


def words(item: Object[EventTrigger]) -> str:
    """Return how statements name it."""
    return f"EVENT TRIGGER {identifier(item.address.path[-1])}"


def _create(item: Object[EventTrigger], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    when = f" WHEN TAG IN ({', '.join(map(literal, one.tags))})" if one.tags else ""
    sql = f"CREATE {words(item)} ON {one.event}{when} EXECUTE FUNCTION {qualified(one.function)}()"
    return (Step(sql=sql), *_state(item, "O"))


def _state(item: Object[EventTrigger], before: str) -> Steps:
    if item.record.enabled == before:
        return ()
    return (Step(sql=f"ALTER {words(item)} {FIRING[item.record.enabled]}"),)


def _alter(old: Object[EventTrigger], new: Object[EventTrigger], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    same = (before.event, before.tags, before.function) == (after.event, after.tags, after.function)
    return Alteration(steps=_state(new, before.enabled)) if same else None


KIND = Kind(
    name="event trigger",
    plural="event triggers",
    schema_at=None,
    catalog="pg_event_trigger",
    record=EventTrigger,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    last=True,
    watches=True,
    model="Event, tags, function, and whether it fires.",
    query=f"""
select e.oid::int8, array[e.evtname] as path, e.evtevent as event,
  coalesce(e.evttags, '{{}}') as tags, array[n.nspname, p.proname] as function,
  e.evtenabled as enabled
from pg_event_trigger e
join pg_proc p on p.oid = e.evtfoid
join pg_namespace n on n.oid = p.pronamespace
where e.oid >= 16384 and {not_of_extension("pg_event_trigger", "e.oid")}
""",
)
