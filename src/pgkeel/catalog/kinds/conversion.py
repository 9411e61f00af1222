"""Conversions between encodings."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import literal, qualified
from pgkeel.catalog.step import Step, Steps


class Conversion(Record, frozen=True, kw_only=True, gc=False):
    """From which encoding to which, and by what."""

    source: str
    target: str
    function: tuple[str, str]
    default: bool


def words(item: Object[Conversion]) -> str:
    """Return how statements name it."""
    return f"CONVERSION {qualified(item.address.path)}"


def _create(item: Object[Conversion], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    default = "DEFAULT " if one.default else ""
    sql = (
        f"CREATE {default}{words(item)} FOR {literal(one.source)} TO {literal(one.target)} "
        f"FROM {qualified(one.function)}"
    )
    return (Step(sql=sql),)


KIND = Kind(
    name="conversion",
    plural="conversions",
    catalog="pg_conversion",
    record=Conversion,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    model="Encodings, function, and whether it is the default.",
    query=f"""
select c.oid::int8, array[n.nspname, c.conname] as path,
  pg_encoding_to_char(c.conforencoding) as source, pg_encoding_to_char(c.contoencoding) as target,
  array[pn.nspname, p.proname] as function, c.condefault as default
from pg_conversion c
join pg_namespace n on n.oid = c.connamespace
join pg_proc p on p.oid = c.conproc
join pg_namespace pn on pn.oid = p.pronamespace
where {of_users()} and {not_of_extension("pg_conversion", "c.oid")}
""",
)
