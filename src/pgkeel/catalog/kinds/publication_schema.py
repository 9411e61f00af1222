"""Schemas of publications, all tables of which are published."""

from collections.abc import Sequence

from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Step, Steps


class PublicationSchema(Record, frozen=True, kw_only=True, gc=False):
    """A schema in a publication: nothing but that."""


def _changed(item: Object[PublicationSchema], verb: str) -> Steps:
    publication, schema = map(identifier, item.address.path)
    return (Step(sql=f"ALTER PUBLICATION {publication} {verb} TABLES IN SCHEMA {schema}"),)


def _create(item: Object[PublicationSchema], _: Sequence[str], __: Scene) -> Steps:
    return _changed(item, "ADD")


def _drop(item: Object[PublicationSchema], _: Scene) -> Steps:
    return _changed(item, "DROP")


KIND = Kind(
    name="publication schema",
    plural="publication schemas",
    schema_at=1,
    catalog="pg_publication_namespace",
    parent="pg_publication",
    record=PublicationSchema,
    since=15,
    create=_create,
    alter=never,
    drop=_drop,
    model="Which schemas.",
    query="""
select r.oid::int8, array[n.nspname] as path, r.pnpubid::int8 as parent,
  json_build_array(json_build_array('pg_namespace', n.oid::int8, 0)) as needs
from pg_publication_namespace r join pg_namespace n on n.oid = r.pnnspid
""",
)
