"""Columns of views and materialized views, and attributes of composite types.

They come and go with what they belong to; they are objects because they have comments, privileges
and defaults of their own.
"""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never, nothing
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class ViewColumn(Record, frozen=True, kw_only=True, gc=False):
    """A column of a view: nothing but its name."""


def words(item: Object[ViewColumn]) -> str:
    """Return how COMMENT ON names it."""
    return f"COLUMN {qualified(item.address.path)}"


def _create(_: Object[ViewColumn], __: Sequence[str], ___: Scene) -> Steps:
    return ()


def _rename(item: Object[ViewColumn], path: tuple[str, ...], scene: Scene) -> Steps:
    what = "ATTRIBUTE" if item.whole.kind == "composite type" else "COLUMN"
    old, new = identifier(item.address.path[-1]), identifier(path[-1])
    sql = f"ALTER {scene.words(item.whole)} RENAME {what} {old} TO {new}"
    return (Step(sql=sql, form="rename-view" if what == "COLUMN" else None, on=item.parent),)


KIND = Kind(
    name="view column",
    plural="view columns",
    catalog="pg_class",
    parent="pg_class",
    record=ViewColumn,
    create=_create,
    alter=never,
    drop=nothing,
    rename=_rename,
    words=words,
    grant_words=words,
    model="Their names, as what comments, privileges and defaults belong to.",
    query=f"""
select a.attrelid::int8 as oid, a.attnum as sub, array[a.attname] as path,
  a.attrelid::int8 as parent, a.attnum as "order"
from pg_attribute a
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
where a.attnum > 0 and not a.attisdropped and c.relkind in ('v', 'm', 'c')
  and c.relpersistence <> 't' and {of_users()} and {not_of_extension("pg_class", "c.oid")}
""",
)
