"""Constraints of tables; NOT NULL belongs to its column, and those of domains are another kind."""

from collections.abc import Sequence

from msgspec.structs import replace

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.online_constraints import FAILS, NOT_VALID, added_online, replaced_online
from pgkeel.catalog.partition_constraints import named
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_INSTEAD = {
    "x": "there is no way to add it online: make a table that has it, copy, and switch over",
}
_FORMS = {"p": "add-primary-key", "u": "add-unique", "c": "add-check", "f": "add-foreign-key"}


class Constraint(Record, frozen=True, kw_only=True, gc=False):
    """A constraint as the server writes it."""

    type: str
    """``p``, ``u``, ``c``, ``f`` or ``x`` (pg_constraint: contype)."""
    definition: str
    local: bool
    """Whether the table itself has it, apart from the tables it inherits from."""


def words(item: Object[Constraint]) -> str:
    """Return how COMMENT ON names it."""
    return f"CONSTRAINT {identifier(item.address.path[-1])} ON {_table(item)}"


def _table(item: Object[Constraint]) -> str:
    return qualified(item.address.path[:-1])


def _element(item: Object[Constraint], _: Sequence[str], __: Scene) -> str | None:
    constraint = item.record
    if not constraint.local or constraint.definition.endswith(NOT_VALID):
        return None
    return f"CONSTRAINT {identifier(item.address.path[-1])} {constraint.definition}"


def _create(item: Object[Constraint], _: Sequence[str], scene: Scene) -> Steps:
    if not item.record.local:
        return named(item, scene)
    name, definition = identifier(item.address.path[-1]), item.record.definition
    form = _FORMS.get(item.record.type, "add-exclusion")
    online = added_online(item, scene) if scene.online else None
    if online:
        return online
    if definition.endswith(NOT_VALID):
        form += "-not-valid"
        return (_altered(item, f"ADD CONSTRAINT {name} {definition}", form),)
    step = _altered(item, f"ADD CONSTRAINT {name} {definition}", form, FAILS)
    return (replace(step, instead=_INSTEAD.get(item.record.type, "")),)


def _alter(old: Object[Constraint], new: Object[Constraint], scene: Scene) -> Alteration | None:
    if old.record.definition == new.record.definition or not (old.record.local or new.record.local):
        return Alteration(steps=())  # what changes the parents of the table does it
    if old.record.definition == new.record.definition + NOT_VALID:
        name = identifier(new.address.path[-1])
        form = "validate-check" if new.record.type == "c" else "validate-foreign-key"
        return Alteration(steps=(_altered(new, f"VALIDATE CONSTRAINT {name}", form, FAILS),))
    both = old.record.local and new.record.local
    return replaced_online(old, new, scene) if scene.online and both else None


def _drop(item: Object[Constraint], _: Scene) -> Steps:
    if not item.record.local:
        return ()
    form = "drop-foreign-key" if item.record.type == "f" else "drop-constraint"
    return (_altered(item, f"DROP CONSTRAINT {identifier(item.address.path[-1])}", form),)


def _rename(item: Object[Constraint], path: tuple[str, ...], _: Scene) -> Steps:
    old, new = identifier(item.address.path[-1]), identifier(path[-1])
    return (_altered(item, f"RENAME CONSTRAINT {old} TO {new}", "rename-constraint"),)


def _altered(item: Object[Constraint], action: str, form: str, *hazards: Hazard) -> Step:
    sql = f"ALTER TABLE {_table(item)} {action}"
    return Step(sql=sql, form=form, on=item.parent, hazards=hazards)


KIND = Kind(
    name="constraint",
    plural="constraints",
    catalog="pg_constraint",
    parent="pg_class",
    record=Constraint,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=_rename,
    words=words,
    element=_element,
    expressions=("definition",),
    model="Primary keys, unique, check, foreign key and exclusion constraints, valid or not.",
    query=f"""
select o.oid::int8, array[o.conname] as path, o.conrelid::int8 as parent,
  o.contype as type, pg_get_constraintdef(o.oid) as definition,
  o.conislocal and o.conparentid = 0 as local,
  case when o.conindid <> 0 and o.contype <> 'f' then
    json_build_array(json_build_array('pg_class', o.conindid::int8, 0)) else '[]' end as also
from pg_constraint o
join pg_class c on c.oid = o.conrelid
join pg_namespace n on n.oid = c.relnamespace
where o.contype in ('p', 'u', 'c', 'f', 'x') and {of_users()}
  and {not_of_extension("pg_class", "c.oid")}
""",
)
