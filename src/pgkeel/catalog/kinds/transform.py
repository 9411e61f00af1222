"""Transforms of types for procedural languages."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.fragments import FIRST_OID, not_of_extension
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Step, Steps


class Transform(Record, frozen=True, kw_only=True, gc=False):
    """How values of a type go into a language and come back."""

    type: str
    language: str
    from_sql: str | None
    """With its arguments, as SQL."""
    to_sql: str | None


def words(item: Object[Transform]) -> str:
    """Return how statements name it."""
    one = item.record
    return f"TRANSFORM FOR {one.type} LANGUAGE {identifier(one.language)}"


def _create(item: Object[Transform], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    parts = [f"FROM SQL WITH FUNCTION {one.from_sql}"] if one.from_sql else []
    parts += [f"TO SQL WITH FUNCTION {one.to_sql}"] if one.to_sql else []
    return (Step(sql=f"CREATE {words(item)} ({', '.join(parts)})"),)


KIND = Kind(
    name="transform",
    plural="transforms",
    schema_at=None,
    catalog="pg_transform",
    record=Transform,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    words=words,
    model="Both functions.",
    query=f"""
select t.oid::int8, array[format_type(t.trftype, null) || ' for ' || l.lanname] as path,
  format_type(t.trftype, null) as type, l.lanname as language,
  nullif(t.trffromsql::oid, 0)::regprocedure::text as from_sql,
  nullif(t.trftosql::oid, 0)::regprocedure::text as to_sql
from pg_transform t join pg_language l on l.oid = t.trflang
where t.oid >= {FIRST_OID} and {not_of_extension("pg_transform", "t.oid")}
""",
)
