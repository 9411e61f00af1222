"""Indexes of partitions that have a name of their own.

They belong to the index of the whole, which makes them: those that the server named are not listed.
"""

from collections.abc import Sequence

from pgkeel.catalog.address import Address
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal, qualified
from pgkeel.catalog.step import Alteration, Step, Steps

_LONGEST = 63
# What the server chooses ends so (index.c: ChooseIndexName).
_CHOSEN = "_(idx|key)[0-9]*$"


class PartitionIndex(Record, frozen=True, kw_only=True, gc=False):
    """What it is called, and the index of the whole: schema, table and name."""

    name: str
    whole: tuple[str, str, str]


def words(item: Object[PartitionIndex]) -> str:
    """Return how statements name it."""
    return f"INDEX {_named(item, item.record.name)}"


def _named(item: Object[PartitionIndex], name: str) -> str:
    return qualified((item.address.path[0], name))


def _create(item: Object[PartitionIndex], _: Sequence[str], __: Scene) -> Steps:
    # The statement that makes the index of the whole lets the server choose a name: it is asked.
    schema, _table, index = item.record.whole
    query = (
        "SELECT n.nspname, c.relname FROM pg_inherits i "
        "JOIN pg_index x ON x.indexrelid = i.inhrelid JOIN pg_class c ON c.oid = i.inhrelid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        f"WHERE i.inhparent = {literal(qualified((schema, index)))}::regclass "
        f"AND x.indrelid = {literal(qualified(item.address.path[:-1]))}::regclass "
        f"AND c.relname <> {literal(item.record.name)}"
    )
    rename = f"format('ALTER INDEX %I.%I RENAME TO %I', home, made, {literal(item.record.name)})"
    body = (
        f"DECLARE home name; made name; BEGIN FOR home, made IN {query} LOOP EXECUTE {rename}; "
        "END LOOP; END"
    )
    return (Step(sql=f"DO {literal(body)}", form="rename-index", on=item.parent),)


def _alter(old: Object[PartitionIndex], new: Object[PartitionIndex], _: Scene) -> Alteration:
    return Alteration(steps=_renamed(old, new.record.name))


def _drop(item: Object[PartitionIndex], scene: Scene) -> Steps:
    """Return what gives it such a name as the server chooses, where it stays."""
    stays = item.whole in scene.after.objects
    if not stays or Address("index", item.record.whole) not in scene.after.objects:
        return ()
    *_, table, index = item.address.path
    start = f"{table}_{index}".encode()[: _LONGEST - 4].decode(errors="ignore")
    return _renamed(item, f"{start}_idx")


def _renamed(item: Object[PartitionIndex], name: str) -> Steps:
    if item.record.name == name:
        return ()
    sql = f"ALTER {words(item)} RENAME TO {identifier(name)}"
    return (Step(sql=sql, form="rename-index", on=item.parent),)


KIND = Kind(
    name="partition index",
    plural="partition indexes",
    catalog="pg_class",
    parent="pg_class",
    record=PartitionIndex,
    create=_create,
    alter=_alter,
    drop=_drop,
    words=words,
    model="Only a name that the server did not choose; else it is part of the index of the whole.",
    query=f"""
select i.oid::int8, x.indrelid::int8 as parent, array[w.relname] as path, i.relname as name,
  array[wn.nspname, wt.relname, w.relname] as whole,
  json_build_array(json_build_array('pg_class', w.oid::int8, 0)) as needs
from pg_class i
join pg_index x on x.indexrelid = i.oid
join pg_inherits h on h.inhrelid = i.oid
join pg_class w on w.oid = h.inhparent
join pg_index wx on wx.indexrelid = w.oid and wx.indisvalid
join pg_class wt on wt.oid = wx.indrelid
join pg_namespace wn on wn.oid = w.relnamespace
join pg_class c on c.oid = x.indrelid
join pg_namespace n on n.oid = c.relnamespace
where i.relispartition and i.relkind in ('i', 'I') and i.relname !~ '{_CHOSEN}' and {of_users()}
  and not exists (select from pg_constraint o where o.conindid = i.oid
    and o.contype in ('p', 'u', 'x'))
  and {not_of_extension("pg_class", "c.oid")}
""",
)
