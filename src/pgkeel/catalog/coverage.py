"""Finds what a database holds and no kind claims, so that nothing is left out in silence."""

from collections.abc import Iterable, Mapping

import msgspec

from pgkeel.catalog.assembly import Assembly
from pgkeel.catalog.fragments import FIRST_OID
from pgkeel.errors.catalogue import dif
from pgkeel.finding import Finding
from pgkeel.postgres.session import Session

# Objects that are in no schema. All others depend on theirs, or belong to one that does; catalogs
# of such parts are each read by one kind, whole.
_ALONE = (
    "pg_am",
    "pg_cast",
    "pg_default_acl",
    "pg_event_trigger",
    "pg_extension",
    "pg_foreign_data_wrapper",
    "pg_foreign_server",
    "pg_language",
    "pg_namespace",
    "pg_publication",
    "pg_transform",
)
_LISTED = " union all ".join(
    f"select '{catalog}'::regclass::oid, oid from {catalog} where oid >= {FIRST_OID}"
    for catalog in _ALONE
)
# Members of extensions have a dependency of type e, and sequences of identity columns one of type
# i (pg_depend: deptype).
OBJECTS = f"""
select coalesce(json_agg(json_build_array(a.classid::int8, a.oid::int8)), '[]')::text from (
  select classid, objid from pg_depend
  where refclassid = 'pg_namespace'::regclass and deptype = 'n' and objid >= {FIRST_OID}
  union all {_LISTED}
) a(classid, oid)
where not exists (select from pg_depend d
  where d.classid = a.classid and d.objid = a.oid and d.deptype in ('e', 'i'))
"""
_DESCRIBE = """
select o.facet, i.type, i.identity
from unnest(%s::text[], %s::oid[], %s::oid[], %s::int[]) o(facet, classid, objid, sub)
cross join lateral pg_identify_object(o.classid, o.objid, o.sub) i
where i.type is not null and coalesce(i.schema, '') !~ '^pg_(temp|toast)'
  and i.identity !~ '^pg_(temp|toast)'
order by 1, 2, 3
"""
_SHOWN = 200


def find_unclaimed(
    text: str, assembly: Assembly, catalogs: Mapping[int, str], session: Session
) -> tuple[Finding, ...]:
    """Return a finding for each object of ``text`` (see ``OBJECTS``) that is not in ``assembly``.

    And one for each facet of what is no object there.
    """
    numbers = {name: number for number, name in catalogs.items()}
    rows: Iterable[tuple[int, int]] = msgspec.json.decode(text)
    missing = [
        ("", one, oid, 0) for one, oid in rows if not assembly.claims(catalogs.get(one, ""), oid)
    ]
    missing += [
        (facet, numbers[catalog], oid, sub)
        for facet, (catalog, oid, sub) in assembly.astray()
        if oid >= FIRST_OID
    ]
    if not missing:
        return ()
    found = session.query(_DESCRIBE, [list(column) for column in zip(*missing, strict=True)])
    return tuple(not_modelled(_told(*one)) for one in found[:_SHOWN])


def _told(facet: str, kind: str, identity: str) -> str:
    if facet:
        return f"{facet} on {kind} {identity} is not compared: that is no object of its own here"
    return f"{kind} {identity} is not compared: its kind is not modelled"


def not_modelled(message: str) -> Finding:
    """Return the finding of that message."""
    return Finding(code=dif.NOT_MODELLED, severity="warning", message=message)


def hidden(message: str) -> Finding:
    """Return the finding that something may not be read."""
    return Finding(code=dif.HIDDEN, severity="warning", message=message)
