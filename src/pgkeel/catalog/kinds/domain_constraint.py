"""CHECK constraints of domains."""

from collections.abc import Sequence

from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_NOT_VALID = " NOT VALID"
_FAILS = Hazard("may-fail", "values in columns of the domain may not satisfy it")


class DomainConstraint(Record, frozen=True, kw_only=True, gc=False):
    """A constraint as the server writes it."""

    definition: str


def words(item: Object[DomainConstraint]) -> str:
    """Return how COMMENT ON names it."""
    *domain, name = item.address.path
    return f"CONSTRAINT {identifier(name)} ON DOMAIN {qualified(domain)}"


def _element(item: Object[DomainConstraint], _: Sequence[str], __: Scene) -> str | None:
    if item.record.definition.endswith(_NOT_VALID):
        return None
    return f"CONSTRAINT {identifier(item.address.path[-1])} {item.record.definition}"


def _create(item: Object[DomainConstraint], _: Sequence[str], __: Scene) -> Steps:
    name, definition = identifier(item.address.path[-1]), item.record.definition
    hazards = () if definition.endswith(_NOT_VALID) else (_FAILS,)
    return (_altered(item, f"ADD CONSTRAINT {name} {definition}", hazards),)


def _alter(
    old: Object[DomainConstraint], new: Object[DomainConstraint], _: Scene
) -> Alteration | None:
    if old.record.definition != new.record.definition + _NOT_VALID:
        return None
    name = identifier(new.address.path[-1])
    return Alteration(steps=(_altered(new, f"VALIDATE CONSTRAINT {name}", (_FAILS,)),))


def _drop(item: Object[DomainConstraint], _: Scene) -> Steps:
    return (_altered(item, f"DROP CONSTRAINT {identifier(item.address.path[-1])}", ()),)


def _rename(item: Object[DomainConstraint], path: tuple[str, ...], _: Scene) -> Steps:
    old, new = identifier(item.address.path[-1]), identifier(path[-1])
    return (_altered(item, f"RENAME CONSTRAINT {old} TO {new}", ()),)


def _altered(item: Object[DomainConstraint], action: str, hazards: tuple[Hazard, ...]) -> Step:
    return Step(sql=f"ALTER DOMAIN {qualified(item.address.path[:-1])} {action}", hazards=hazards)


KIND = Kind(
    name="domain constraint",
    plural="domain constraints",
    catalog="pg_constraint",
    parent="pg_type",
    record=DomainConstraint,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=_rename,
    words=words,
    element=_element,
    expressions=("definition",),
    model="CHECK constraints, valid or not.",
    query=f"""
select o.oid::int8, array[o.conname] as path, o.contypid::int8 as parent,
  pg_get_constraintdef(o.oid) as definition
from pg_constraint o
join pg_type t on t.oid = o.contypid
join pg_namespace n on n.oid = t.typnamespace
where o.contype = 'c' and {of_users()} and {not_of_extension("pg_type", "t.oid")}
""",
)
