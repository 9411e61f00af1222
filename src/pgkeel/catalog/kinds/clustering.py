"""The index that CLUSTER orders a table by."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Alteration, Step, Steps


class Clustering(Record, frozen=True, kw_only=True, gc=False):
    """The mark that a CLUSTER of the table leaves."""

    index: str


def _create(item: Object[Clustering], _: Sequence[str], scene: Scene) -> Steps:
    return (_said(item, f"CLUSTER ON {identifier(item.record.index)}", scene),)


def _alter(_: Object[Clustering], new: Object[Clustering], scene: Scene) -> Alteration:
    return Alteration(steps=_create(new, (), scene))


def _drop(item: Object[Clustering], scene: Scene) -> Steps:
    return (_said(item, "SET WITHOUT CLUSTER", scene),)


def _said(item: Object[Clustering], what: str, scene: Scene) -> Step:
    sql = f"ALTER {scene.words(item.whole)} {what}"
    return Step(sql=sql, form="cluster-on", on=item.parent)


KIND = Kind(
    name="clustering",
    plural="clusterings",
    facet=True,
    record=Clustering,
    create=_create,
    alter=_alter,
    drop=_drop,
    model="By which index; the order of the rows is data.",
    query=f"""
select 'pg_class' as parent_catalog, c.oid::int8 as parent, i.relname as index,
  json_build_array(json_build_array('pg_class', i.oid::int8, 0)) as needs
from pg_index x
join pg_class c on c.oid = x.indrelid
join pg_class i on i.oid = x.indexrelid
where x.indisclustered and c.oid >= 16384 and {not_of_extension("pg_class", "c.oid")}
""",
)
