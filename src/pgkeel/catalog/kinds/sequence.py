"""Sequences; those of identity columns belong to these."""

from collections.abc import Iterator
from collections.abc import Sequence as Elements

from pgkeel.catalog.by_words import renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_LIMITS = {
    "smallint": (-(2**15), 2**15 - 1),
    "integer": (-(2**31), 2**31 - 1),
    "bigint": (-(2**63), 2**63 - 1),
}


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


def _options(one: Sequence) -> tuple[str, ...]:
    """Return what is not as CREATE SEQUENCE has it by itself (its manual, Parameters)."""
    smallest, largest = _LIMITS[one.type]
    minimum, maximum = (1, largest) if one.increment > 0 else (smallest, -1)
    start = one.minimum if one.increment > 0 else one.maximum
    said = (
        ("" if one.type == "bigint" else f"AS {one.type}"),
        ("" if one.increment == 1 else f"INCREMENT BY {one.increment}"),
        ("" if one.minimum == minimum else f"MINVALUE {one.minimum}"),
        ("" if one.maximum == maximum else f"MAXVALUE {one.maximum}"),
        ("" if one.start == start else f"START WITH {one.start}"),
        ("" if one.cache == 1 else f"CACHE {one.cache}"),
        ("CYCLE" if one.cycle else ""),
    )
    return tuple(option for option in said if option)


def _create(item: Object[Sequence], _: Elements[str], __: Scene) -> Steps:
    kind = "UNLOGGED SEQUENCE" if item.record.unlogged else "SEQUENCE"
    words = (f"CREATE {kind} {qualified(item.address.path)}", *_options(item.record))
    return (Step(sql=" ".join(words)),)


def _alter(old: Object[Sequence], new: Object[Sequence], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    steps: list[Step] = []
    if before.unlogged != after.unlogged:
        verb = "UNLOGGED" if after.unlogged else "LOGGED"
        steps.append(Step(sql=f"ALTER {words(new)} SET {verb}", on=new.address))
    options = list(_changed(before, after))
    if options:
        fails = Hazard("may-fail", "the value it stands at may be out of its new range")
        sql = f"ALTER {words(new)} {' '.join(options)}"
        steps.append(Step(sql=sql, form="alter-sequence", on=new.address, hazards=(fails,)))
    return Alteration(steps=tuple(steps))


def _changed(before: Sequence, after: Sequence) -> Iterator[str]:
    """Yield what ALTER has to say: each value as it is, since it leaves what is not named."""
    if before.type != after.type:
        yield f"AS {after.type}"
    if before.increment != after.increment:
        yield f"INCREMENT BY {after.increment}"
    # Another type may move the limits by itself.
    if before.minimum != after.minimum or before.type != after.type:
        yield f"MINVALUE {after.minimum}"
    if before.maximum != after.maximum or before.type != after.type:
        yield f"MAXVALUE {after.maximum}"
    if before.start != after.start:
        yield f"START WITH {after.start}"
    if before.cache != after.cache:
        yield f"CACHE {after.cache}"
    if before.cycle != after.cycle:
        yield "CYCLE" if after.cycle else "NO CYCLE"


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
    rename=renamed_by(words, form="rename-sequence"),
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
