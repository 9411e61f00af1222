"""Every row of the catalogs that is somebody's doing is an object, part of one, or told of."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from every_kind import EXTRAS, Hostile, role_names, statements
from on_servers import EVERY_SERVER, Servers
from own_database import drop_roles, own_database
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import Server
from pgkeel.postgres.session import Session

DATABASE = "everything"

# What the rows of these catalogs are part of, or whose they are if not the database's.
NOT_OBJECTS = {
    "pg_amop": "operator class or family",
    "pg_amproc": "operator class or family",
    "pg_attrdef": "column, default",
    "pg_enum": "enum",
    "pg_largeobject_metadata": "data",
    "pg_authid": "the cluster's",
    "pg_auth_members": "the cluster's",
    "pg_database": "the cluster's",
    "pg_tablespace": "the cluster's",
    "pg_parameter_acl": "the cluster's",
    "pg_replication_origin": "the cluster's",
    "pg_db_role_setting": "the database's settings",
    "pg_user_mapping": "read by a view",
}
# Within these: rows that come with another object and cannot be spoken of on their own.
PARTS = {
    "pg_class": "relkind in ('i', 'I', 't', 'c') or relkind = 'S' and exists ("
    "select from pg_depend d where d.objid = x.oid and d.deptype = 'i')",
    "pg_type": "typelem <> 0 or typtype = 'm' or typtype = 'c' and exists (select from pg_class c"
    " where c.oid = x.typrelid and c.relkind <> 'c')",
    "pg_rewrite": "rulename = '_RETURN'",
    "pg_proc": "exists (select from pg_depend d where d.objid = x.oid and d.deptype = 'i')",
    "pg_cast": "exists (select from pg_depend d where d.objid = x.oid and d.deptype = 'i')",
    "pg_trigger": "tgisinternal or tgparentid <> 0",
    "pg_constraint": "contype in ('n', 't')",
}
CATALOGS = """
select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r' and a.attname = 'oid'
order by 1
"""


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("server", EVERY_SERVER)
def test_nothing_is_dropped_in_silence(servers: Servers, server: Server) -> None:
    sandbox = servers[server]
    major = int(server)
    try:
        with own_database(sandbox, DATABASE) as session:
            for text in (*statements(Hostile("plain"), major), *EXTRAS):
                session.run(text.encode())
            snapshot = read_snapshot(session)
            there = {name: rows(session, name) for (name,) in session.query(CATALOGS)}
    finally:
        drop_roles(sandbox, role_names(Hostile("plain")))
    empty = {name for name, number in there.items() if not number and name not in NOT_OBJECTS}
    assert empty == set(), "the test makes no object of these catalogs"
    assert_counted(snapshot, there)
    told = {finding.message.partition(" ")[0] for finding in snapshot.findings}
    assert told == {"comment"}, "only what has a comment and is no object of its own"


def rows(session: Session, catalog: str) -> int:
    """Count what is the user's doing in a catalog and an object of its own."""
    part = PARTS.get(catalog, "false")
    ((number,),) = session.query_made(
        f"select count(*) from {catalog} x where x.oid >= 16384 and not ({part}) and not exists "
        f"(select from pg_depend m where m.classid = '{catalog}'::regclass and m.objid = x.oid "
        "and m.deptype = 'e')"
    )
    return int(number)


def assert_counted(snapshot: Snapshot, there: dict[str, int]) -> None:
    """Each catalog has as many objects as rows."""
    found = dict.fromkeys(there, 0)
    secondary = {"constraint index", "partition index", "identity sequence", "index"}
    secondary |= {"partition trigger", "not null constraint", "view column", "column", "attribute"}
    for address in snapshot.objects:
        kind = all_kinds()[address.kind]
        if not kind.facet and kind.name not in secondary:
            found[kind.catalog] = found.get(kind.catalog, 0) + 1
    # The schema public is as old as the database.
    found["pg_namespace"] -= 1
    assert {name: found[name] for name in there if name not in NOT_OBJECTS} == {
        name: number for name, number in there.items() if name not in NOT_OBJECTS
    }
