"""Comments."""

from collections.abc import Sequence

from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import literal
from pgkeel.catalog.step import Alteration, Step, Steps

_LOCKED = frozenset(
    {"table", "column", "constraint", "policy", "trigger", "rule", "sequence", "index"}
)


class Comment(Record, frozen=True, kw_only=True, gc=False):
    """What COMMENT ON says of an object."""

    text: str


def _create(item: Object[Comment], _: Sequence[str], scene: Scene) -> Steps:
    return (_said(item, literal(item.record.text), scene),)


def _alter(_: Object[Comment], new: Object[Comment], scene: Scene) -> Alteration:
    return Alteration(steps=_create(new, (), scene))


def _drop(item: Object[Comment], scene: Scene) -> Steps:
    return (_said(item, "NULL", scene),)


def _said(item: Object[Comment], text: str, scene: Scene) -> Step:
    kind = item.whole.kind
    return Step(
        sql=f"COMMENT ON {scene.words(item.whole)} IS {text}",
        form=f"comment-on-{kind}" if kind in _LOCKED else None,
        on=item.parent,
    )


KIND = Kind(
    name="comment",
    plural="comments",
    model="All but those on extensions, which bring their own.",
    facet=True,
    record=Comment,
    create=_create,
    alter=_alter,
    drop=_drop,
    query="""
select c.relname as parent_catalog, d.objoid::int8 as parent, d.objsubid as parent_sub,
  d.description as text
from pg_description d join pg_class c on c.oid = d.classoid
where (d.objoid >= 16384 or d.classoid = 'pg_namespace'::regclass)
  and d.classoid <> 'pg_extension'::regclass
""",
)
