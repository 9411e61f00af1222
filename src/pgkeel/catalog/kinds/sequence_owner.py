"""Which column a sequence belongs to: made after both, so that neither waits for the other."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class SequenceOwner(Record, frozen=True, kw_only=True, gc=False):
    """OWNED BY: the sequence is dropped with that column."""

    column: tuple[str, ...]


def _create(item: Object[SequenceOwner], _: Sequence[str], __: Scene) -> Steps:
    return (_owned(item, qualified(item.record.column)),)


def _alter(_: Object[SequenceOwner], new: Object[SequenceOwner], __: Scene) -> Alteration:
    return Alteration(steps=(_owned(new, qualified(new.record.column)),))


def _drop(item: Object[SequenceOwner], _: Scene) -> Steps:
    return (_owned(item, "NONE"),)


def _owned(item: Object[SequenceOwner], column: str) -> Step:
    sql = f"ALTER SEQUENCE {qualified(item.whole.path)} OWNED BY {column}"
    return Step(sql=sql, form="alter-sequence-owned-by", on=item.parent)


KIND = Kind(
    name="sequence owner",
    plural="sequence owners",
    catalog="pg_depend",
    parent="pg_class",
    record=SequenceOwner,
    create=_create,
    alter=_alter,
    drop=_drop,
    model="The column that OWNED BY names.",
    query=f"""
select s.oid::int8, s.oid::int8 as parent, array[n.nspname, c.relname, a.attname] as "column",
  -- Both have to have the same owner by then.
  json_build_array(json_build_array('pg_class', c.oid::int8, a.attnum),
    json_build_array('owner pg_class', c.oid::int8, 0),
    json_build_array('owner pg_class', s.oid::int8, 0)) as needs
from pg_depend d
join pg_class s on s.oid = d.objid and s.relkind = 'S'
join pg_class c on c.oid = d.refobjid
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
  and d.deptype = 'a' and {of_users()} and {not_of_extension("pg_class", "s.oid")}
""",
)
