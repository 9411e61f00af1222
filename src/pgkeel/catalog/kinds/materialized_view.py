"""Materialized views; their indexes are objects of their own."""

from collections.abc import Sequence

from msgspec.structs import replace

from pgkeel.catalog.address import Address
from pgkeel.catalog.aside import aside, stays_as_it_is
from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.options import change_options, rendered_options, with_toast
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps

# All that may read one.
_READERS = frozenset(
    {"aggregate", "materialized view", "policy", "publication table", "routine", "rule", "view"}
)


class MaterializedView(Record, frozen=True, kw_only=True, gc=False):
    """A materialized view: its query as the server writes it, and how it is stored."""

    columns: tuple[str, ...]
    options: tuple[str, ...]
    tablespace: str | None
    query: str


def words(item: Object[MaterializedView]) -> str:
    """Return how statements name it."""
    return f"MATERIALIZED VIEW {qualified(item.address.path)}"


_drop = dropped_by(words, form="drop-materialized-view")
_rename = renamed_by(words, form="rename-view")


def _create(item: Object[MaterializedView], _: Sequence[str], __: Scene) -> Steps:
    view = item.record
    parts = [f"CREATE {words(item)}", f"({', '.join(map(identifier, view.columns))})"]
    parts += [f"WITH ({rendered_options(view.options)})"] if view.options else []
    parts += [f"TABLESPACE {identifier(view.tablespace)}"] if view.tablespace else []
    parts.append(f"AS\n {view.query.strip().removesuffix(';')}")
    return (Step(sql=" ".join(parts), form="create-materialized-view", on=item.address),)


def _alter(
    old: Object[MaterializedView], new: Object[MaterializedView], scene: Scene
) -> Alteration | None:
    before, after = old.record, new.record
    if (before.query, before.columns) != (after.query, after.columns):
        return _replaced(old, new, scene) if scene.online else None
    actions = list(change_options(before.options, after.options))
    if before.tablespace != after.tablespace:
        actions.append(f"SET TABLESPACE {identifier(after.tablespace or 'pg_default')}")
    return Alteration(
        steps=tuple(
            Step(sql=f"ALTER {words(new)} {action}", form="set-storage-parameters", on=new.address)
            for action in actions
        )
    )


def _replaced(
    old: Object[MaterializedView], new: Object[MaterializedView], scene: Scene
) -> Alteration | None:
    """Fill the new one, and index it, beside the old one, which is read until then."""
    if not stays_as_it_is(old.address, scene):
        return None
    schema, name = new.address.path
    beside = Address(new.address.kind, (schema, aside(name, "__new")))
    made = replace(new, address=beside)
    built = list(_create(made, (), scene))
    named: list[Step] = []
    indexes = [
        child
        for child in scene.after.children.get(new.address, ())
        if child.address.kind == "index"
    ]
    for number, index in enumerate(indexes, 1):
        own = index.address.path[-1]
        other = aside(own, f"__new{number}")
        unique = "UNIQUE " if index.record.unique else ""
        sql = f"CREATE {unique}INDEX {identifier(other)} ON {qualified(beside.path)}"
        built.append(Step(sql=f"{sql} {index.record.definition}", form="create-index", on=beside))
        renamed = f"ALTER INDEX {qualified((schema, other))} RENAME TO {identifier(own)}"
        named.append(Step(sql=renamed, form="rename-index", on=beside))
    # Whatever is part of either: columns are what comments and privileges belong to.
    parts = frozenset(
        child.address
        for snapshot in (scene.before, scene.after)
        for child in snapshot.children.get(new.address, ())
        if child.address.kind in ("index", "view column")
    )
    return Alteration(
        prepares=(*built[:-1], built[-1].committed()),
        steps=(*_drop(old, scene), *_rename(made, new.address.path, scene), *named),
        takes_down=_READERS,
        touches=tuple(sorted(part for part in parts if part in scene.before.objects)),
        renews=True,
        carries=parts,
    )


KIND = Kind(
    name="materialized view",
    plural="materialized views",
    catalog="pg_class",
    record=MaterializedView,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=_rename,
    words=words,
    grant_words=lambda item: f"TABLE {qualified(item.address.path)}",
    expressions=("query",),
    model="Query, columns and storage parameters; not whether it is filled.",
    query=f"""
select c.oid::int8, array[n.nspname, c.relname] as path, pg_get_viewdef(c.oid) as query,
  {with_toast()} as options, s.spcname as tablespace,
  array(select a.attname from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
  json_build_array(json_build_array('pg_type', c.reltype::int8, 0),
    json_build_array('pg_rewrite', r.oid::int8, 0)) as also
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
left join pg_tablespace s on s.oid = c.reltablespace
where c.relkind = 'm' and c.relnatts > 0 and {of_users()}
  and {not_of_extension("pg_class", "c.oid")}
""",
)
