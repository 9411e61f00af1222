"""Indexes; those behind constraints belong to these, those of partitions to their parent's."""

from collections.abc import Iterator, Sequence
from typing import Any

from pgkeel.catalog.address import Address
from pgkeel.catalog.aside import aside, stays_as_it_is
from pgkeel.catalog.by_words import renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.partitions import attached, partitions_below
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_FAILS = Hazard("may-fail", "existing rows may not be unique")
_KEPT = frozenset({"statistics", "tablespace"})
"""What of an index can change while it stays."""


class Index(Record, frozen=True, kw_only=True, gc=False):
    """An index as the server writes it, from the word after its table on."""

    unique: bool
    valid: bool
    """Whether it is used; a CONCURRENTLY that failed leaves one that is not."""
    partitioned: bool
    definition: str
    statistics: tuple[tuple[int, int], ...]
    """Numbers of columns, and their targets where these are not the usual."""
    tablespace: str | None
    attached: str | None
    """The index of the whole, as SQL, where that is not complete."""


def words(item: Object[Index]) -> str:
    """Return how statements name it."""
    return f"INDEX {_name(item)}"


def _name(item: Object[Index]) -> str:
    return qualified((item.address.path[0], item.address.path[-1]))


def _create(item: Object[Index], _: Sequence[str], scene: Scene) -> Steps:
    index = item.record
    table = qualified(item.address.path[:-1])
    if index.partitioned and not index.valid:
        table = f"ONLY {table}"  # not all partitions have their part of it
    elif scene.online and index.partitioned and not scene.is_new(item.whole):
        below = partitions_below(item.whole, scene)
        if below is not None:
            return (*_parts(item, below), *_settings(item, None))
    part = _is_part(item, scene.before, scene.after)
    online = scene.online and not (index.partitioned or part or scene.is_new(item.whole))
    head = f"CREATE {'UNIQUE ' if index.unique else ''}INDEX {'CONCURRENTLY ' if online else ''}"
    # A partition that is detached keeps its part of the index.
    head += "IF NOT EXISTS " if part else ""
    form = "create-index-concurrently" if online else "create-index"
    return (
        Step(
            sql=f"{head}{identifier(item.address.path[-1])} ON {table} {index.definition}",
            form="create-index-partitioned" if index.partitioned else form,
            on=item.parent,
            hazards=(_FAILS,) if index.unique else (),
            transaction=not online,
        ),
        *_settings(item, None),
    )


def _settings(item: Object[Index], before: Index | None) -> Iterator[Step]:
    """Yield what CREATE INDEX cannot say, or only in the midst of the definition."""
    index = item.record
    if index.tablespace != (before.tablespace if before else None):
        place = identifier(index.tablespace or "pg_default")
        sql = f"ALTER {words(item)} SET TABLESPACE {place}"
        yield Step(sql=sql, form="set-tablespace", on=item.parent)
    if index.attached and before is None:
        action = f"ATTACH PARTITION {_name(item)}"
        yield Step(sql=f"ALTER INDEX {index.attached} {action}", on=item.parent)
    old = dict(before.statistics if before else ())
    new = dict(index.statistics)
    for column in sorted(old.keys() | new.keys()):
        if old.get(column) != new.get(column):
            action = f"ALTER COLUMN {column} SET STATISTICS {new.get(column, -1)}"
            yield Step(sql=f"ALTER {words(item)} {action}")


def _alter(old: Object[Index], new: Object[Index], scene: Scene) -> Alteration | None:
    before, after = old.record, new.record
    if all(
        getattr(before, field) == getattr(after, field)
        for field in before.__struct_fields__
        if field not in _KEPT
    ):
        return Alteration(steps=tuple(_settings(new, before)))
    return _replaced(old, new, scene)


def _parts(item: Object[Index], below: Sequence[Object[Any]]) -> Iterator[Step]:
    """Yield an index that no partition has, then that of each one, attached when it is built."""
    head = f"CREATE {'UNIQUE ' if item.record.unique else ''}INDEX"
    schema, *_, whole = item.address.path
    names = {item.whole.path: (schema, whole)}
    names |= {
        part.address.path: (part.address.path[0], aside(whole, f"_part{number}_idx"))
        for number, part in enumerate(below, 1)
    }
    hazards = (_FAILS,) if item.record.unique else ()
    wholes = [item.whole, *(part.address for part in below if part.record.partition_by)]
    for one in wholes:
        name = identifier(names[one.path][1])
        sql = f"{head} {name} ON ONLY {qualified(one.path)} {item.record.definition}"
        yield Step(sql=sql, form="create-index-only", on=one)
    for part in below:
        if not part.record.partition_by:
            name = identifier(names[part.address.path][1])
            table = qualified(part.address.path)
            yield Step(
                sql=f"{head} CONCURRENTLY {name} ON {table} {item.record.definition}",
                form="create-index-concurrently",
                on=part.address,
                hazards=hazards,
                transaction=False,
            )
    # What is above becomes valid when the last part is attached, from the leaves up.
    for part in reversed(below):
        yield attached(names[part.record.partition_of], names[part.address.path][1], part.address)


