"""Default privileges: what roles give away of what they will make."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.granting import OWNER, Grant, Target, turns, usual
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

TYPES = {"r": "TABLES", "S": "SEQUENCES", "f": "FUNCTIONS", "T": "TYPES", "n": "SCHEMAS"}
"""How statements call the types of objects."""
_CHANGED = Hazard("privilege-change", "who may do what with objects made later changes")


class DefaultPrivileges(Record, frozen=True, kw_only=True, gc=False):
    """What a role's new objects of one type have: all of it, or in one schema what is added."""

    grants: tuple[Grant, ...]


def _create(item: Object[DefaultPrivileges], _: Sequence[str], scene: Scene) -> Steps:
    return tuple(_steps(item, _base(item, scene), item.record.grants, scene))


def _alter(
    old: Object[DefaultPrivileges], new: Object[DefaultPrivileges], scene: Scene
) -> Alteration:
    return Alteration(steps=tuple(_steps(new, old.record.grants, new.record.grants, scene)))


def _drop(item: Object[DefaultPrivileges], scene: Scene) -> Steps:
    return tuple(_steps(item, item.record.grants, _base(item, scene), scene))


def _base(item: Object[DefaultPrivileges], scene: Scene) -> tuple[Grant, ...]:
    """Return what holds where nothing is said: in a schema nothing is added."""
    role, schema, kind = item.address.path
    del role
    return () if schema else tuple(sorted(usual(kind, scene.before.major)))


def _steps(
    item: Object[DefaultPrivileges],
    have: Sequence[Grant],
    want: Sequence[Grant],
    scene: Scene,
) -> Iterator[Step]:
    role, schema, kind = item.address.path
    head = f"ALTER DEFAULT PRIVILEGES FOR ROLE {identifier(role)}"
    head += f" IN SCHEMA {identifier(schema)}" if schema else ""
    for turn in turns(have, want, Target(kind, role, scene.before.major)):
        sql = f"{head} {turn.head} ON {TYPES[kind]} {turn.tail}"
        yield Step(sql=sql, form="alter-default-privileges", hazards=(_CHANGED,))


KIND = Kind(
    name="default privileges",
    plural="default privileges",
    schema_at=1,
    catalog="pg_default_acl",
    record=DefaultPrivileges,
    create=_create,
    alter=_alter,
    drop=_drop,
    last=True,
    model="By role, schema and type of object.",
    query=f"""
select d.oid::int8, array[r.rolname, coalesce(n.nspname, ''), d.defaclobjtype::text] as path,
  coalesce(json_agg(json_build_array(
    case when x.grantee = d.defaclrole then '{OWNER}' when x.grantee = 0 then ''
      else pg_get_userbyid(x.grantee) end,
    x.privilege_type, x.is_grantable and x.grantee <> d.defaclrole, '{OWNER}')
    order by pg_get_userbyid(x.grantee), x.privilege_type) filter (where x.grantee is not null),
    '[]') as grants,
  case when n.oid is null then '[]'
    else json_build_array(json_build_array('pg_namespace', n.oid::int8, 0)) end as needs
from pg_default_acl d
join pg_roles r on r.oid = d.defaclrole
left join pg_namespace n on n.oid = d.defaclnamespace
left join lateral aclexplode(d.defaclacl) x on true
group by d.oid, r.rolname, n.nspname, n.oid
""",
)
