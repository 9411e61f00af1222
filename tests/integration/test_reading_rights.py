"""Who reads with few rights reads all they may; what they may not see is told."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from on_servers import EVERY_SERVER, Servers
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.stored import decode_snapshot, encode_snapshot
from pgkeel.config import Server
from pgkeel.postgres.session import Session
from pgkeel.sandbox.sandbox import Sandbox

DATABASE = "guarded"
READERS = ("keel_nobody", "keel_usage", "keel_all_data", "keel_mapped")
HIDDEN_MAPPING = "user mapping far.{}: its options may not be read by {}"
SCHEMA = """
create schema app;
create table app.t (id bigint generated always as identity primary key, a text default 'x');
create table app.closed (secret text);
create function app.f() returns int language sql security definer as 'select 1';
revoke execute on function app.f() from public;
create view app.v as select a from app.t where a <> '';
create foreign data wrapper remote options (password 'not to be seen', dbname 'x');
create server far foreign data wrapper remote options (host 'there', password 'not to be seen');
create foreign table app.ft (a int) server far options (path '/x');
create user mapping for public server far options (user 'all', password 'not to be seen');
create user mapping for keel_mapped server far options (user 'me', password 'not to be seen');
grant usage on foreign server far to keel_mapped;
create subscription s connection 'host=there password=not-to-be-seen' publication p
  with (connect = false, slot_name = none);
grant usage on schema app to keel_usage;
grant select on app.t to keel_usage;
"""


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@contextmanager
def guarded(sandbox: Sandbox) -> Iterator[Session]:
    """Give a session of the superuser in a database with the schema, and readers of it."""
    sandbox.clone(DATABASE)
    try:
        with sandbox.session(superuser=True, database=DATABASE) as session:
            for reader in READERS:
                session.run_with_names("create role {} login", reader)
            session.run("grant pg_read_all_data to keel_all_data")
            session.run(SCHEMA.encode())
            yield session
            session.run("drop subscription s")
            for reader in READERS:
                session.run_with_names("drop owned by {}", reader)
    finally:
        with sandbox.session(superuser=True) as session:
            session.run_with_names("drop database {}", DATABASE)
            for reader in READERS:
                session.run_with_names("drop role if exists {}", reader)


def read_as(session: Session, role: str) -> Snapshot:
    session.run_with_names("set session authorization {}", role)
    try:
        return read_snapshot(session)
    finally:
        session.run("reset session authorization")


@pytest.mark.parametrize("server", EVERY_SERVER)
def test_all_is_read_but_what_only_others_may_see(servers: Servers, server: Server) -> None:
    with guarded(servers[server]) as session:
        whole = read_snapshot(session)
        assert whole.findings == ()
        assert "not to be seen" not in repr(whole.objects)
        for reader in READERS:
            mine = "keel_mapped" if reader == "keel_mapped" else None
            seen = read_as(session, reader)
            others = [who for who in ("", "keel_mapped") if who != mine]
            assert [finding.message for finding in seen.findings] == [
                HIDDEN_MAPPING.format(who or '""', reader) for who in others
            ]
            assert {finding.code.code for finding in seen.findings} == {"DIF012"}
            assert set(seen.objects) == set(whole.objects)
            assert changed(seen, whole) == {
                address for address in map(str, whole.objects) if address.startswith("user mapping")
            } - {f"user mapping far.{mine}"}


@pytest.mark.parametrize("server", EVERY_SERVER)
def test_a_closed_catalog_is_told(servers: Servers, server: Server) -> None:
    with guarded(servers[server]) as session:
        whole = read_snapshot(session)
        session.run("revoke select on pg_proc, pg_foreign_server, pg_user_mappings from public")
        seen = read_as(session, "keel_usage")
    told = [finding.message for finding in seen.findings if "are not read" in finding.message]
    lacking = {re.match(r"(.*) are not read", message)[1] for message in told}  # type: ignore[index]
    assert {"routines", "foreign servers", "user mappings", "event triggers"} <= lacking
    assert all("keel_usage has no privilege SELECT on pg_" in message for message in told)
    gone = {address.kind for address in set(whole.objects) - set(seen.objects)}
    assert {"routine", "server", "user mapping"} <= gone
    assert "table" not in gone
    assert "constraint" not in gone
    again = decode_snapshot(encode_snapshot(seen))
    assert again is not None
    assert again.findings == seen.findings


def changed(one: Snapshot, other: Snapshot) -> set[str]:
    return {
        str(address)
        for address, item in one.objects.items()
        if item.record != other.objects[address].record
    }
