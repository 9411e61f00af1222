"""Security labels on objects of the database."""

from collections.abc import Sequence

from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_CHANGED = Hazard("privilege-change", "who may do what changes")


class SecurityLabel(Record, frozen=True, kw_only=True, gc=False):
    """What a provider of security calls an object."""

    label: str


def _create(item: Object[SecurityLabel], _: Sequence[str], scene: Scene) -> Steps:
    return (_said(item, literal(item.record.label), scene),)


def _alter(_: Object[SecurityLabel], new: Object[SecurityLabel], scene: Scene) -> Alteration:
    return Alteration(steps=_create(new, (), scene))


def _drop(item: Object[SecurityLabel], scene: Scene) -> Steps:
    return (_said(item, "NULL", scene),)


def _said(item: Object[SecurityLabel], text: str, scene: Scene) -> Step:
    provider = identifier(item.address.path[-1])
    sql = f"SECURITY LABEL FOR {provider} ON {scene.words(item.whole)} IS {text}"
    return Step(sql=sql, on=item.parent, hazards=(_CHANGED,))


KIND = Kind(
    name="security label",
    plural="security labels",
    facet=True,
    record=SecurityLabel,
    create=_create,
    alter=_alter,
    drop=_drop,
    model="On objects of the database; the provider has to be loaded by the server.",
    query="""
select c.relname as parent_catalog, l.objoid::int8 as parent, l.objsubid as parent_sub,
  array[l.provider] as path, l.label
from pg_seclabel l join pg_class c on c.oid = l.classoid
where l.objoid >= 16384
""",
)
