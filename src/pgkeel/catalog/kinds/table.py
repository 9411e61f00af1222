"""Tables: plain, partitioned, partitions, inheriting and typed ones."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.moving import after_table
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.options import change_options, rendered_options, with_toast
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.relatives import RELATIVES, change_relatives
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_ACCESS_METHOD_CHANGES_SINCE = 15


class Table(Record, frozen=True, kw_only=True, gc=False):
    """A table without its columns and whatever else belongs to it."""

    unlogged: bool
    partition_by: str | None
    partition_of: tuple[str, ...] | None
    bound: str | None
    inherits: tuple[tuple[str, ...], ...]
    of_type: str | None
    options: tuple[str, ...]
    access_method: str | None
    tablespace: str | None
    row_security: bool
    force_row_security: bool


def words(item: Object[Table]) -> str:
    """Return how statements name it."""
    return f"TABLE {qualified(item.address.path)}"


def _create(item: Object[Table], elements: Sequence[str], _: Scene) -> Steps:
    table = item.record
    parts = [f"CREATE {'UNLOGGED ' if table.unlogged else ''}{words(item)}"]
    if table.partition_of:
        parts.append(f"PARTITION OF {qualified(table.partition_of)}")
    elif table.of_type:
        parts.append(f"OF {table.of_type}")
    if elements:
        inner = ",\n".join(f"    {line}" for line in elements)
        parts.append(f"(\n{inner}\n)")
    elif not (table.partition_of or table.of_type):
        parts.append("()")
    if table.bound:
        parts.append(table.bound)
    if table.inherits:
        parts.append(f"INHERITS ({', '.join(map(qualified, table.inherits))})")
    if table.partition_by:
        parts.append(f"PARTITION BY {table.partition_by}")
    if table.access_method:
        parts.append(f"USING {identifier(table.access_method)}")
    if table.options:
        parts.append(f"WITH ({rendered_options(table.options)})")
    if table.tablespace:
        parts.append(f"TABLESPACE {identifier(table.tablespace)}")
    made = Step(sql=" ".join(parts), form="create-table", on=item.address)
    return (made, *_security(item, before=None))


def _security(item: Object[Table], before: Table | None) -> Iterator[Step]:
    table = item.record
    if table.row_security != (before.row_security if before else False):
        verb = "ENABLE" if table.row_security else "DISABLE"
        yield _altered(item, f"{verb} ROW LEVEL SECURITY", f"{verb.lower()}-rls")
    if table.force_row_security != (before.force_row_security if before else False):
        verb = "FORCE" if table.force_row_security else "NO FORCE"
        yield _altered(item, f"{verb} ROW LEVEL SECURITY", verb.lower().replace(" ", "-") + "-rls")


def _altered(item: Object[Table], action: str, form: str) -> Step:
    return Step(sql=f"ALTER {words(item)} {action}", form=form, on=item.address)


def _alter(old: Object[Table], new: Object[Table], scene: Scene) -> Alteration | None:
    before, after = old.record, new.record
    if (before.partition_by, before.of_type) != (after.partition_by, after.of_type):
        return None
    moved = before.access_method != after.access_method
    if moved and scene.before.major < _ACCESS_METHOD_CHANGES_SINCE:
        return None
    steps = list(change_relatives(new, before, after, scene))
    if before.unlogged != after.unlogged:
        verb = "UNLOGGED" if after.unlogged else "LOGGED"
        steps.append(_altered(new, f"SET {verb}", f"set-{verb.lower()}"))
    if before.access_method != after.access_method:
        method = identifier(after.access_method or "heap")
        steps.append(_altered(new, f"SET ACCESS METHOD {method}", "set-access-method"))
    if before.tablespace != after.tablespace:
        place = identifier(after.tablespace or "pg_default")
        steps.append(_altered(new, f"SET TABLESPACE {place}", "set-tablespace"))
    steps += [
        _altered(new, action, "set-storage-parameters")
        for action in change_options(before.options, after.options)
    ]
    steps += _security(new, before)
    return Alteration(steps=tuple(steps))


def _drop(item: Object[Table], _: Scene) -> Steps:
    lost = Hazard("data-loss", "all rows of the table go")
    return (Step(sql=f"DROP {words(item)}", form="drop-table", on=item.address, hazards=(lost,)),)


def _rename(item: Object[Table], path: tuple[str, ...], _: Scene) -> Steps:
    return (_altered(item, f"RENAME TO {identifier(path[-1])}", "rename-table"),)


KIND = Kind(
    name="table",
    plural="tables",
    catalog="pg_class",
    record=Table,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=_rename,
    words=words,
    grant_words=words,
    disturbs=after_table,
    query=f"""
select c.oid::int8, array[n.nspname, c.relname] as path,
  c.relpersistence = 'u' as unlogged,
  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_by,
  {RELATIVES},
  case when c.reloftype <> 0 then format_type(c.reloftype, null) end as of_type,
  {with_toast()} as options,
  (select a.amname from pg_am a where a.oid = c.relam and a.amname <> 'heap') as access_method,
  (select t.spcname from pg_tablespace t where t.oid = c.reltablespace) as tablespace,
  c.relrowsecurity as row_security, c.relforcerowsecurity as force_row_security,
  json_build_array(json_build_array('pg_type', c.reltype::int8, 0),
    json_build_array('pg_type', y.typarray::int8, 0)) as also
from pg_class c join pg_namespace n on n.oid = c.relnamespace
left join pg_type y on y.oid = c.reltype
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and {of_users()}
  and {not_of_extension("pg_class", "c.oid")}
""",
)
