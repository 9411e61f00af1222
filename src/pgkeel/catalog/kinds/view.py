"""Views."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.options import change_options, rendered_options
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps


class View(Record, frozen=True, kw_only=True, gc=False):
    """A view: its query as the server writes it, its columns and options."""

    columns: tuple[tuple[str, str], ...]
    """Names and types."""
    options: tuple[str, ...]
    query: str


def words(item: Object[View]) -> str:
    """Return how statements name it."""
    return f"VIEW {qualified(item.address.path)}"


def _create(item: Object[View], _: Sequence[str], __: Scene) -> Steps:
    return (_made(item, "CREATE"),)


def _made(item: Object[View], verb: str) -> Step:
    view = item.record
    options = f" WITH ({rendered_options(view.options)})" if view.options else ""
    names = ", ".join(identifier(name) for name, _ in view.columns)
    columns = f" ({names})" if names else ""
    form = "replace-view" if verb != "CREATE" else "create-view"
    query = view.query.strip().removesuffix(";")
    sql = f"{verb} {words(item)}{columns}{options} AS\n {query}"
    return Step(sql=sql, form=form, on=item.address)


def _stub(item: Object[View], _: Scene) -> Steps:
    columns = ",\n    ".join(
        f"NULL::{kind} AS {identifier(name)}" for name, kind in item.record.columns
    )
    sql = f"CREATE OR REPLACE {words(item)} AS SELECT\n    {columns}"
    return (Step(sql=sql, form="create-view", on=item.address),)


def _complete(item: Object[View], _: Scene) -> Steps:
    return (_made(item, "CREATE OR REPLACE"),)


def _alter(old: Object[View], new: Object[View], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    if before.query == after.query and before.columns == after.columns:
        actions = change_options(before.options, after.options)
        loosened = Hazard("privilege-change", "whose rights and policies count may change")
        return Alteration(
            steps=tuple(
                Step(
                    sql=f"ALTER {words(new)} {action}",
                    form="set-view-options",
                    on=new.address,
                    hazards=(loosened,),
                )
                for action in actions
            )
        )
    # Columns may only be added at the end (manual: CREATE VIEW, Description).
    if after.columns[: len(before.columns)] != before.columns:
        return None
    return Alteration(steps=(_made(new, "CREATE OR REPLACE"),))


KIND = Kind(
    name="view",
    plural="views",
    catalog="pg_class",
    record=View,
    create=_create,
    alter=_alter,
    drop=dropped_by(words, form="drop-view"),
    rename=renamed_by(words, form="rename-view"),
    words=words,
    grant_words=lambda item: f"TABLE {qualified(item.address.path)}",
    stub=_stub,
    complete=_complete,
    expressions=("query",),
    model="Query, columns, and options such as security_invoker.",
    query=f"""
select c.oid::int8, array[n.nspname, c.relname] as path, pg_get_viewdef(c.oid) as query,
  coalesce(c.reloptions, '{{}}') as options,
  (select json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod))
    order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  json_build_array(json_build_array('pg_type', c.reltype::int8, 0),
    json_build_array('pg_rewrite', r.oid::int8, 0)) as also
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_rewrite r on r.ev_class = c.oid and r.rulename = '_RETURN'
where c.relkind = 'v' and c.relnatts > 0 and c.relpersistence <> 't' and {of_users()}
  and {not_of_extension("pg_class", "c.oid")}
""",
)
