"""Columns of views and materialized views.

They come and go with what they belong to; they are objects because they have comments, privileges
and defaults of their own.
"""

from collections.abc import Sequence

from pgkeel.catalog.column_settings import SETTINGS, Settings, Settled, settings_steps
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, nothing
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class ViewColumn(Record, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A column of a view; only those of materialized views have settings."""

    type: str | None = None
    """``None`` for a view: its own record tells the types."""
    storage: str | None = None
    compression: str | None = None
    statistics: int | None = None
    options: tuple[str, ...] = ()


def words(item: Object[ViewColumn]) -> str:
    """Return how COMMENT ON names it."""
    return f"COLUMN {qualified(item.address.path)}"


def _create(item: Object[ViewColumn], _: Sequence[str], scene: Scene) -> Steps:
    return _changed(item, Settings(), scene)


def _alter(old: Object[ViewColumn], new: Object[ViewColumn], scene: Scene) -> Alteration:
    # Another type comes with another query.
    return Alteration(steps=_changed(new, _set(old.record), scene))


def _changed(item: Object[ViewColumn], before: Settings, scene: Scene) -> Steps:
    on = Settled(
        head="MATERIALIZED VIEW",
        path=item.address.path,
        type=item.record.type or "",
        relation=item.whole,
        major=scene.before.major,
    )
    return tuple(settings_steps(on, before, _set(item.record)))


def _set(column: ViewColumn) -> Settings:
    return Settings(
        storage=column.storage,
        compression=column.compression,
        statistics=column.statistics,
        options=column.options,
    )


def _rename(item: Object[ViewColumn], path: tuple[str, ...], scene: Scene) -> Steps:
    old, new = identifier(item.address.path[-1]), identifier(path[-1])
    sql = f"ALTER {scene.words(item.whole)} RENAME COLUMN {old} TO {new}"
    return (Step(sql=sql, form="rename-view", on=item.parent),)


KIND = Kind(
    name="view column",
    plural="view columns",
    catalog="pg_class",
    parent="pg_class",
    record=ViewColumn,
    columns=("oid", "sub", "path", "parent", "order", *ViewColumn.__struct_fields__),
    create=_create,
    alter=_alter,
    drop=nothing,
    rename=_rename,
    words=words,
    grant_words=words,
    model="As what comments, privileges and defaults belong to; settings in materialized views.",
    query=f"""
select a.attrelid::int8 as oid, a.attnum as sub, array[a.attname] as path,
  a.attrelid::int8 as parent, a.attnum as "order",
  case when c.relkind = 'm' then format_type(a.atttypid, a.atttypmod) end as type,
  {SETTINGS}
from pg_attribute a
join pg_type t on t.oid = a.atttypid
join pg_class c on c.oid = a.attrelid
join pg_namespace n on n.oid = c.relnamespace
where a.attnum > 0 and not a.attisdropped and c.relkind in ('v', 'm')
  and c.relpersistence <> 't' and {of_users()} and {not_of_extension("pg_class", "c.oid")}
""",
)
