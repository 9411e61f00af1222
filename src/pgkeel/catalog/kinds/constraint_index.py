"""Indexes behind constraints, where they have a comment or a tablespace of their own.

They come and go with the constraint and are part of it; those without are not listed.
"""

from collections.abc import Sequence

from pgkeel.catalog.address import Address
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class ConstraintIndex(Record, frozen=True, kw_only=True, gc=False):
    """An index that has the name of its constraint: where it is."""

    tablespace: str | None


def words(item: Object[ConstraintIndex]) -> str:
    """Return how COMMENT ON names it."""
    return f"INDEX {qualified((item.address.path[0], item.address.path[-1]))}"


def _create(item: Object[ConstraintIndex], _: Sequence[str], __: Scene) -> Steps:
    return _moved(item) if item.record.tablespace else ()


def _alter(_: Object[ConstraintIndex], new: Object[ConstraintIndex], __: Scene) -> Alteration:
    return Alteration(steps=_moved(new))


def _moved(item: Object[ConstraintIndex], place: str | None = None) -> Steps:
    place = identifier(place or item.record.tablespace or "pg_default")
    table = Address("table", item.address.path[:-1])
    sql = f"ALTER {words(item)} SET TABLESPACE {place}"
    return (Step(sql=sql, form="set-tablespace", on=table),)


def _drop(item: Object[ConstraintIndex], scene: Scene) -> Steps:
    # What it is the comment of stays, unless that is dropped.
    if item.parent not in scene.after.objects:
        return ()
    moved = _moved(item, "pg_default") if item.record.tablespace else ()
    return (Step(sql=f"COMMENT ON {words(item)} IS NULL"), *moved)


KIND = Kind(
    name="constraint index",
    plural="constraint indexes",
    catalog="pg_class",
    parent="pg_constraint",
    record=ConstraintIndex,
    create=_create,
    alter=_alter,
    drop=_drop,
    words=words,
    model="Only as what a comment or a tablespace belongs to; else it is part of its constraint.",
    query=f"""
select i.oid::int8, o.oid::int8 as parent, ts.spcname as tablespace
from pg_class i
join pg_constraint o on o.conindid = i.oid and o.contype in ('p', 'u', 'x')
  and o.conname = i.relname
join pg_namespace n on n.oid = i.relnamespace
left join pg_tablespace ts on ts.oid = i.reltablespace
where (i.reltablespace <> 0 or i.oid in (
    select d.objoid from pg_description d where d.classoid = 'pg_class'::regclass))
  and i.relkind in ('i', 'I') and {of_users()}
  and {not_of_extension("pg_class", "o.conrelid")}
""",
)
