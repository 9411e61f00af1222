"""Indexes behind constraints, where they have a comment of their own.

They come and go with the constraint and are part of it; those without a comment are not listed.
"""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Step, Steps


class ConstraintIndex(Record, frozen=True, kw_only=True, gc=False):
    """An index that has the name of its constraint: nothing but that."""


def words(item: Object[ConstraintIndex]) -> str:
    """Return how COMMENT ON names it."""
    return f"INDEX {qualified((item.address.path[0], item.address.path[-1]))}"


def _create(_: Object[ConstraintIndex], __: Sequence[str], ___: Scene) -> Steps:
    return ()


def _drop(item: Object[ConstraintIndex], scene: Scene) -> Steps:
    # What it is the comment of stays, unless that is dropped.
    gone = item.parent not in scene.after.objects
    return () if gone else (Step(sql=f"COMMENT ON {words(item)} IS NULL"),)


KIND = Kind(
    name="constraint index",
    plural="constraint indexes",
    catalog="pg_class",
    parent="pg_constraint",
    record=ConstraintIndex,
    create=_create,
    alter=never,
    drop=_drop,
    words=words,
    model="Only as what a comment belongs to; else the index is part of its constraint.",
    query=f"""
select i.oid::int8, o.oid::int8 as parent
from pg_description d
join pg_constraint o on o.conindid = d.objoid and o.contype in ('p', 'u', 'x')
join pg_class i on i.oid = d.objoid and i.relname = o.conname
join pg_namespace n on n.oid = i.relnamespace
where d.classoid = 'pg_class'::regclass and {of_users()}
  and {not_of_extension("pg_class", "o.conrelid")}
""",
)
