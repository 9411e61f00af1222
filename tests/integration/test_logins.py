"""Who may log in, how, and to what: it works, or a clear coded error says why not."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from applying import CONFIG, Live, said, until
from driver import Keel, Lay
from own_server import OwnServer, own_servers
from pgkeel.config import DatabaseUrl
from pgkeel.postgres.session import Session
from pgkeel.runner.watch import Watch

ONE = "create table one (id int);\n"
RULES = """\
local   all all           trust
hostssl all tls_only all  scram-sha-256
hostnossl all tls_only all reject
host    all all all       scram-sha-256
"""


@contextmanager
def free_port() -> Iterator[int]:
    """Give a port that is nobody else's: it stays bound, and a server may listen on it."""
    with socket.socket() as holder:
        # As servers do it, too: two may be bound then, and one of them listen.
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        port: int = holder.getsockname()[1]
        yield port


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnServer]:
    """A server of 17, whose build can do TLS, that listens on all of this machine's loopbacks."""
    keys = tmp_path_factory.mktemp("keys")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9", "-subj",
         "/CN=localhost", "-keyout", keys / "server.key", "-out", keys / "server.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    with own_servers(major="17") as (own,), free_port() as own.port:
        own.initdb()
        own.write("pg_hba.conf", RULES)
        for name in ("server.key", "server.crt"):
            own.write(name, (keys / name).read_bytes())
        listen = "127.0.0.1,::1" if has_ipv6() else "127.0.0.1"
        own.start(f"listen_addresses={listen}", "ssl=on", "password_encryption=scram-sha-256")
        shutil.copy(keys / "server.crt", own.root / "root.crt")
        with psycopg.connect(own.socket_url, autocommit=True) as admin:
            for role in ("ann", "tls_only"):
                admin.execute(f"create role {role} superuser login password 'correct'".encode())
        yield own


@pytest.fixture
def at(server: OwnServer, keel: Keel, lay: Lay) -> Live:
    """A project with one migration, at a new database of that server by its socket."""
    with psycopg.connect(server.socket_url, autocommit=True) as admin:
        admin.execute("drop database if exists app with (force)")
        admin.execute("create database app")
    live = Live(keel, lay({"keel.toml": CONFIG}), server.socket_url.replace(
        "dbname=postgres", "dbname=app"))  # fmt: skip
    live.write({"V001__one.sql": ONE})
    return live


def works(live: Live) -> None:
    done = live.apply()
    assert (done.returncode, "at V001" in done.stdout) == (0, True), said(done)
    assert "correct" not in said(done)


def refused(live: Live, *told: str, code: str = "ENV001") -> None:
    for command in (live.apply(), live("status"), live("plan", "--no-diff")):
        assert (command.returncode, code in command.stderr) == (2, True), said(command)
        assert all(one in command.stderr for one in told), said(command)
        assert "Traceback" not in said(command)
        assert "wrong-one" not in said(command)
        assert "correct" not in said(command)


def test_a_unix_socket(at: Live) -> None:
    works(at)


def test_tcp_with_a_password(at: Live, server: OwnServer) -> None:
    at.url = f"postgresql://ann:correct@127.0.0.1:{server.port}/app"
    works(at)


def test_ipv6(at: Live, server: OwnServer) -> None:
    at.url = f"postgresql://ann:correct@[::1]:{server.port}/app"
    if has_ipv6():
        works(at)
    else:
        refused(at, "::1")


def test_a_password_file_and_variables(at: Live, server: OwnServer, tmp_path: Path) -> None:
    at.url = f"postgresql://ann@localhost:{server.port}/app"
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"*:{server.port}:*:ann:correct\n")
    passwords.chmod(0o600)
    at.environ = {"PGPASSFILE": str(passwords)}
    works(at)


def test_a_service_file(at: Live, server: OwnServer, tmp_path: Path) -> None:
    services = tmp_path / "services.conf"
    services.write_text(
        f"[app]\nhost=127.0.0.1\nport={server.port}\ndbname=app\nuser=ann\npassword=correct\n"
    )
    at.write({"keel.toml": CONFIG.replace("env:PROD", "service:app")})
    at.environ = {"PGSERVICEFILE": str(services)}
    works(at)
    at.write({"keel.toml": CONFIG.replace("env:PROD", "service:nowhere")})
    refused(at, "nowhere")


def test_a_wrong_password(at: Live, server: OwnServer) -> None:
    at.url = f"postgresql://ann:wrong-one@127.0.0.1:{server.port}/app"
    refused(at, "password authentication failed", "ann")
    assert not at_socket(at, server).has("one")


def test_no_password_at_all(at: Live, server: OwnServer) -> None:
    at.url = f"postgresql://ann@127.0.0.1:{server.port}/app"
    refused(at, "password")


def test_a_role_that_is_not_there(at: Live, server: OwnServer) -> None:
    at.url = server.socket_url.replace("user=postgres", "user=nobody_here")
    refused(at, "nobody_here")


