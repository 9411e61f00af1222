"""Extensions; what they own is theirs and never read."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal
from pgkeel.catalog.step import Alteration, Step, Steps


class Extension(Record, frozen=True, kw_only=True, gc=False):
    """An extension: where its objects are and which version it has."""

    schema: str
    version: str
    relocatable: bool


def words(item: Object[Extension]) -> str:
    """Return how statements name it."""
    return f"EXTENSION {identifier(item.address.path[-1])}"


def _create(item: Object[Extension], _: Sequence[str], __: Scene) -> Steps:
    schema = identifier(item.record.schema)
    sql = f"CREATE {words(item)} WITH SCHEMA {schema} VERSION {literal(item.record.version)}"
    return (Step(sql=sql),)


def _alter(old: Object[Extension], new: Object[Extension], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    steps: list[Step] = []
    if before.schema != after.schema:
        if not before.relocatable:
            return None
        steps.append(Step(sql=f"ALTER {words(new)} SET SCHEMA {identifier(after.schema)}"))
    if before.version != after.version:
        steps.append(Step(sql=f"ALTER {words(new)} UPDATE TO {literal(after.version)}"))
    return Alteration(steps=tuple(steps))


KIND = Kind(
    name="extension",
    plural="extensions",
    schema_at=None,
    catalog="pg_extension",
    record=Extension,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    words=words,
    model="Schema and version; never the objects it owns.",
    query="""
select e.oid::int8, array[e.extname] as path, n.nspname as schema, e.extversion as version,
  e.extrelocatable as relocatable
from pg_extension e join pg_namespace n on n.oid = e.extnamespace
where e.oid >= 16384
""",
)
