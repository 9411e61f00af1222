"""Rules, other than those that make views."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.firing import FIRING
from pgkeel.catalog.fragments import of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Step, Steps


class Rule(Record, frozen=True, kw_only=True, gc=False):
    """A rule as the server writes it, and when it applies."""

    enabled: str
    """``O``, ``D``, ``R`` or ``A`` (pg_rewrite: ev_enabled)."""
    definition: str


def words(item: Object[Rule]) -> str:
    """Return how statements name it."""
    *table, name = item.address.path
    return f"RULE {identifier(name)} ON {qualified(table)}"


def _create(item: Object[Rule], _: Sequence[str], __: Scene) -> Steps:
    sql = item.record.definition.strip().removesuffix(";")
    made = Step(sql=sql, form="create-rule", on=item.parent)
    return (made, *_state(item, "O"))


def _state(item: Object[Rule], before: str) -> Steps:
    if item.record.enabled == before:
        return ()
    *table, name = item.address.path
    action = f"{FIRING[item.record.enabled]} RULE {identifier(name)}"
    return (
        Step(sql=f"ALTER TABLE {qualified(table)} {action}", form="create-rule", on=item.parent),
    )


def _alter(old: Object[Rule], new: Object[Rule], _: Scene) -> Alteration | None:
    if old.record.definition != new.record.definition:
        return None
    return Alteration(steps=_state(new, old.record.enabled))


KIND = Kind(
    name="rule",
    plural="rules",
    catalog="pg_rewrite",
    parent="pg_class",
    record=Rule,
    create=_create,
    alter=_alter,
    drop=dropped_by(words, form="drop-rule"),
    rename=renamed_by(words),
    words=words,
    expressions=("definition",),
    model="Definition and whether it applies.",
    query=f"""
select r.oid::int8, array[r.rulename] as path, r.ev_class::int8 as parent,
  r.ev_enabled as enabled, pg_get_ruledef(r.oid) as definition
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.rulename <> '_RETURN' and {of_users()}
""",
)
