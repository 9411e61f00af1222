"""NOT NULL constraints of columns, where they have a comment: from PostgreSQL 18 on.

They come and go with what is told of the column; those without a comment are not listed.
"""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class NotNullConstraint(Record, frozen=True, kw_only=True, gc=False):
    """What it is called."""

    name: str


def words(item: Object[NotNullConstraint]) -> str:
    """Return how COMMENT ON names it."""
    table = qualified(item.address.path[:-1])
    return f"CONSTRAINT {identifier(item.record.name)} ON {table}"


def _create(_: Object[NotNullConstraint], __: Sequence[str], ___: Scene) -> Steps:
    return ()


def _alter(_: Object[NotNullConstraint], __: Object[NotNullConstraint], ___: Scene) -> Alteration:
    return Alteration(steps=())  # the column's statements rename it


def _drop(item: Object[NotNullConstraint], scene: Scene) -> Steps:
    # What it is the comment of stays, unless that is dropped.
    gone = item.parent not in scene.after.objects
    return () if gone else (Step(sql=f"COMMENT ON {words(item)} IS NULL"),)


KIND = Kind(
    name="not null constraint",
    plural="not null constraints",
    catalog="pg_constraint",
    parent="pg_class",
    since=18,
    record=NotNullConstraint,
    create=_create,
    alter=_alter,
    drop=_drop,
    words=words,
    model="Only as what a comment belongs to; else it is part of its column.",
    query=f"""
select o.oid::int8, o.conrelid::int8 as parent, o.conkey[1] as parent_sub, o.conname as name
from pg_description d
join pg_constraint o on o.oid = d.objoid and o.contype = 'n' and o.conrelid <> 0
join pg_class c on c.oid = o.conrelid
join pg_namespace n on n.oid = c.relnamespace
where d.classoid = 'pg_constraint'::regclass and {of_users()}
  and {not_of_extension("pg_class", "c.oid")}
""",
)
