"""Who may do what with an object: its effective ACL, whether it is written down or the default."""

from collections.abc import Collection, Iterator, Sequence

from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import (
    OWNER,
    Grant,
    Target,
    Turn,
    turns,
    usual,
    without_revoked,
)
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_CHANGED = Hazard("privilege-change", "who may do what changes")
_TABLES = frozenset({"table", "view", "materialized view", "foreign table"})


class Privileges(Record, frozen=True, kw_only=True, gc=False):
    """The privileges on one object; those of its owner are recorded as the owner's."""

    type: str
    """As ``acldefault`` calls it; ``c`` for a column."""
    grants: tuple[Grant, ...] | None
    """``None`` where they are what a new object has by the rules of the server."""


def _create(item: Object[Privileges], _: Sequence[str], scene: Scene) -> Steps:
    have = frozenset[Grant]()
    if item.record.type != "c":
        have = _fresh(item, scene)
    is_new = scene.is_new(item.whole)
    return tuple(_steps(item, have, _whole(item, scene), scene, () if is_new else (_CHANGED,)))


def _alter(old: Object[Privileges], new: Object[Privileges], scene: Scene) -> Alteration:
    have, want = _taken_over(_whole(old, scene), new.whole, scene), _whole(new, scene)
    if new.record.type == "c":
        have = _left(have, old, scene)
    return Alteration(steps=tuple(_steps(new, have, want, scene, (_CHANGED,))))


def _drop(item: Object[Privileges], scene: Scene) -> Steps:
    have = _taken_over(_whole(item, scene), item.whole, scene)
    return tuple(_steps(item, have, (), scene, (_CHANGED,)))


def _taken_over(have: Collection[Grant], target: Address, scene: Scene) -> Collection[Grant]:
    """Return what there is once ``target`` has its new owner: what that role had is the owner's.

    The server makes one of both (``aclnewowner``); to revoke it would take it from the owner.
    """
    was, now = (_role(target, snapshot) for snapshot in (scene.before, scene.after))
    if now is None or was == now or not any(now in (one.grantee, one.grantor) for one in have):
        return have
    found: dict[tuple[str, str, str], Grant] = {}
    for one in have:
        grantee, grantor = (OWNER if role == now else role for role in (one.grantee, one.grantor))
        key = grantee, one.privilege, grantor
        passed = grantee != OWNER and (one.grantable or (key in found and found[key].grantable))
        found[key] = Grant(grantee, one.privilege, passed, grantor)
    return tuple(found.values())


def _disturbs(item: Object[Privileges], scene: Scene) -> Iterator[Address]:
    """Yield the privileges on columns: what is revoked on a table is on its columns, too."""
    if item.record.type == "r":
        for column in scene.after.children.get(item.whole, ()):
            found = scene.after.child(column.address, item.address.kind)
            if found:
                yield found.address


def _left(have: Collection[Grant], column: Object[Privileges], scene: Scene) -> Collection[Grant]:
    """Return what a column still has once its table has what it shall have."""
    table = scene.before.objects[column.whole].parent
    was, now = (
        one.child(table, column.address.kind) if table else None
        for one in (scene.before, scene.after)
    )
    if was is None or now is None:
        return have
    return without_revoked(have, _whole(was, scene), _whole(now, scene))


def _whole(item: Object[Privileges], scene: Scene) -> Collection[Grant]:
    grants = item.record.grants
    return usual(item.record.type, scene.before.major) if grants is None else grants


def _fresh(item: Object[Privileges], scene: Scene) -> frozenset[Grant]:
    """Return what an object has that the role of the plan has just made."""
    kind = item.record.type
    schema = item.whole.path[0]
    owners = (scene.role, _owner(item.whole, scene))
    everywhere = _defaults(scene, "", kind)
    base = usual(kind, scene.before.major) if everywhere is None else everywhere
    more = _defaults(scene, schema, kind) or ()
    found: dict[tuple[str, str], Grant] = {}
    for one in (*base, *more):
        # The maker of the object is its owner, until it is given to another, who then has all.
        grantee = OWNER if one.grantee in owners else one.grantee
        key = (grantee, one.privilege)
        passed = one.grantable or (key in found and found[key].grantable)
        found[key] = Grant(grantee, one.privilege, passed, OWNER)
    return frozenset(found.values())


def _defaults(scene: Scene, schema: str, kind: str) -> tuple[Grant, ...] | None:
    """Return the default privileges in force while the plan runs, if there are any."""
    found = scene.before.objects.get(Address("default privileges", (scene.role, schema, kind)))
    return found.record.grants if found else None


