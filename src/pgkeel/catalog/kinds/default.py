"""Defaults of columns; that of a generated column is its expression and part of it."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.relatives import inherited_columns
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Alteration, Step, Steps
from pgkeel.catalog.widening import cost_of


class Default(Record, frozen=True, kw_only=True, gc=False):
    """What a row gets where nothing is said of the column."""

    expression: str


def _element(item: Object[Default], _: Sequence[str], scene: Scene) -> str | None:
    column = scene.after.objects[item.whole]
    table = scene.after.objects.get(column.whole)
    if getattr(table and table.record, "of_type", None) or not getattr(
        column.record, "local", False
    ):
        return None  # what makes the column is not said here
    return f"DEFAULT {item.record.expression}"


def _create(item: Object[Default], _: Sequence[str], scene: Scene) -> Steps:
    if item.whole.kind == "column" and scene.is_new(item.whole):
        for parent in inherited_columns(item.whole, scene):
            theirs = scene.after.child(parent.address, "default")
            if theirs and theirs.record == item.record:
                return ()  # it comes with the column
    return _set(item, scene)


def _set(item: Object[Default], scene: Scene) -> Steps:
    action = f"SET DEFAULT {item.record.expression}"
    return (_altered(item, scene.after, action, "set-default"),)


def _alter(old: Object[Default], new: Object[Default], scene: Scene) -> Alteration | None:
    if old.record != new.record and _is_cast(new, scene):
        return None
    return Alteration(steps=_set(new, scene))


def _is_cast(item: Object[Default], scene: Scene) -> bool:
    """Whether the column changes to a type that its old default is no value of by itself."""
    types = [
        getattr(snapshot.objects[item.whole].record, "type", None)
        for snapshot in (scene.before, scene.after)
    ]
    old, new = types
    return bool(old and new and old != new and cost_of(old, new).explicit)


def _drop(item: Object[Default], scene: Scene) -> Steps:
    return (_altered(item, scene.before, "DROP DEFAULT", "drop-default"),)


def _altered(item: Object[Default], snapshot: Snapshot, action: str, form: str) -> Step:
    *table, column = item.address.path
    sql = f"ALTER TABLE {qualified(table)} ALTER COLUMN {identifier(column)} {action}"
    return Step(sql=sql, form=form, on=snapshot.objects[item.whole].whole)


KIND = Kind(
    name="default",
    plural="defaults",
    catalog="pg_attrdef",
    parent="pg_class",
    record=Default,
    create=_create,
    alter=_alter,
    drop=_drop,
    element=_element,
    expressions=("expression",),
    query=f"""
select d.oid::int8, d.adrelid::int8 as parent, d.adnum as parent_sub,
  -- No default speaks of columns, so the server need not look at any: that is half of the time.
  pg_get_expr(d.adbin, 0) as expression
from pg_attrdef d
join pg_class c on c.oid = d.adrelid
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
where a.attgenerated = '' and {of_users()}
""",
)
