"""Operator families, with the members that belong to no class of theirs."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class OperatorFamily(Record, frozen=True, kw_only=True, gc=False):
    """A family of an access method and its loose members."""

    method: str
    members: tuple[tuple[str, str], ...]
    """Each as SQL: how ADD names it, and how DROP does."""


def words(item: Object[OperatorFamily]) -> str:
    """Return how statements name it."""
    schema, name, _ = item.address.path
    return f"OPERATOR FAMILY {qualified((schema, name))} USING {identifier(item.record.method)}"


def _create(item: Object[OperatorFamily], _: Sequence[str], __: Scene) -> Steps:
    return (Step(sql=f"CREATE {words(item)}"), *_members(item, ()))


def _members(item: Object[OperatorFamily], before: Sequence[tuple[str, str]]) -> Steps:
    after = item.record.members
    gone = [dropped for _, dropped in before if dropped not in {one for _, one in after}]
    new = [added for added, dropped in after if dropped not in {one for _, one in before}]
    steps = [Step(sql=f"ALTER {words(item)} DROP {', '.join(gone)}")] if gone else []
    return (*steps, *([Step(sql=f"ALTER {words(item)} ADD {', '.join(new)}")] if new else []))


def _alter(old: Object[OperatorFamily], new: Object[OperatorFamily], _: Scene) -> Alteration:
    return Alteration(steps=_members(new, old.record.members))


KIND = Kind(
    name="operator family",
    plural="operator families",
    catalog="pg_opfamily",
    record=OperatorFamily,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words, place=1),
    words=words,
    model="Access method and members that belong to no class; those of a class are part of it.",
    query=f"""
select f.oid::int8, array[n.nspname::text, f.opfname, '(' || a.amname || ')'] as path,
  a.amname as method, coalesce(m.members, '[]') as members,
  coalesce(m.needs, '[]') as needs
from pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am a on a.oid = f.opfmethod
left join lateral (
  select json_agg(json_build_array(x.added, x.dropped) order by x.dropped) as members,
    json_agg(json_build_array(x.catalog, x.oid, 0)) as needs
  from (
    select format('OPERATOR %s %s', o.amopstrategy, o.amopopr::regoperator)
        || case when o.amopsortfamily <> 0 then (select format(' FOR ORDER BY %I.%I', sn.nspname,
          s.opfname) from pg_opfamily s join pg_namespace sn on sn.oid = s.opfnamespace
          where s.oid = o.amopsortfamily) else '' end as added,
      format('OPERATOR %s (%s, %s)', o.amopstrategy, format_type(o.amoplefttype, null),
        format_type(o.amoprighttype, null)) as dropped,
      'pg_operator' as catalog, o.amopopr::oid::int8 as oid
    from pg_amop o where o.amopfamily = f.oid and not exists (
      select from pg_depend d where d.classid = 'pg_amop'::regclass and d.objid = o.oid
        and d.refclassid = 'pg_opclass'::regclass)
    union all
    select format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, null),
        format_type(p.amprocrighttype, null), p.amproc::regprocedure),
      format('FUNCTION %s (%s, %s)', p.amprocnum, format_type(p.amproclefttype, null),
        format_type(p.amprocrighttype, null)),
      'pg_proc', p.amproc::oid::int8
    from pg_amproc p where p.amprocfamily = f.oid and not exists (
      select from pg_depend d where d.classid = 'pg_amproc'::regclass and d.objid = p.oid
        and d.refclassid = 'pg_opclass'::regclass)
  ) x
) m on true
where {of_users()} and {not_of_extension("pg_opfamily", "f.oid")}
""",
)
