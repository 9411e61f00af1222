"""Text-search dictionaries."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class TextSearchDictionary(Record, frozen=True, kw_only=True, gc=False):
    """A dictionary: its template and options."""

    template: tuple[str, str]
    options: str | None
    """As the catalog holds them, which is SQL."""


def words(item: Object[TextSearchDictionary]) -> str:
    """Return how statements name it."""
    return f"TEXT SEARCH DICTIONARY {qualified(item.address.path)}"


def _create(item: Object[TextSearchDictionary], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    options = f", {one.options}" if one.options else ""
    return (Step(sql=f"CREATE {words(item)} (template = {qualified(one.template)}{options})"),)


def _alter(
    old: Object[TextSearchDictionary], new: Object[TextSearchDictionary], _: Scene
) -> Alteration | None:
    # ALTER keeps the options that it does not name.
    if old.record.template != new.record.template or old.record.options or not new.record.options:
        return None
    return Alteration(steps=(Step(sql=f"ALTER {words(new)} ({new.record.options})"),))


KIND = Kind(
    name="text search dictionary",
    plural="text-search dictionaries",
    catalog="pg_ts_dict",
    record=TextSearchDictionary,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    model="Template and options.",
    query=f"""
select d.oid::int8, array[n.nspname, d.dictname] as path, array[tn.nspname, t.tmplname] as template,
  d.dictinitoption as options
from pg_ts_dict d
join pg_namespace n on n.oid = d.dictnamespace
join pg_ts_template t on t.oid = d.dicttemplate
join pg_namespace tn on tn.oid = t.tmplnamespace
where {of_users()} and {not_of_extension("pg_ts_dict", "d.oid")}
""",
)
