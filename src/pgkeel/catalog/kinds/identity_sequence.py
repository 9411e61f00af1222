"""Sequences behind identity columns.

They come and go with the identity, and how they count is told of the column; they are objects
because they have comments and privileges of their own.
"""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, nothing
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Steps


class IdentitySequence(Record, frozen=True, kw_only=True, gc=False):
    """What it is called."""

    name: tuple[str, str]


def words(item: Object[IdentitySequence]) -> str:
    """Return how statements name it."""
    return f"SEQUENCE {qualified(item.record.name)}"


def _create(_: Object[IdentitySequence], __: Sequence[str], ___: Scene) -> Steps:
    return ()


def _alter(_: Object[IdentitySequence], __: Object[IdentitySequence], ___: Scene) -> Alteration:
    return Alteration(steps=())  # the column's statements rename it


KIND = Kind(
    name="identity sequence",
    plural="identity sequences",
    catalog="pg_class",
    parent="pg_class",
    record=IdentitySequence,
    create=_create,
    alter=_alter,
    drop=nothing,
    called=lambda item: item.record.name,
    words=words,
    grant_words=words,
    model="Their names, as what comments and privileges belong to.",
    query=f"""
select s.oid::int8, d.refobjid::int8 as parent, d.refobjsubid as parent_sub,
  array[n.nspname, s.relname] as name
from pg_depend d
join pg_class s on s.oid = d.objid and s.relkind = 'S'
join pg_namespace n on n.oid = s.relnamespace
where d.deptype = 'i' and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
  and s.relpersistence <> 't' and {of_users()} and {not_of_extension("pg_class", "d.refobjid")}
""",
)
