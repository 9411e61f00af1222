"""Schemas."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Step, Steps


class Schema(Record, frozen=True, kw_only=True, gc=False):
    """A schema: nothing but its name."""


def words(item: Object[Schema]) -> str:
    """Return how statements name it."""
    return f"SCHEMA {qualified(item.address.path)}"


def _create(item: Object[Schema], _: Sequence[str], __: Scene) -> Steps:
    return (Step(sql=f"CREATE {words(item)}"),)


KIND = Kind(
    name="schema",
    plural="schemas",
    catalog="pg_namespace",
    record=Schema,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    rename=renamed_by(words),
    words=words,
    grant_words=words,
    model="Its name.",
    query=f"""
select n.oid::int8, array[n.nspname] as path
from pg_namespace n
where {of_users()} and {not_of_extension("pg_namespace", "n.oid")}
""",
)
