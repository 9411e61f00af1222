"""Extended statistics."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import renamed_by
from pgkeel.catalog.fragments import of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class Statistics(Record, frozen=True, kw_only=True, gc=False):
    """A statistics object as the server writes it, and its target."""

    definition: str
    target: int | None


def words(item: Object[Statistics]) -> str:
    """Return how statements name it."""
    return f"STATISTICS {qualified(item.address.path)}"


def _create(item: Object[Statistics], _: Sequence[str], __: Scene) -> Steps:
    made = Step(sql=item.record.definition, form="create-statistics")
    return (made, *_target(item, None))


def _target(item: Object[Statistics], before: int | None) -> Steps:
    target = item.record.target
    if target == before:
        return ()
    number = -1 if target is None else target
    return (Step(sql=f"ALTER {words(item)} SET STATISTICS {number}", form="alter-statistics"),)


def _alter(old: Object[Statistics], new: Object[Statistics], _: Scene) -> Alteration | None:
    if old.record.definition != new.record.definition:
        return None
    return Alteration(steps=_target(new, old.record.target))


def _drop(item: Object[Statistics], _: Scene) -> Steps:
    return (Step(sql=f"DROP {words(item)}", form="drop-statistics"),)


KIND = Kind(
    name="statistics",
    plural="statistics objects",
    catalog="pg_statistic_ext",
    record=Statistics,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=renamed_by(words),
    words=words,
    expressions=("definition",),
    model="Kinds, columns, expressions and target.",
    query=f"""
select s.oid::int8, array[n.nspname, s.stxname] as path,
  pg_get_statisticsobjdef(s.oid) as definition,
  case when s.stxstattarget >= 0 then s.stxstattarget end as target
from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
where {of_users()}
""",
)