def _steps(
    item: Object[Privileges],
    have: Collection[Grant],
    want: Collection[Grant],
    scene: Scene,
    hazards: tuple[Hazard, ...],
) -> Iterator[Step]:
    target = item.whole
    words, column = scene.grant_words(target), ""
    if item.record.type == "c":
        words, column = f"TABLE {qualified(target.path[:-1])}", identifier(target.path[-1])
    about = Target(item.record.type, _owner(target, scene), scene.before.major, column)
    form = "grant-table" if target.kind in _TABLES or column else None
    for turn in turns(have, want, about):
        is_revoke = turn.head.startswith("REVOKE")
        step = Step(
            sql=f"{turn.head} ON {words} {turn.tail}",
            form="revoke-table" if form and is_revoke else form,
            on=target,
            hazards=hazards,
        )
        yield from _said_by(turn, step)


def _said_by(turn: Turn, step: Step) -> Iterator[Step]:
    """Yield the statement as its grantor says it, where that is not the owner."""
    if turn.grantor == OWNER:
        yield step
        return
    yield Step(sql=f"SET SESSION AUTHORIZATION {identifier(turn.grantor)}")
    yield step
    yield Step(sql="RESET SESSION AUTHORIZATION")


def _owner(target: Address, scene: Scene) -> str:
    return _role(target, scene.after) or _role(target, scene.before) or scene.role


def _role(target: Address, snapshot: Snapshot) -> str | None:
    """Return who owns ``target``, or the table that it is a column of."""
    for address in (target, Address("table", target.path[:-1])):
        found = snapshot.child(address, "owner")
        if found:
            return str(found.record.role)
    return None


# Catalog, its ACL and owner, the type as acldefault calls it, and what has one.
_CATALOGS = (
    (
        "pg_class",
        "x.relacl",
        "x.relowner",
        "case x.relkind when 'S' then 's' else 'r' end",
        "x.relkind in ('r', 'p', 'v', 'm', 'f', 'S')",
    ),
    ("pg_proc", "x.proacl", "x.proowner", "'f'", "true"),
    ("pg_namespace", "x.nspacl", "x.nspowner", "'n'", "true"),
    (
        "pg_type",
        "x.typacl",
        "x.typowner",
        "'T'",
        # The row type of a table is the table; an array is what it is of.
        (
            "(x.typelem = 0 or x.typsubscript <> 'array_subscript_handler'::regproc)"
            " and (x.typtype in ('b', 'd', 'e', 'r', 'p') or x.typtype = 'c' and exists ("
            "select from pg_class c where c.oid = x.typrelid and c.relkind = 'c'))"
        ),
    ),
    ("pg_language", "x.lanacl", "x.lanowner", "'l'", "true"),
    ("pg_foreign_data_wrapper", "x.fdwacl", "x.fdwowner", "'F'", "true"),
    ("pg_foreign_server", "x.srvacl", "x.srvowner", "'S'", "true"),
)


def _exploded(acl: str) -> str:
    return (
        "(select array_agg((x.grantee, x.privilege_type, x.is_grantable and x.grantee <> o.owner,"
        f" x.grantor)::text order by x.grantee, x.privilege_type, x.grantor) from aclexplode({acl})"
        " x)"
    )


def _query() -> str:
    parts = [
        f"select '{catalog}' as catalog, x.oid, 0 as sub, ({kind})::\"char\" as kind, "
        f"{owner} as owner, {acl} as acl from {catalog} x "
        f"where {condition} and (x.oid >= 16384 or '{catalog}' = 'pg_namespace')"
        for catalog, acl, owner, kind, condition in _CATALOGS
    ]
    parts.append(
        "select 'pg_class', a.attrelid, a.attnum, 'c'::\"char\", c.relowner, a.attacl "
        "from pg_attribute a join pg_class c on c.oid = a.attrelid "
        "where a.attacl is not null and a.attacl <> '{}' and a.attrelid >= 16384"
    )
    return f"""
select o.catalog as parent_catalog, o.oid::int8 as parent, o.sub as parent_sub,
  case o.kind when 's' then 'S' when 'S' then 's' else o.kind end as type,
  case when o.acl is null then null
  when o.acl::text[] <@ acldefault(o.kind, o.owner)::text[]
    and o.acl::text[] @> acldefault(o.kind, o.owner)::text[] then null
  -- An owner may pass on what is the owner's, whether that is said or not.
  when {_exploded("o.acl")} = {_exploded("acldefault(o.kind, o.owner)")} then null
  else (
    select coalesce(json_agg(json_build_array(
      case when x.grantee = o.owner then '{OWNER}' when x.grantee = 0 then ''
        else pg_get_userbyid(x.grantee) end,
      x.privilege_type, x.is_grantable and x.grantee <> o.owner,
      case when x.grantor = o.owner then '{OWNER}' else pg_get_userbyid(x.grantor) end)
      order by pg_get_userbyid(x.grantee), x.privilege_type, pg_get_userbyid(x.grantor)), '[]')
    from aclexplode(o.acl) x) end as grants
from ({" union all ".join(parts)}) o
"""


KIND = Kind(
    name="privileges",
    plural="privileges",
    facet=True,
    record=Privileges,
    create=_create,
    alter=_alter,
    drop=_drop,
    disturbs=_disturbs,
    is_said=lambda record: record.grants is not None,
    model="Every privilege of every role, grant options and grantors included.",
    query=_query(),
)
