"""Text-search parsers."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class TextSearchParser(Record, frozen=True, kw_only=True, gc=False):
    """The functions that cut a text into tokens."""

    functions: tuple[tuple[str, str], ...]
    """What each is for, as CREATE TEXT SEARCH PARSER calls it, and the function as SQL."""


def words(item: Object[TextSearchParser]) -> str:
    """Return how statements name it."""
    return f"TEXT SEARCH PARSER {qualified(item.address.path)}"


def _create(item: Object[TextSearchParser], _: Sequence[str], __: Scene) -> Steps:
    options = ", ".join(f"{role} = {function}" for role, function in item.record.functions)
    return (Step(sql=f"CREATE {words(item)} ({options})"),)


def _drop(item: Object[TextSearchParser], _: Scene) -> Steps:
    return (Step(sql=f"DROP {words(item)}"),)


def _rename(item: Object[TextSearchParser], path: tuple[str, ...], _: Scene) -> Steps:
    return (Step(sql=f"ALTER {words(item)} RENAME TO {identifier(path[-1])}"),)


KIND = Kind(
    name="text search parser",
    plural="text-search parsers",
    catalog="pg_ts_parser",
    record=TextSearchParser,
    create=_create,
    alter=never,
    drop=_drop,
    rename=_rename,
    words=words,
    model="Its functions.",
    query=f"""
select p.oid::int8, array[n.nspname, p.prsname] as path,
  (select json_agg(json_build_array(f.role, f.name::text) order by f.place) from (values
    (1, 'start', p.prsstart), (2, 'gettoken', p.prstoken), (3, 'end', p.prsend),
    (4, 'headline', p.prsheadline), (5, 'lextypes', p.prslextype)
  ) f(place, role, name) where f.name::oid <> 0) as functions
from pg_ts_parser p join pg_namespace n on n.oid = p.prsnamespace
where {of_users()} and {not_of_extension("pg_ts_parser", "p.oid")}
""",
)
