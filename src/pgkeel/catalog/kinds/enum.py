"""Enumerated types."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import literal, qualified
from pgkeel.catalog.retyping import retyped
from pgkeel.catalog.step import Alteration, Step, Steps


class Enum(Record, frozen=True, kw_only=True, gc=False):
    """The values of an enumerated type, in their order."""

    labels: tuple[str, ...]


def words(item: Object[Enum]) -> str:
    """Return how statements name it."""
    return f"TYPE {qualified(item.address.path)}"


def _create(item: Object[Enum], _: Sequence[str], __: Scene) -> Steps:
    labels = ", ".join(map(literal, item.record.labels))
    return (Step(sql=f"CREATE {words(item)} AS ENUM ({labels})"),)


def _alter(old: Object[Enum], new: Object[Enum], scene: Scene) -> Alteration:
    kept = [label for label in new.record.labels if label in old.record.labels]
    if tuple(kept) != old.record.labels:
        # A value can neither be taken away nor moved.
        return retyped(old, _create(new, (), scene), scene)
    return Alteration(steps=tuple(_added(old, new)))


def _added(old: Object[Enum], new: Object[Enum]) -> Iterator[Step]:
    there = set(old.record.labels)
    labels = new.record.labels
    for at, label in enumerate(labels):
        if label in there:
            continue
        there.add(label)
        place = ""
        if at:
            place = f" AFTER {literal(labels[at - 1])}"
        elif old.record.labels:
            place = f" BEFORE {literal(old.record.labels[0])}"
        sql = f"ALTER {words(new)} ADD VALUE {literal(label)}{place}"
        yield Step(sql=sql, form="add-enum-value", commit=True)


def _rename_label(item: Object[Enum], old: str, new: str) -> Steps:
    return (Step(sql=f"ALTER {words(item)} RENAME VALUE {literal(old)} TO {literal(new)}"),)


KIND = Kind(
    name="enum",
    plural="enums",
    catalog="pg_type",
    record=Enum,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    parts=lambda item: item.record.labels,
    rename_part=_rename_label,
    words=words,
    grant_words=words,
    model="The values and their order.",
    query=f"""
select t.oid::int8, array[n.nspname, t.typname] as path,
  coalesce(array_agg(e.enumlabel order by e.enumsortorder) filter (where e.oid is not null),
    '{{}}') as labels,
  json_build_array(json_build_array('pg_type', t.typarray::int8, 0)) as also
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_enum e on e.enumtypid = t.oid
where t.typtype = 'e' and {of_users()} and {not_of_extension("pg_type", "t.oid")}
group by t.oid, n.nspname, t.typname, t.typarray
""",
)
