"""Composite types and their attributes."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps


class Composite(Record, frozen=True, kw_only=True, gc=False):
    """The attributes of a composite type: names, types, and collations that are not the usual."""

    attributes: tuple[tuple[str, str, str | None], ...]


def words(item: Object[Composite]) -> str:
    """Return how statements name it."""
    return f"TYPE {qualified(item.address.path)}"


def _attribute(name: str, kind: str, collation: str | None) -> str:
    return f"{identifier(name)} {kind}" + (f" COLLATE {collation}" if collation else "")


def _create(item: Object[Composite], _: Sequence[str], __: Scene) -> Steps:
    inner = ",\n".join(f"    {_attribute(*one)}" for one in item.record.attributes)
    body = f"(\n{inner}\n)" if inner else "()"
    return (Step(sql=f"CREATE {words(item)} AS {body}"),)


def _alter(old: Object[Composite], new: Object[Composite], _: Scene) -> Alteration | None:
    before = {name: (name, *rest) for name, *rest in old.record.attributes}
    after = [name for name, *_ in new.record.attributes]
    kept = [name for name in before if name in after]
    if after[: len(kept)] != kept:
        return None  # attributes are added at the end only
    return Alteration(steps=tuple(_changes(old, new)))


def _changes(old: Object[Composite], new: Object[Composite]) -> Iterator[Step]:
    before = {one[0]: one for one in old.record.attributes}
    after = {one[0]: one for one in new.record.attributes}
    lost = Hazard("data-loss", "the values of the attribute go, in every row that has the type")
    for name in before:
        if name not in after:
            yield _altered(new, f"DROP ATTRIBUTE {identifier(name)}", lost)
    for name, one in after.items():
        if name not in before:
            yield _altered(new, f"ADD ATTRIBUTE {_attribute(*one)}")
        elif before[name] != one:
            _, kind, collation = one
            action = f"ALTER ATTRIBUTE {identifier(name)} TYPE {kind}"
            yield _altered(new, action + (f" COLLATE {collation}" if collation else ""))


def _altered(item: Object[Composite], action: str, *hazards: Hazard) -> Step:
    return Step(sql=f"ALTER {words(item)} {action}", hazards=hazards)


KIND = Kind(
    name="composite type",
    plural="composite types",
    catalog="pg_type",
    record=Composite,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    model="Attributes with types and collations.",
    query=f"""
select t.oid::int8, array[n.nspname, t.typname] as path, coalesce(a.attributes, '[]') as attributes,
  json_build_array(json_build_array('pg_type', t.typarray::int8, 0),
    json_build_array('pg_class', c.oid::int8, 0)) as also,
  -- pg_depend says these of the attributes.
  (coalesce(a.types, '[]')::jsonb || coalesce(a.collations, '[]')::jsonb) as needs
from pg_type t
join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
join pg_namespace n on n.oid = t.typnamespace
left join (
  select a.attrelid, json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> y.typcollation then (
      select format('%I.%I', cn.nspname, co.collname) from pg_collation co
      join pg_namespace cn on cn.oid = co.collnamespace where co.oid = a.attcollation) end)
    order by a.attnum) as attributes,
    json_agg(json_build_array('pg_type', a.atttypid::int8, 0)) as types,
    json_agg(json_build_array('pg_collation', a.attcollation::int8, 0)) as collations
  from pg_attribute a
  join pg_type y on y.oid = a.atttypid
  join pg_class k on k.oid = a.attrelid and k.relkind = 'c'
  where a.attnum > 0 and not a.attisdropped group by a.attrelid
) a on a.attrelid = c.oid
where t.typtype = 'c' and {of_users()} and {not_of_extension("pg_type", "t.oid")}
""",
)
