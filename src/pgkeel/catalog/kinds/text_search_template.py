"""Text-search templates, which dictionaries are made from."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class TextSearchTemplate(Record, frozen=True, kw_only=True, gc=False):
    """The functions of the dictionaries made from it."""

    functions: tuple[tuple[str, str], ...]
    """What each is for, as CREATE TEXT SEARCH TEMPLATE calls it, and the function as SQL."""


def words(item: Object[TextSearchTemplate]) -> str:
    """Return how statements name it."""
    return f"TEXT SEARCH TEMPLATE {qualified(item.address.path)}"


def _create(item: Object[TextSearchTemplate], _: Sequence[str], __: Scene) -> Steps:
    options = ", ".join(f"{role} = {function}" for role, function in item.record.functions)
    return (Step(sql=f"CREATE {words(item)} ({options})"),)


def _drop(item: Object[TextSearchTemplate], _: Scene) -> Steps:
    return (Step(sql=f"DROP {words(item)}"),)


def _rename(item: Object[TextSearchTemplate], path: tuple[str, ...], _: Scene) -> Steps:
    return (Step(sql=f"ALTER {words(item)} RENAME TO {identifier(path[-1])}"),)


KIND = Kind(
    name="text search template",
    plural="text-search templates",
    catalog="pg_ts_template",
    record=TextSearchTemplate,
    create=_create,
    alter=never,
    drop=_drop,
    rename=_rename,
    words=words,
    model="Its functions.",
    query=f"""
select t.oid::int8, array[n.nspname, t.tmplname] as path,
  (select json_agg(json_build_array(f.role, f.name::text) order by f.place) from (values
    (1, 'init', t.tmplinit), (2, 'lexize', t.tmpllexize)
  ) f(place, role, name) where f.name::oid <> 0) as functions
from pg_ts_template t join pg_namespace n on n.oid = t.tmplnamespace
where {of_users()} and {not_of_extension("pg_ts_template", "t.oid")}
""",
)
