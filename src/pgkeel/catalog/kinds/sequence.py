"""Sequences; those of identity columns belong to these."""

from collections.abc import Sequence as Elements

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps


class Sequence(Record, frozen=True, kw_only=True, gc=False):
    """How a sequence counts; where it stands is data."""

    type: str
    start: int
    increment: int
    minimum: int
    maximum: int
    cache: int
    cycle: bool
    unlogged: bool


def words(item: Object[Sequence]) -> str:
    """Return how statements name it."""
    return f"SEQUENCE {qualified(item.address.path)}"


def _options(item: Object[Sequence]) -> str:
    one = item.record
    return (
        f"AS {one.type} INCREMENT BY {one.increment} MINVALUE {one.minimum} MAXVALUE {one.maximum} "
        f"START WITH {one.start} CACHE {one.cache} {'CYCLE' if one.cycle else 'NO CYCLE'}"
    )


def _create(item: Object[Sequence], _: Elements[str], __: Scene) -> Steps:
    kind = "UNLOGGED SEQUENCE" if item.record.unlogged else "SEQUENCE"
    return (Step(sql=f"CREATE {kind} {qualified(item.address.path)} {_options(item)}"),)


def _alter(old: Object[Sequence], new: Object[Sequence], _: Scene) -> Alteration | None:
    steps: list[Step] = []
    if old.record.unlogged != new.record.unlogged:
        verb = "UNLOGGED" if new.record.unlogged else "LOGGED"
        steps.append(Step(sql=f"ALTER {words(new)} SET {verb}", on=new.address))
    sql = f"ALTER {words(new)} {_options(new)}"
    fails = Hazard("may-fail", "the value it stands at may be out of its new range")
    steps.append(Step(sql=sql, form="alter-sequence", on=new.address, hazards=(fails,)))
    return Alteration(steps=tuple(steps))


def _drop(item: Object[Sequence], _: Scene) -> Steps:
    lost = Hazard("data-loss", "how far it has counted is forgotten")
    return (
        Step(sql=f"DROP {words(item)}", form="drop-sequence", on=item.address, hazards=(lost,)),
    )


KIND = Kind(
    name="sequence",
    plural="sequences",
    catalog="pg_class",
    record=Sequence,
    create=_create,
    alter=_alter,
    drop=_drop,
    words=words,
    grant_words=words,
    model="Type, start, increment, limits, cache, cycle; not the value it stands at.",
    query=f"""
select c.oid::int8, array[n.nspname, c.relname] as path, format_type(s.seqtypid, null) as type,
  s.seqstart as start, s.seqincrement as increment, s.seqmin as minimum, s.seqmax as maximum,
  s.seqcache as cache, s.seqcycle as cycle, c.relpersistence = 'u' as unlogged
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
where c.relpersistence <> 't' and {of_users()} and {not_of_extension("pg_class", "c.oid")}
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
    and d.objid = c.oid and d.deptype = 'i')
""",
)