def test_a_database_that_is_not_there(at: Live, server: OwnServer) -> None:
    at.url = server.socket_url.replace("dbname=postgres", "dbname=nowhere")
    refused(at, "nowhere")


def test_a_host_that_is_not_there(at: Live) -> None:
    with free_port() as port:
        at.url = f"postgresql://ann:correct@127.0.0.1:{port}/app"
        refused(at, "Connection refused")
    at.url = "postgresql://ann:correct@host.invalid/app"
    refused(at, "host.invalid")


def test_tls_is_required(at: Live, server: OwnServer) -> None:
    where = f"postgresql://tls_only:correct@localhost:{server.port}/app"
    at.url = f"{where}?sslmode=disable"
    refused(at, "pg_hba.conf", "no encryption")
    at.url = f"{where}?sslmode=verify-full&sslrootcert={server.root}/root.crt"
    works(at)
    # In a process of its own: what other tests have loaded may keep libpq from its TLS.
    asked = "select ssl from pg_stat_ssl where pid = pg_backend_pid()"
    program = (
        "import psycopg, sys; print(psycopg.connect(sys.argv[1]).execute(sys.argv[2]).fetchone())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, at.url, asked], capture_output=True, text=True, check=False
    )
    assert done.stdout == "(True,)\n", done.stderr


def test_a_certificate_that_nobody_knows(at: Live, server: OwnServer, tmp_path: Path) -> None:
    at.url = (
        f"postgresql://ann:correct@localhost:{server.port}/app"
        f"?sslmode=verify-full&sslrootcert={tmp_path}/none.crt"
    )
    refused(at, "none.crt")


def test_tls_is_wanted_of_a_server_without(at: Live, keel: Keel) -> None:
    with own_servers() as (plain,), free_port() as plain.port:
        plain.initdb()
        plain.start("listen_addresses=127.0.0.1")
        at.url = f"postgresql://postgres@127.0.0.1:{plain.port}/postgres?sslmode=require"
        refused(at, "does not support SSL")


def test_several_hosts_and_the_one_that_takes_changes(at: Live, server: OwnServer) -> None:
    with free_port() as port:
        ports = f"127.0.0.1:{port},127.0.0.1:{server.port}"
        at.url = f"postgresql://ann:correct@{ports}/app?target_session_attrs=read-write"
        works(at)


def test_f36_a_streaming_replica(keel: Keel, lay: Lay) -> None:
    """F36: it takes no changes, says where it stands, and applies once it is promoted."""
    with own_servers(2) as (primary, standby):
        primary.initdb()
        primary.start("wal_level=replica", "max_wal_senders=4")
        standby.run(
            "pg_basebackup", "-D", standby.data, "-h", primary.root, "-p", str(primary.port),
            "-U", "postgres", "-R", "-X", "stream", "-c", "fast",
        )  # fmt: skip
        standby.start("hot_standby=on")
        live = Live(keel, lay({"keel.toml": CONFIG}), primary.socket_url)
        live.write({"V001__one.sql": ONE})
        works(live)
        there = replace(live, url=standby.socket_url)
        until(lambda: there.has("one"))
        streaming = "select status from pg_stat_wal_receiver"
        until(lambda: there.query(streaming) == [("streaming",)])
        assert there.status() == {"V001": "applied"}
        live.write({"V002__two.sql": "create table two (id int);"})
        for arguments in ((), ("--dry-run",)):
            done = there.apply(*arguments)
            assert (done.returncode, "RUN013" in done.stderr) == (2, True), said(done)
            assert "standby" in done.stderr
            assert "target_session_attrs=read-write" in done.stderr
        rolled = there("rollback", "--to", "0")
        assert (rolled.returncode, "RUN013" in rolled.stderr) == (2, True)
        hosts = f"host={standby.root},{primary.root} port={standby.port},{primary.port}"
        both = f"{hosts} user=postgres dbname=postgres target_session_attrs=read-write"
        assert replace(live, url=both).apply().returncode == 0
        until(lambda: there.has("two"))
        watched_from(standby, primary)
        primary.stop()
        live.write({"V003__three.sql": "create table three (id int);"})
        there.query("select pg_promote()")
        until(lambda: there.query("select pg_is_in_recovery()") == [(False,)])
        done = there.apply()
        assert done.returncode == 0, said(done)
        assert there.recorded() == {"001": "applied", "002": "applied", "003": "applied"}


def watched_from(other: OwnServer, server: OwnServer) -> None:
    """A watch that another host of the URL answers knows nothing of what it is to watch."""

    def again() -> Session:
        return Session.on_url(DatabaseUrl(other.socket_url))

    with (
        Session.on_url(DatabaseUrl(server.socket_url)) as session,
        Watch(session, again, lambda _: None, cancel_blockers=False),
    ):
        assert session.query("select 1 from pg_sleep(1.5)") == [(1,)]


def at_socket(live: Live, server: OwnServer) -> Live:
    return replace(live, url=server.socket_url.replace("dbname=postgres", "dbname=app"))
