"""Tables of publications, with their row filters and column lists."""

from collections.abc import Sequence

from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class PublicationTable(Record, frozen=True, kw_only=True, gc=False):
    """What of a table is published."""

    columns: tuple[str, ...] | None
    """``None`` for all."""
    filter: str | None


def _target(item: Object[PublicationTable]) -> str:
    one = item.record
    table = qualified(item.address.path[1:])
    columns = "" if one.columns is None else f" ({', '.join(map(identifier, one.columns))})"
    return f"TABLE ONLY {table}{columns}" + (f" WHERE ({one.filter})" if one.filter else "")


def _changed(item: Object[PublicationTable], action: str, form: str) -> Steps:
    publication = identifier(item.address.path[0])
    return (Step(sql=f"ALTER PUBLICATION {publication} {action}", form=form),)


def _create(item: Object[PublicationTable], _: Sequence[str], __: Scene) -> Steps:
    return _changed(item, f"ADD {_target(item)}", "alter-publication-add")


def _alter(
    old: Object[PublicationTable], new: Object[PublicationTable], scene: Scene
) -> Alteration:
    # SET TABLE would name all tables of the publication.
    return Alteration(steps=(*_drop(old, scene), *_create(new, (), scene)))


def _drop(item: Object[PublicationTable], _: Scene) -> Steps:
    action = f"DROP TABLE ONLY {qualified(item.address.path[1:])}"
    return _changed(item, action, "alter-publication-drop")


def _query(columns: str, row_filter: str) -> str:
    return f"""
select r.oid::int8, array[n.nspname, c.relname] as path, r.prpubid::int8 as parent,
  {columns} as columns, {row_filter} as filter,
  json_build_array(json_build_array('pg_class', r.prrelid::int8, 0)) as needs
from pg_publication_rel r
join pg_class c on c.oid = r.prrelid
join pg_namespace n on n.oid = c.relnamespace
"""


KIND = Kind(
    name="publication table",
    plural="publication tables",
    schema_at=1,
    catalog="pg_publication_rel",
    parent="pg_publication",
    record=PublicationTable,
    create=_create,
    alter=_alter,
    drop=_drop,
    expressions=("filter",),
    model="Which tables, with row filters and column lists.",
    older=((15, _query("null", "null")),),
    query=_query(
        "case when r.prattrs is not null then array(select a.attname from pg_attribute a"
        " where a.attrelid = r.prrelid and a.attnum = any (r.prattrs) order by a.attnum) end",
        "pg_get_expr(r.prqual, r.prrelid)",
    ),
)
