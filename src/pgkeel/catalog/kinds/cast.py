"""Casts."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.fragments import not_of_extension
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.step import Step, Steps


class Cast(Record, frozen=True, kw_only=True, gc=False):
    """How one type becomes another, and where the server does so unasked."""

    source: str
    target: str
    function: str | None
    """With its arguments, as SQL; without one values are taken as they are, or by their text."""
    by_text: bool
    context: str


def words(item: Object[Cast]) -> str:
    """Return how statements name it."""
    return f"CAST ({item.record.source} AS {item.record.target})"


def _create(item: Object[Cast], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    how = "WITH INOUT" if one.by_text else "WITHOUT FUNCTION"
    if one.function:
        how = f"WITH FUNCTION {one.function}"
    return (Step(sql=f"CREATE {words(item)} {how}{one.context}"),)


KIND = Kind(
    name="cast",
    plural="casts",
    schema_at=None,
    catalog="pg_cast",
    record=Cast,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    words=words,
    model="Function or way, and context.",
    query=f"""
select c.oid::int8,
  array[format_type(c.castsource, null) || ' to ' || format_type(c.casttarget, null)] as path,
  format_type(c.castsource, null) as source, format_type(c.casttarget, null) as target,
  case when c.castmethod = 'f' then c.castfunc::regprocedure::text end as function,
  c.castmethod = 'i' as by_text,
  case c.castcontext when 'a' then ' AS ASSIGNMENT' when 'i' then ' AS IMPLICIT' else '' end
    as context
from pg_cast c
where c.oid >= 16384 and {not_of_extension("pg_cast", "c.oid")}
  -- That of a range type to its multirange comes with them.
  and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass
    and d.objid = c.oid and d.deptype = 'i')
""",
)
