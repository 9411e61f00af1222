"""Range types and the multirange types that come with them."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.retyping import retyped
from pgkeel.catalog.step import Alteration, Step, Steps


class RangeType(Record, frozen=True, kw_only=True, gc=False):
    """What a range is of."""

    subtype: str
    multirange: tuple[str, str]
    operator_class: tuple[str, str] | None
    collation: tuple[str, str] | None
    difference: tuple[str, str] | None


def words(item: Object[RangeType]) -> str:
    """Return how statements name it."""
    return f"TYPE {qualified(item.address.path)}"


def _create(item: Object[RangeType], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    options = [f"subtype = {one.subtype}"]
    options += [f"subtype_opclass = {qualified(one.operator_class)}"] if one.operator_class else []
    options += [f"collation = {qualified(one.collation)}"] if one.collation else []
    options += [f"subtype_diff = {qualified(one.difference)}"] if one.difference else []
    options.append(f"multirange_type_name = {qualified(one.multirange)}")
    return (Step(sql=f"CREATE {words(item)} AS RANGE ({', '.join(options)})"),)


def _alter(old: Object[RangeType], new: Object[RangeType], scene: Scene) -> Alteration | None:
    if old.record.multirange == new.record.multirange:
        return None  # the name would be taken while the old one steps aside
    return retyped(old, _create(new, (), scene), scene)


KIND = Kind(
    name="range type",
    plural="range types",
    catalog="pg_type",
    record=RangeType,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    model="Subtype, operator class, collation, difference, multirange; no canonical function.",
    query=f"""
select t.oid::int8, array[n.nspname, t.typname] as path,
  format_type(r.rngsubtype, null) as subtype, array[mn.nspname, m.typname] as multirange,
  case when not o.opcdefault then array[onn.nspname, o.opcname] end as operator_class,
  case when r.rngcollation <> 0 and r.rngcollation <> s.typcollation
    then array[cn.nspname, c.collname] end as collation,
  case when p.oid is not null then array[pn.nspname, p.proname] end as difference,
  json_build_array(json_build_array('pg_type', t.typarray::int8, 0),
    json_build_array('pg_type', m.oid::int8, 0),
    json_build_array('pg_type', m.typarray::int8, 0)) as also
from pg_range r
join pg_type t on t.oid = r.rngtypid
join pg_namespace n on n.oid = t.typnamespace
join pg_type s on s.oid = r.rngsubtype
join pg_type m on m.oid = r.rngmultitypid
join pg_namespace mn on mn.oid = m.typnamespace
join pg_opclass o on o.oid = r.rngsubopc
join pg_namespace onn on onn.oid = o.opcnamespace
left join pg_collation c on c.oid = r.rngcollation
left join pg_namespace cn on cn.oid = c.collnamespace
left join pg_proc p on p.oid = r.rngsubdiff
left join pg_namespace pn on pn.oid = p.pronamespace
where {of_users()} and {not_of_extension("pg_type", "t.oid")}
""",
)
