"""Pieces of SQL that the queries of several kinds share; for kinds."""


def of_users(schema: str = "n") -> str:
    """Return the condition that the row of pg_namespace called ``schema`` is not the system's."""
    return f"{schema}.nspname !~ '^pg_' and {schema}.nspname <> 'information_schema'"


def not_of_extension(catalog: str, oid: str) -> str:
    """Return the condition that an object does not belong to an extension (pg_depend: e)."""
    return (
        "not exists (select from pg_depend member where member.deptype = 'e' "
        f"and member.classid = '{catalog}'::regclass and member.objid = {oid} "
        "and member.objsubid = 0)"
    )


FIRST_OID = 16384
"""OIDs below are of objects that initdb made (transam.h: FirstNormalObjectId)."""
