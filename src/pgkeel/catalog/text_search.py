"""What the parsers and the templates of text search are alike in: all they have is functions."""

from collections.abc import Mapping, Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Step, Steps


class Functions(Record, frozen=True, kw_only=True, gc=False):
    """The functions that do the work."""

    functions: tuple[tuple[str, str], ...]
    """What each is for, as CREATE calls it, and the function as SQL."""


def kind_of_functions(what: str, catalog: str, prefix: str, columns: Mapping[str, str]) -> Kind:
    """Return the kind ``text search {what}``, whose functions are in ``columns`` of ``catalog``.

    ``columns`` are by what each function is for; all columns of the catalog begin with ``prefix``.
    """

    def words(item: Object[Functions]) -> str:
        return f"TEXT SEARCH {what.upper()} {qualified(item.address.path)}"

    def create(item: Object[Functions], _: Sequence[str], __: Scene) -> Steps:
        options = ", ".join(f"{use} = {function}" for use, function in item.record.functions)
        return (Step(sql=f"CREATE {words(item)} ({options})"),)

    rows = ", ".join(
        f"({place}, '{use}', t.{prefix}{column})"
        for place, (use, column) in enumerate(columns.items())
    )
    return Kind(
        name=f"text search {what}",
        plural=f"text-search {what}s",
        catalog=catalog,
        record=Functions,
        create=create,
        alter=never,
        drop=dropped_by(words),
        rename=renamed_by(words),
        words=words,
        model="Its functions.",
        query=f"""
select t.oid::int8, array[n.nspname, t.{prefix}name] as path,
  (select json_agg(json_build_array(f.use, f.name::text) order by f.place)
   from (values {rows}) f(place, use, name) where f.name::oid <> 0) as functions
from {catalog} t join pg_namespace n on n.oid = t.{prefix}namespace
where {of_users()} and {not_of_extension(catalog, "t.oid")}
""",
    )
