"""Publications; their tables and schemas are objects of their own."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal
from pgkeel.catalog.step import Alteration, Step, Steps


class Publication(Record, frozen=True, kw_only=True, gc=False):
    """What is published of the tables of a publication."""

    all_tables: bool
    publish: tuple[str, ...]
    via_root: bool
    generated: str | None
    """Which generated columns: from PostgreSQL 18 on."""


def words(item: Object[Publication]) -> str:
    """Return how statements name it."""
    return f"PUBLICATION {identifier(item.address.path[-1])}"


def _options(one: Publication) -> str:
    options = [f"publish = {literal(', '.join(one.publish))}"]
    options.append(f"publish_via_partition_root = {str(one.via_root).lower()}")
    if one.generated is not None:
        options.append(f"publish_generated_columns = {one.generated}")
    return ", ".join(options)


def _create(item: Object[Publication], _: Sequence[str], __: Scene) -> Steps:
    what = " FOR ALL TABLES" if item.record.all_tables else ""
    form = "create-publication-all-tables" if what else None
    return (Step(sql=f"CREATE {words(item)}{what} WITH ({_options(item.record)})", form=form),)


def _alter(old: Object[Publication], new: Object[Publication], _: Scene) -> Alteration | None:
    if old.record.all_tables != new.record.all_tables:
        return None
    return Alteration(steps=(Step(sql=f"ALTER {words(new)} SET ({_options(new.record)})"),))


KIND = Kind(
    name="publication",
    plural="publications",
    schema_at=None,
    catalog="pg_publication",
    record=Publication,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    model="Which operations are published, and whether of all tables.",
    query=f"""
select p.oid::int8, array[p.pubname] as path, p.puballtables as all_tables,
  array_remove(array[case when p.pubinsert then 'insert' end,
    case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
    case when p.pubtruncate then 'truncate' end], null) as publish,
  p.pubviaroot as via_root,
  case to_jsonb(p) ->> 'pubgencols' when 's' then 'stored' when 'n' then 'none' end as generated
from pg_publication p
where {not_of_extension("pg_publication", "p.oid")}
""",
)
