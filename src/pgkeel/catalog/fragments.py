"""Pieces of SQL that the queries of several kinds share; for kinds."""


def of_users() -> str:
    """Return the condition that row ``n`` of pg_namespace is not the system's."""
    return "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"


def not_of_extension(catalog: str, oid: str) -> str:
    """Return the condition that an object does not belong to an extension (pg_depend: e)."""
    return (
        "not exists (select from pg_depend member where member.deptype = 'e' "
        f"and member.classid = '{catalog}'::regclass and member.objid = {oid} "
        "and member.objsubid = 0)"
    )


FIRST_OID = 16384
"""OIDs below are of objects that initdb made (transam.h: FirstNormalObjectId)."""
