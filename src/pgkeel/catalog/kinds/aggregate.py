"""Aggregate functions."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import literal, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class Aggregate(Record, frozen=True, kw_only=True, gc=False):
    """How an aggregate is computed."""

    arguments: str
    """As CREATE AGGREGATE takes them, ORDER BY included."""
    type: str
    """``n``, ``o`` or ``h``: normal, ordered-set, hypothetical (pg_aggregate: aggkind)."""
    parallel: str
    options: tuple[tuple[str, str], ...]
    """Names and values, the values as SQL."""
    initial: str | None
    moving_initial: str | None


def words(item: Object[Aggregate]) -> str:
    """Return how statements name it."""
    schema, name, _ = item.address.path
    return f"AGGREGATE {qualified((schema, name))}({item.record.arguments})"


def _create(item: Object[Aggregate], _: Sequence[str], __: Scene) -> Steps:
    return (_made(item, "CREATE"),)


def _made(item: Object[Aggregate], verb: str) -> Step:
    one = item.record
    options = [f"{name} = {value}" for name, value in one.options]
    options += [f"initcond = {literal(one.initial)}"] if one.initial is not None else []
    if one.moving_initial is not None:
        options.append(f"minitcond = {literal(one.moving_initial)}")
    options += ["hypothetical"] if one.type == "h" else []
    options.append(f"parallel = {one.parallel}")
    return Step(sql=f"{verb} {words(item)} ({', '.join(options)})")


def _alter(old: Object[Aggregate], new: Object[Aggregate], _: Scene) -> Alteration | None:
    # The state may change its type: the result of what exists may not.
    if (old.record.arguments, old.record.type) != (new.record.arguments, new.record.type):
        return None
    before, after = dict(old.record.options), dict(new.record.options)
    if any(before.get(name) != after.get(name) for name in ("stype", "finalfunc")):
        return None
    return Alteration(steps=(_made(new, "CREATE OR REPLACE"),))


def _grant_words(item: Object[Aggregate]) -> str:
    schema, name, arguments = item.address.path
    return f"FUNCTION {qualified((schema, name))}{arguments}"


KIND = Kind(
    name="aggregate",
    plural="aggregates",
    catalog="pg_proc",
    record=Aggregate,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words, place=1),
    words=words,
    grant_words=_grant_words,
    model="Whole, moving aggregates, ordered-set and hypothetical ones included.",
    query=f"""
select p.oid::int8,
  array[n.nspname::text, p.proname, '(' || oidvectortypes(p.proargtypes) || ')'] as path,
  case when p.pronargs = 0 then '*' else pg_get_function_arguments(p.oid) end as arguments,
  a.aggkind as type,
  case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
  a.agginitval as initial, a.aggminitval as moving_initial,
  (select json_agg(json_build_array(o.name, o.value) order by o.place) from (values
    (1, 'sfunc', a.aggtransfn::regproc::text), (2, 'stype', format_type(a.aggtranstype, null)),
    (3, 'sspace', nullif(a.aggtransspace, 0)::text),
    (4, 'finalfunc', nullif(a.aggfinalfn::oid, 0)::regproc::text),
    (5, 'finalfunc_extra', case when a.aggfinalextra then 'true' end),
    (6, 'finalfunc_modify', case a.aggfinalmodify when 's' then 'shareable'
      when 'w' then 'read_write' else 'read_only' end),
    (7, 'combinefunc', nullif(a.aggcombinefn::oid, 0)::regproc::text),
    (8, 'serialfunc', nullif(a.aggserialfn::oid, 0)::regproc::text),
    (9, 'deserialfunc', nullif(a.aggdeserialfn::oid, 0)::regproc::text),
    (10, 'msfunc', nullif(a.aggmtransfn::oid, 0)::regproc::text),
    (11, 'minvfunc', nullif(a.aggminvtransfn::oid, 0)::regproc::text),
    (12, 'mstype', case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end),
    (13, 'msspace', nullif(a.aggmtransspace, 0)::text),
    (14, 'mfinalfunc', nullif(a.aggmfinalfn::oid, 0)::regproc::text),
    (15, 'mfinalfunc_extra', case when a.aggmfinalextra then 'true' end),
    (16, 'sortop', case when a.aggsortop <> 0 then (
      select format('operator(%I.%s)', sn.nspname, so.oprname) from pg_operator so
      join pg_namespace sn on sn.oid = so.oprnamespace where so.oid = a.aggsortop) end)
  ) o(place, name, value) where o.value is not null) as options
from pg_aggregate a
join pg_proc p on p.oid = a.aggfnoid
join pg_namespace n on n.oid = p.pronamespace
where {of_users()} and {not_of_extension("pg_proc", "p.oid")}
""",
)
