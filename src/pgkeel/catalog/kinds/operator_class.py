"""Operator classes with their members."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class OperatorClass(Record, frozen=True, kw_only=True, gc=False):
    """How an index orders or hashes a type."""

    method: str
    type: str
    default: bool
    family: tuple[str, str]
    stored: str | None
    members: tuple[str, ...]
    """As CREATE OPERATOR CLASS takes them."""


def words(item: Object[OperatorClass]) -> str:
    """Return how statements name it."""
    schema, name, _ = item.address.path
    return f"OPERATOR CLASS {qualified((schema, name))} USING {identifier(item.record.method)}"


def _create(item: Object[OperatorClass], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    schema, name, _method = item.address.path
    default = "DEFAULT " if one.default else ""
    members = [*([f"STORAGE {one.stored}"] if one.stored else []), *one.members]
    # A class has something in it, be it what it would be anyway.
    inner = ",\n    ".join(members or [f"STORAGE {one.type}"])
    sql = (
        f"CREATE OPERATOR CLASS {qualified((schema, name))} {default}FOR TYPE {one.type} "
        f"USING {identifier(one.method)} FAMILY {qualified(one.family)} AS\n    {inner}"
    )
    return (Step(sql=sql),)


KIND = Kind(
    name="operator class",
    plural="operator classes",
    catalog="pg_opclass",
    record=OperatorClass,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    rename=renamed_by(words, place=1),
    words=words,
    model="Type, family, stored type, operators and functions.",
    query=f"""
select c.oid::int8, array[n.nspname::text, c.opcname, '(' || a.amname || ')'] as path,
  a.amname as method, format_type(c.opcintype, null) as type, c.opcdefault as default,
  array[fn.nspname, f.opfname] as family,
  case when c.opckeytype <> 0 then format_type(c.opckeytype, null) end as stored,
  coalesce(m.members, '[]') as members, coalesce(m.needs, '[]') as needs
from pg_opclass c
join pg_namespace n on n.oid = c.opcnamespace
join pg_am a on a.oid = c.opcmethod
join pg_opfamily f on f.oid = c.opcfamily
join pg_namespace fn on fn.oid = f.opfnamespace
left join lateral (
  select json_agg(x.member order by x.member) as members,
    json_agg(json_build_array(x.catalog, x.oid, 0)) as needs
  from (
    select format('OPERATOR %s %s', o.amopstrategy, o.amopopr::regoperator)
        || case when o.amopsortfamily <> 0 then (select format(' FOR ORDER BY %I.%I', sn.nspname,
          s.opfname) from pg_opfamily s join pg_namespace sn on sn.oid = s.opfnamespace
          where s.oid = o.amopsortfamily) else '' end as member,
      'pg_operator' as catalog, o.amopopr::oid::int8 as oid
    from pg_depend d join pg_amop o on o.oid = d.objid
    where d.classid = 'pg_amop'::regclass and d.refclassid = 'pg_opclass'::regclass
      and d.refobjid = c.oid
    union all
    select format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, null),
      format_type(p.amprocrighttype, null), p.amproc::regprocedure),
      'pg_proc', p.amproc::oid::int8
    from pg_depend d join pg_amproc p on p.oid = d.objid
    where d.classid = 'pg_amproc'::regclass and d.refclassid = 'pg_opclass'::regclass
      and d.refobjid = c.oid
  ) x
) m on true
where {of_users()} and {not_of_extension("pg_opclass", "c.oid")}
""",
)
