"""Domains; their constraints are objects of their own."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.retyping import made_whole, retyped
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps


class Domain(Record, frozen=True, kw_only=True, gc=False):
    """A domain without its CHECK constraints."""

    base: str
    collation: tuple[str, ...] | None
    default: str | None
    not_null: bool


def words(item: Object[Domain]) -> str:
    """Return how statements name it."""
    return f"DOMAIN {qualified(item.address.path)}"


def _create(item: Object[Domain], elements: Sequence[str], _: Scene) -> Steps:
    domain = item.record
    parts = [f"CREATE {words(item)} AS {domain.base}"]
    parts += [f"COLLATE {qualified(domain.collation)}"] if domain.collation else []
    parts += [f"DEFAULT {domain.default}"] if domain.default is not None else []
    parts += ["NOT NULL"] if domain.not_null else []
    return (Step(sql="\n    ".join([" ".join(parts), *elements])),)


def _alter(old: Object[Domain], new: Object[Domain], scene: Scene) -> Alteration:
    before, after = old.record, new.record
    if (before.base, before.collation) != (after.base, after.collation):
        return retyped(old, tuple(made_whole(new.address, scene)), scene)
    steps: list[Step] = []
    if before.default != after.default:
        action = "DROP DEFAULT" if after.default is None else f"SET DEFAULT {after.default}"
        steps.append(Step(sql=f"ALTER {words(new)} {action}"))
    if before.not_null != after.not_null:
        fails = (Hazard("may-fail", "columns of the domain may hold NULL"),)
        steps.append(
            Step(
                sql=f"ALTER {words(new)} {'SET' if after.not_null else 'DROP'} NOT NULL",
                hazards=fails if after.not_null else (),
            )
        )
    return Alteration(steps=tuple(steps))


KIND = Kind(
    name="domain",
    plural="domains",
    catalog="pg_type",
    record=Domain,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    expressions=("default",),
    model="Base type, collation, default, NOT NULL.",
    query=f"""
select t.oid::int8, array[n.nspname, t.typname] as path,
  format_type(t.typbasetype, t.typtypmod) as base,
  case when t.typcollation <> b.typcollation then (
    select array[cn.nspname, co.collname] from pg_collation co
    join pg_namespace cn on cn.oid = co.collnamespace where co.oid = t.typcollation
  ) end as collation,
  t.typdefault as default, t.typnotnull as not_null,
  case when o.oid is null
    then json_build_array(json_build_array('pg_type', t.typarray::int8, 0))
    else json_build_array(json_build_array('pg_type', t.typarray::int8, 0),
      json_build_array('pg_constraint', o.oid::int8, 0)) end as also
from pg_type t
join pg_type b on b.oid = t.typbasetype
join pg_namespace n on n.oid = t.typnamespace
left join pg_constraint o on o.contypid = t.oid and o.contype = 'n'
where t.typtype = 'd' and {of_users()} and {not_of_extension("pg_type", "t.oid")}
""",
)
