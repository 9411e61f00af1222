"""Reads pg_stat_statements of a live database, where that is there and may be read."""

from pgkeel.postgres.session import Session, StatementError
from pgkeel.statistics.workload import Workload, workload

_TIMEOUT = "set statement_timeout = '30s'"
_WHERE = """
select pg_catalog.quote_ident(n.nspname)
from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
where e.extname = 'pg_stat_statements'
"""
_BUILTIN = """
select distinct proname::text from pg_catalog.pg_proc
where pronamespace = 'pg_catalog'::pg_catalog.regnamespace
"""


def read_workload(session: Session) -> Workload | str:
    """Return the queries of the database that ``session`` is connected to, or why there are none.

    One query in a read-only transaction, of the statements that clients sent: what functions run by
    themselves is looked into as part of those.
    """
    session.run("begin read only")
    try:
        session.run(_TIMEOUT)
        found = session.query(_WHERE)
        if not found:
            return "there is no extension pg_stat_statements"
        builtin = frozenset(name for (name,) in session.query(_BUILTIN))
        rows = session.query_made(
            "select s.query, sum(s.calls)::bigint"
            f" from {found[0][0]}.pg_stat_statements s"
            " join pg_catalog.pg_database d on d.oid = s.dbid"
            " where d.datname = pg_catalog.current_database()"
            # Old versions of the extension do not tell.
            " and coalesce((pg_catalog.to_jsonb(s) ->> 'toplevel')::boolean, true) group by 1"
        )
    except StatementError as error:
        return f"pg_stat_statements cannot be read: {error.failure.message}"
    finally:
        session.run("rollback")
    return workload(((text, int(calls)) for text, calls in rows), builtin)
