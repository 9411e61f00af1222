"""Policies of row-level security."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import renamed_by
from pgkeel.catalog.fragments import of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, qualified, role
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_CHANGED = Hazard("privilege-change", "who sees and changes which rows changes")


class Policy(Record, frozen=True, kw_only=True, gc=False):
    """A policy."""

    permissive: bool
    command: str
    roles: tuple[str, ...]
    """Empty for everybody."""
    using: str | None
    check: str | None


def words(item: Object[Policy]) -> str:
    """Return how statements name it."""
    *table, name = item.address.path
    return f"POLICY {identifier(name)} ON {qualified(table)}"


def _create(item: Object[Policy], _: Sequence[str], scene: Scene) -> Steps:
    policy = item.record
    parts = [f"CREATE {words(item)}"]
    parts += [] if policy.permissive else ["AS RESTRICTIVE"]
    parts += [f"FOR {policy.command}"] if policy.command != "ALL" else []
    parts += [f"TO {_roles(policy)}"] if policy.roles else []
    parts += _conditions(policy)
    hazards = () if scene.is_new(item.whole) else (_CHANGED,)
    return (Step(sql=" ".join(parts), form="create-policy", on=item.parent, hazards=hazards),)


def _conditions(policy: Policy) -> list[str]:
    parts = [f"USING ({policy.using})"] if policy.using is not None else []
    return parts + ([f"WITH CHECK ({policy.check})"] if policy.check is not None else [])


def _roles(policy: Policy) -> str:
    return ", ".join(map(role, policy.roles)) or "PUBLIC"


def _alter(old: Object[Policy], new: Object[Policy], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    if (before.permissive, before.command) != (after.permissive, after.command):
        return None
    # ALTER POLICY cannot take a condition away.
    if (before.using is None) < (after.using is None) or (before.check is None) < (
        after.check is None
    ):
        return None
    parts = [f"ALTER {words(new)}"]
    parts += [f"TO {_roles(after)}"] if before.roles != after.roles else []
    parts += (
        _conditions(after) if (before.using, before.check) != (after.using, after.check) else []
    )
    step = Step(sql=" ".join(parts), form="alter-policy", on=new.parent, hazards=(_CHANGED,))
    return Alteration(steps=(step,))


def _drop(item: Object[Policy], _: Scene) -> Steps:
    return (
        Step(sql=f"DROP {words(item)}", form="drop-policy", on=item.parent, hazards=(_CHANGED,)),
    )


KIND = Kind(
    name="policy",
    plural="policies",
    catalog="pg_policy",
    parent="pg_class",
    record=Policy,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=renamed_by(words, form="alter-policy"),
    words=words,
    expressions=("using", "check"),
    model="Command, roles, conditions, and whether it is restrictive.",
    query=f"""
select p.oid::int8, array[p.polname] as path, p.polrelid::int8 as parent,
  p.polpermissive as permissive,
  case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
    when 'd' then 'DELETE' else 'ALL' end as command,
  case when p.polroles = '{{0}}' then '{{}}' else array(
    select r.rolname from pg_roles r where r.oid = any (p.polroles) order by 1) end as roles,
  pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where {of_users()}
""",
)
