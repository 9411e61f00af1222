"""By what logical replication knows the rows of a table, where that is not the primary key."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Alteration, Step, Steps


class ReplicaIdentity(Record, frozen=True, kw_only=True, gc=False):
    """Which columns of changed rows are written to the log."""

    index: str | None
    full: bool
    """Where there is no index: whether all columns are written, or none."""


def _create(item: Object[ReplicaIdentity], _: Sequence[str], scene: Scene) -> Steps:
    by = item.record
    what = f"USING INDEX {identifier(by.index)}" if by.index else "FULL" if by.full else "NOTHING"
    return (_said(item, what, scene),)


def _alter(_: Object[ReplicaIdentity], new: Object[ReplicaIdentity], scene: Scene) -> Alteration:
    return Alteration(steps=_create(new, (), scene))


def _drop(item: Object[ReplicaIdentity], scene: Scene) -> Steps:
    return (_said(item, "DEFAULT", scene),)


def _said(item: Object[ReplicaIdentity], what: str, scene: Scene) -> Step:
    sql = f"ALTER {scene.words(item.whole)} REPLICA IDENTITY {what}"
    return Step(sql=sql, form="replica-identity", on=item.parent)


KIND = Kind(
    name="replica identity",
    plural="replica identities",
    facet=True,
    record=ReplicaIdentity,
    create=_create,
    alter=_alter,
    drop=_drop,
    model="FULL, NOTHING, or an index.",
    query=f"""
select 'pg_class' as parent_catalog, c.oid::int8 as parent, i.relname as index,
  c.relreplident = 'f' as full,
  case when i.oid is null then '[]'
    else json_build_array(json_build_array('pg_class', i.oid::int8, 0)) end as needs
from pg_class c
left join pg_index x on x.indrelid = c.oid and x.indisreplident and c.relreplident = 'i'
left join pg_class i on i.oid = x.indexrelid
where c.relkind in ('r', 'p') and c.oid >= 16384 and c.relreplident in ('f', 'n', 'i')
  and (c.relreplident <> 'i' or i.oid is not null)
  and {not_of_extension("pg_class", "c.oid")}
""",
)
