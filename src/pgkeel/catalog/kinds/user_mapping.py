"""User mappings of foreign servers; their secrets are never read."""

from collections.abc import Sequence

from pgkeel.catalog.by_words import dropped_by
from pgkeel.catalog.foreign_options import changed, rendered, without_secrets
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, role
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_SECRETS = Hazard("may-fail", "its secrets are not known here and have to be added by hand")


class UserMapping(Record, frozen=True, kw_only=True, gc=False):
    """How a role is known to a foreign server, without its secrets."""

    options: tuple[str, ...]


def words(item: Object[UserMapping]) -> str:
    """Return how statements name it."""
    server, user = item.address.path
    return f"USER MAPPING FOR {role(user)} SERVER {identifier(server)}"


def _create(item: Object[UserMapping], _: Sequence[str], __: Scene) -> Steps:
    sql = f"CREATE {words(item)}{rendered(item.record.options)}"
    return (Step(sql=sql, hazards=(_SECRETS,)),)


def _alter(old: Object[UserMapping], new: Object[UserMapping], _: Scene) -> Alteration:
    options = changed(old.record.options, new.record.options)
    return Alteration(steps=(Step(sql=f"ALTER {words(new)}{options}"),))


KIND = Kind(
    name="user mapping",
    plural="user mappings",
    schema_at=None,
    catalog="pg_user_mapping",
    parent="pg_foreign_server",
    holds_parent=True,
    record=UserMapping,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    model="Options, but for those whose names tell of a secret: a change of these is not seen.",
    # The view shows only what its reader may see (manual: pg_user_mappings).
    query=f"""
select m.umid::int8 as oid, m.srvid::int8 as parent,
  array[case when m.umuser = 0 then '' else m.usename end] as path,
  {without_secrets("m.umoptions")} as options,
  case when pg_has_role(s.srvowner, 'usage') and m.umuser = 0 then ''
    when m.usename = current_user
      and (pg_has_role(s.srvowner, 'usage') or has_server_privilege(s.oid, 'usage')) then ''
    when (select r.rolsuper from pg_roles r where r.rolname = current_user) then ''
    else 'its options' end as hidden
from pg_user_mappings m join pg_foreign_server s on s.oid = m.srvid
""",
)
