"""Types of which only the name is known: CREATE TYPE without a definition."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene, never
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Step, Steps


class ShellType(Record, frozen=True, kw_only=True, gc=False):
    """A type without a definition: nothing but its name."""


def words(item: Object[ShellType]) -> str:
    """Return how statements name it."""
    return f"TYPE {qualified(item.address.path)}"


def _create(item: Object[ShellType], _: Sequence[str], __: Scene) -> Steps:
    return (Step(sql=f"CREATE {words(item)}"),)


KIND = Kind(
    name="shell type",
    plural="shell types",
    catalog="pg_type",
    record=ShellType,
    create=_create,
    alter=never,
    drop=dropped_by(words),
    words=words,
    grant_words=words,
    model="Types that are declared and not defined: their names.",
    query=f"""
select t.oid::int8, array[n.nspname, t.typname] as path
from pg_type t join pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'p' and not t.typisdefined and {of_users()}
  and {not_of_extension("pg_type", "t.oid")}
""",
)
