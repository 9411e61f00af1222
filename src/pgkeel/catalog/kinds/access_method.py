"""Access methods of tables and indexes that belong to no extension."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.fragments import FIRST_OID, not_of_extension
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Step, Steps


class AccessMethod(Record, frozen=True, kw_only=True, gc=False):
    """What it is for, and its handler."""

    type: str
    handler: tuple[str, str]


def words(item: Object[AccessMethod]) -> str:
    """Return how statements name it."""
    return f"ACCESS METHOD {identifier(item.address.path[-1])}"


def _create(item: Object[AccessMethod], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    return (Step(sql=f"CREATE {words(item)} TYPE {one.type} HANDLER {qualified(one.handler)}"),)


KIND = Kind(
    name="access method",
    plural="access methods",
    schema_at=None,
    catalog="pg_am",
    record=AccessMethod,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    words=words,
    model="Type and handler.",
    query=f"""
select a.oid::int8, array[a.amname] as path,
  case a.amtype when 'i' then 'INDEX' else 'TABLE' end as type,
  array[n.nspname, p.proname] as handler
from pg_am a
join pg_proc p on p.oid = a.amhandler
join pg_namespace n on n.oid = p.pronamespace
where a.oid >= {FIRST_OID} and {not_of_extension("pg_am", "a.oid")}
""",
)
