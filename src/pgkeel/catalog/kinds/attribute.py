"""Attributes of composite types.

They come and go with the statements of the type; they are objects because they have comments.
"""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never, nothing
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class Attribute(Record, frozen=True, kw_only=True, gc=False):
    """An attribute: nothing but its name."""


def words(item: Object[Attribute]) -> str:
    """Return how COMMENT ON names it."""
    return f"COLUMN {qualified(item.address.path)}"


def _create(_: Object[Attribute], __: Sequence[str], ___: Scene) -> Steps:
    return ()


def _rename(item: Object[Attribute], path: tuple[str, ...], scene: Scene) -> Steps:
    old, new = identifier(item.address.path[-1]), identifier(path[-1])
    sql = f"ALTER {scene.words(item.whole)} RENAME ATTRIBUTE {old} TO {new}"
    return (Step(sql=sql, on=item.parent),)


KIND = Kind(
    name="attribute",
    plural="attributes",
    catalog="pg_class",
    parent="pg_type",
    record=Attribute,
    create=_create,
    alter=never,
    drop=nothing,
    rename=_rename,
    words=words,
    model="Their names, as what comments belong to; their types are told of the composite type.",
    query=f"""
select a.attrelid::int8 as oid, a.attnum as sub, array[a.attname] as path,
  c.reltype::int8 as parent, a.attnum as "order"
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
where a.attnum > 0 and not a.attisdropped and c.relkind = 'c'
  and {of_users()} and {not_of_extension("pg_type", "c.reltype")}
""",
)
