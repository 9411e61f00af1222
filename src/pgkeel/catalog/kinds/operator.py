"""Operators."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Step, Steps


class Operator(Record, frozen=True, kw_only=True, gc=False):
    """What an operator calls, and what the planner may know of it."""

    left: str | None
    right: str
    options: tuple[tuple[str, str | None], ...]
    """Names and values as SQL; ``None`` for those that are only named."""


def words(item: Object[Operator]) -> str:
    """Return how statements name it."""
    schema, name, _ = item.address.path
    arguments = f"({item.record.left or 'NONE'}, {item.record.right})"
    return f"OPERATOR {identifier(schema)}.{name} {arguments}"


def _create(item: Object[Operator], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    schema, name, _arguments = item.address.path
    options = [f"leftarg = {one.left}"] if one.left else []
    options.append(f"rightarg = {one.right}")
    options += [key if value is None else f"{key} = {value}" for key, value in one.options]
    sql = f"CREATE OPERATOR {identifier(schema)}.{name} ({', '.join(options)})"
    return (Step(sql=sql),)


KIND = Kind(
    name="operator",
    plural="operators",
    catalog="pg_operator",
    record=Operator,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    words=words,
    model="Function, arguments, commutator, negator, estimators, hash and merge joins.",
    query=f"""
select o.oid::int8,
  array[n.nspname::text, o.oprname,
    '(' || coalesce(nullif(format_type(o.oprleft, null), '-'), 'NONE')
    || ', ' || format_type(o.oprright, null) || ')'] as path,
  case when o.oprleft <> 0 then format_type(o.oprleft, null) end as left,
  format_type(o.oprright, null) as right,
  (select json_agg(json_build_array(x.name, x.value) order by x.place) from (values
    (1, 'function', o.oprcode::regproc::text, true),
    (2, 'commutator', (select format('operator(%I.%s)', cn.nspname, c.oprname)
      from pg_operator c join pg_namespace cn on cn.oid = c.oprnamespace
      where c.oid = o.oprcom), true),
    (3, 'negator', (select format('operator(%I.%s)', cn.nspname, c.oprname)
      from pg_operator c join pg_namespace cn on cn.oid = c.oprnamespace
      where c.oid = o.oprnegate), true),
    (4, 'restrict', nullif(o.oprrest::oid, 0)::regproc::text, true),
    (5, 'join', nullif(o.oprjoin::oid, 0)::regproc::text, true),
    (6, 'hashes', null, not o.oprcanhash), (7, 'merges', null, not o.oprcanmerge)
  ) x(place, name, value, valued)
  where (x.valued and x.value is not null) or (x.place >= 6 and not x.valued)) as options
from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
where o.oprcode <> 0 and {of_users()} and {not_of_extension("pg_operator", "o.oid")}
""",
)
