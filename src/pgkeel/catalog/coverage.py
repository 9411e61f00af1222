"""Finds what a database holds and no kind claims, so that nothing is left out in silence."""

from collections.abc import Container, Iterable, Mapping

import msgspec

from pgkeel.catalog.fragments import FIRST_OID
from pgkeel.errors.catalogue import dif
from pgkeel.finding import Finding
from pgkeel.postgres.session import Session

# Objects that are in no schema. All others depend on theirs, or belong to one that does; catalogs
# of such parts are each read by one kind, whole.
_ALONE = (
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
select i.type, i.identity
from unnest(%s::oid[], %s::oid[]) o(classid, objid)
cross join lateral pg_identify_object(o.classid, o.objid, 0) i
where i.type is not null and coalesce(i.schema, '') !~ '^pg_(temp|toast)'
  and i.identity !~ '^pg_(temp|toast)'
order by 1, 2
"""
_SHOWN = 200


def find_unclaimed(
    text: str,
    claimed: Container[tuple[str, int, int]],
    catalogs: Mapping[int, str],
    session: Session,
) -> tuple[Finding, ...]:
    """Return a finding for each object of ``text`` (see ``OBJECTS``) that is not in ``claimed``."""
    rows: Iterable[tuple[int, int]] = msgspec.json.decode(text)
    missing = [(one, oid) for one, oid in rows if (catalogs.get(one, ""), oid, 0) not in claimed]
    if not missing:
        return ()
    classes, oids = zip(*missing, strict=True)
    found = session.query(_DESCRIBE, (list(classes), list(oids)))
    return tuple(
        not_modelled(f"{kind} {identity} is not compared: its kind is not modelled")
        for kind, identity in found[:_SHOWN]
    )


def not_modelled(message: str) -> Finding:
    """Return the finding of that message."""
    return Finding(code=dif.NOT_MODELLED, severity="warning", message=message)