def _replaced(old: Object[Index], new: Object[Index], scene: Scene) -> Alteration | None:
    """Let the old one serve until the new one is built, where nothing else may be in the way."""
    if not scene.online or old.record.partitioned or new.record.partitioned:
        return None
    if not stays_as_it_is(old.address, scene):
        return None
    schema, *_, name = new.address.path
    other = aside(name, "__new")
    built = Step(
        sql=f"CREATE {'UNIQUE ' if new.record.unique else ''}INDEX CONCURRENTLY "
        f"{identifier(other)} ON {qualified(new.address.path[:-1])} {new.record.definition}",
        form="create-index-concurrently",
        on=new.parent,
        hazards=(_FAILS,) if new.record.unique else (),
        transaction=False,
    )
    renamed = f"ALTER INDEX {qualified((schema, other))} RENAME TO {identifier(name)}"
    return Alteration(
        prepares=(built,),
        steps=(
            *_drop(old, scene),
            Step(sql=renamed, form="rename-index", on=new.parent),
            *_settings(new, None),
        ),
        takes_down=frozenset(scene.kinds),
        renews=True,
    )


def _is_part(item: Object[Index], one: Snapshot, other: Snapshot) -> bool:
    """Whether in ``one`` an index of a partitioned table has such an index of this partition."""
    table, free = one.objects.get(item.whole), other.objects.get(item.whole)
    parent = getattr(table.record, "partition_of", None) if table else None
    if parent is None or free is None or getattr(free.record, "partition_of", None) == parent:
        return False
    kind, definition = item.address.kind, item.record.definition
    return any(
        child.address.kind == kind and child.record.definition == definition
        for child in one.children.get(Address("table", parent), ())
    )


def _drop(item: Object[Index], scene: Scene) -> Steps:
    if _is_part(item, scene.after, scene.before):
        return ()  # attached, it becomes part of the index of the whole
    online = scene.online and not item.record.partitioned
    return (
        Step(
            sql=f"DROP INDEX {'CONCURRENTLY ' if online else ''}{_name(item)}",
            form="drop-index-concurrently" if online else "drop-index",
            on=item.parent,
            transaction=not online,
        ),
    )


KIND = Kind(
    name="index",
    plural="indexes",
    catalog="pg_class",
    parent="pg_class",
    record=Index,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=renamed_by(words, form="rename-index"),
    words=words,
    expressions=("definition",),
    model="Whole; those on partitions belong to that of the whole, and their names do not count.",
    query=f"""
select i.oid::int8, array[i.relname] as path, x.indrelid::int8 as parent,
  x.indisunique as unique, x.indisvalid as valid, i.relkind = 'I' as partitioned,
  substr(pg_get_indexdef(i.oid), length(format('CREATE %sINDEX %I ON %s%I.%I ',
    case when x.indisunique then 'UNIQUE ' end, i.relname,
    case when i.relkind = 'I' then 'ONLY ' end, n.nspname, c.relname)) + 1) as definition,
  coalesce(z.statistics, '[]') as statistics, ts.spcname as tablespace,
  case when i.relispartition then w.indexrelid::regclass::text end as attached,
  coalesce(case when i.relkind = 'I' and not x.indisvalid then (
    -- Partitions that come later would have their part of it.
    select json_agg(json_build_array('pg_class', h.inhrelid::int8, 0)) from pg_inherits h
    where h.inhparent = x.indrelid)
  when i.relispartition then
    json_build_array(json_build_array('pg_class', w.indexrelid::int8, 0)) end, '[]') as needs
from pg_index x
join pg_class i on i.oid = x.indexrelid
join pg_class c on c.oid = x.indrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_tablespace ts on ts.oid = i.reltablespace
left join lateral (  -- one index at a time: without statistics, a join would ask for all each time
  select json_agg(json_build_array(a.attnum, a.attstattarget) order by a.attnum) as statistics
  from pg_attribute a where a.attstattarget >= 0 and a.attrelid = i.oid
) z on true
left join pg_constraint o on o.conindid = x.indexrelid and o.contype in ('p', 'u', 'x')
left join pg_inherits wh on i.relispartition and wh.inhrelid = i.oid
left join pg_index w on w.indexrelid = wh.inhparent
where o.oid is null and (not i.relispartition or not w.indisvalid)
  and c.relkind in ('r', 'p', 'm') and {of_users()}
  and {not_of_extension("pg_class", "c.oid")}
""",
)
