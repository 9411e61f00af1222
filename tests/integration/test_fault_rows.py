"""Rows of the fault matrix about folders, ledgers and servers: each refused or survived whole."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from applying import CONFIG, Live, said, until
from driver import Keel, Lay
from own_server import OwnServer, own_servers

ONE, TWO = "create table one (id int);\n", "create table two (id int);\n"


@pytest.fixture
def own() -> Iterator[OwnServer]:
    """A server that is set up and not started."""
    with own_servers() as (server,):
        server.initdb()
        yield server


@pytest.fixture
def project(keel: Keel, lay: Lay) -> Callable[[str], Live]:
    """Give a project whose environment ``prod`` is at that URL."""
    return lambda url: Live(keel, lay({"keel.toml": CONFIG}), url)


def refused(live: Live, code: str, *arguments: str) -> str:
    """Apply, which has to be refused with ``code``; return what was said."""
    before = live.recorded()
    done = live.apply(*arguments)
    assert (done.returncode, code in said(done)) == (2, True), said(done)
    assert "Traceback" not in said(done)
    assert live.recorded() == before
    return said(done)


def test_f19_what_a_file_sets_does_not_reach_the_next(live: Live) -> None:
    """F19: nor the ledger, whose names are whole and whose role is ours."""
    live.write(
        {
            "V001__x.sql": "create schema s; create role f19_other; set role f19_other;\n"
            "set search_path = s; set statement_timeout = '1s';\n",
            "V002__y.sql": "select pg_sleep(1.2); create table y as select current_user::text u,"
            " current_setting('search_path') p;",
        }
    )
    done = live.apply()
    live.run("drop role f19_other")
    assert done.returncode == 0, said(done)
    assert "left statement_timeout at '1s'" in done.stdout
    assert live.query("select * from y") == [("postgres", '"$user", public')]


def test_f21_f22_f23_f24_what_became_of_files(live: Live) -> None:
    """F21 to F24: edited, deleted, late, and one version twice."""
    live.write({"V001__one.sql": ONE, "V002__two.sql": TWO, "V003__three.sql": "select 3;"})
    assert live.apply().returncode == 0
    folder = live.root / "migrations/sql"
    live.write({"V001__one.sql": ONE.replace("int", "bigint"), "V004__more.sql": "select 4;"})
    assert "+create table one (id bigint);" in refused(live, "RUN007")
    live.write({"V001__one.sql": ONE})
    (folder / "V002__two.sql").rename(folder / "V005__two.sql")
    told = refused(live, "RUN008")
    assert "V005 has the text that was applied as V002" in told
    (folder / "V005__two.sql").rename(folder / "V002__two.sql")
    live.write({"V0001_5__late.sql": "select 1;"})
    refused(live, "RUN009")
    (folder / "V0001_5__late.sql").unlink()
    live.write({"V4__again.sql": "select 44;"})
    told = refused(live, "RUN015")
    assert "V4__again.sql" in told
    assert "V004__more.sql" in told
    (folder / "V4__again.sql").unlink()
    assert live.apply().returncode == 0


def test_f25_versions_are_numbers(live: Live) -> None:
    """F25: 9 before 10 before 100, however many digits."""
    big = 10**30
    live.write(
        {
            "V9__a.sql": "create table log (n numeric); insert into log values (9);",
            "V10__b.sql": "insert into log values (10);",
            f"V{big}__d.sql": f"insert into log values ({big});",
            "V100__c.sql": "insert into log values (100);",
        }
    )
    assert live.apply().returncode == 0
    rows = live.query("select version from keel.ledger order by sequence")
    assert [row for (row,) in rows] == ["9", "10", "100", str(big)]


def test_f33_more_locks_than_the_server_has(own: OwnServer, project: Callable[[str], Live]) -> None:
    """F33: each file has its own transaction; one that is too large is told what to raise."""
    own.start("max_locks_per_transaction=10", "max_connections=5")
    live = project(own.socket_url)
    each = "do $$ begin for n in 1..20 loop execute format('create table t_{n}_%s (id int)', n);\n"
    live.write(
        {f"V{n:03}__t.sql": each.replace("{n}", str(n)) + "end loop; end $$;" for n in range(60)}
    )
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert live.query("select count(*) from pg_class where relname ~ '^t_'") == [(1200,)]
    live.write(
        {
            "V100__t.sql": "create table before (id int);\n"
            "do $$ begin for n in 1..5000 loop execute format('create table u_%s (id int)', n);"
            "end loop; end $$;"
        }
    )
    told = refused(live, "RUN001")
    assert "53200" in told
    assert "max_locks_per_transaction" in told
    assert not live.has("before")


def test_f35_another_database_than_is_meant(live: Live, new: Callable[[str], str]) -> None:
    """F35: the name may be right and the database another one."""
    live.write({"V001__one.sql": ONE})
    identity = json.loads(live("status", "--format", "json").stdout)["identity"]
    live.write({"keel.toml": f'{CONFIG}database = "live"\nidentity = "{identity}"\n'})
    assert live.apply().returncode == 0
    live.url = new("live")  # dropped and made anew: the name is the same
    refused(live, "RUN014")


def test_f38_errors_are_told_with_their_context_and_place(live: Live) -> None:
    """F38: an event trigger that refuses; a caret that counts characters, not bytes."""
    live.run(
        "create function refuse() returns event_trigger language plpgsql as $$ begin"
        " if tg_tag = 'CREATE VIEW' then raise exception 'no views here' using hint = 'ask ann';"
        " end if; end $$;"
        "create event trigger guard on ddl_command_end execute function refuse()"
    )
    live.write({"V001__v.sql": "create table äöü (id int);\ncreate view v as select 1 as one;\n"})
    told = refused(live, "RUN001", "--on-existing")
    assert "V001__v.sql:2" in told
    assert "no views here (SQLSTATE P0001)" in told
    assert "HINT:  ask ann" in told
    assert "CONTEXT:  PL/pgSQL function refuse()" in told
    live.write({"V001__v.sql": "select 'äöü€', nowhere from (select 1) x;\n"})
    told = refused(live, "RUN001", "--on-existing")
    assert "V001__v.sql:1:16" in told
    source, caret = (line for line in told.splitlines() if "nowhere from" in line or "^" in line)
    assert source[caret.index("^") :].startswith("nowhere")


@pytest.mark.parametrize("mode", ["", "-- keel: no-transaction\n"])
def test_f39_no_room_on_the_disk(live: Live, mode: str) -> None:
    """F39: 53100 as the system gives it: the file of a table is a full device for a while."""
    live.write({"V001__t.sql": "create table t (id int);\ncreate table u (id int);\n"})
    assert live.apply().returncode == 0
    ((data, path),) = live.query("select current_setting('data_directory'),"
                                 " pg_relation_filepath('t')")  # fmt: skip
    file = Path(data) / path
    live.write(
        {"V002__f.sql": f"{mode}create table x (id int);\ninsert into t values (1);\nselect 1;\n"}
    )
    kept = file.with_name(f"{file.name}.kept")
    file.rename(kept)
    file.symlink_to("/dev/full")
    try:
        done = live.apply()
        assert (done.returncode, "RUN001" in done.stdout) == (2, True), said(done)
        assert "No space left on device" in done.stdout
    finally:
        file.unlink()
        kept.rename(file)
    assert live.has("x") == bool(mode)
    assert live.recorded() == ({"001": "applied"} | ({"002": "started"} if mode else {}))
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert live.recorded() == {"001": "applied", "002": "applied"}
    assert live.query("select count(*) from t") == [(1,)]


def test_f39_a_file_that_may_not_grow(own: OwnServer, project: Callable[[str], Live]) -> None:
    """F39: a quota on the data folder; after more room the same command finishes."""
    own.start(largest_file=17_000)
    live = project(own.socket_url)
    fill = "create table big as select repeat('x', 1000) t from generate_series(1, 40000);\n"
    live.write({"V001__one.sql": ONE, "V002__big.sql": "create table two (id int);\n" + fill})
    done = live.apply()
    assert (done.returncode, "RUN001" in done.stdout) == (2, True), said(done)
    assert "File too large" in done.stdout
    assert live.recorded() == {"001": "applied"}
    assert not live.has("two")
    own.stop()
    own.start()
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied", "002": "applied"}


def connected(url: str) -> psycopg.Connection[tuple[object, ...]]:
    """Connect as soon as there is room: who has just left counts until its process is gone."""
    found: list[psycopg.Connection[tuple[object, ...]]] = []

    def connects() -> bool:
        with suppress(psycopg.OperationalError):
            found.append(psycopg.connect(url))
        return bool(found)

    until(connects)
    return found[0]


def others_are_gone(own: OwnServer) -> bool:
    """Whether one session is left, beside the one that asks."""
    with connected(own.socket_url) as connection:
        counted = "select count(*) from pg_stat_activity where backend_type = 'client backend'"
        return connection.execute(counted.encode()).fetchone() == (2,)


def test_f39_too_many_connections(own: OwnServer, project: Callable[[str], Live]) -> None:
    """F39: 53300: told when there is none left; with only one there is nobody who looks on."""
    own.start("max_connections=5", "superuser_reserved_connections=1")
    live = project(own.socket_url)
    live.run("create role crowd superuser login; create role few login connection limit 1")
    live.run("create database few owner few")
    live.write({"V001__one.sql": f"select pg_sleep(1);\n{ONE}"})
    others = [connected(own.socket_url) for _ in range(5)]
    done = live.apply()
    assert (done.returncode, "ENV001" in done.stderr) == (2, True), said(done)
    assert "too many clients" in done.stderr
    for other in others:
        other.close()
    live.url = psycopg.conninfo.make_conninfo(own.socket_url, user="few", dbname="few")
    with connected(live.url):
        until(lambda: others_are_gone(own))
        done = live.apply()
        assert "too many connections for role" in done.stderr
    until(lambda: live.apply().returncode == 0)
    live.url = psycopg.conninfo.make_conninfo(own.socket_url, dbname="few")
    assert live.recorded() == {"001": "applied"}


def test_f41_clocks_that_differ(live: Live) -> None:
    """F41: entries are ordered by sequence, and their times are the server's."""
    live.write({"V001__one.sql": ONE, "U001__one.sql": "drop table one;"})
    assert live.apply().returncode == 0
    live.run("update keel.ledger set applied_at = '2999-01-01'")
    live.write({"V002__two.sql": TWO, "U002__two.sql": "drop table two;"})
    (live.root / "clock").mkdir()
    (live.root / "clock" / "sitecustomize.py").write_text(
        "import time\nnow = time.time\ntime.time = lambda: now() - 10 * 365 * 86400\n"
    )
    live.environ["PYTHONPATH"] = str(live.root / "clock")  # the runner's clock is ten years slow
    assert live.apply().returncode == 0
    del live.environ["PYTHONPATH"]
    rows = live.query(
        "select version, abs(extract(epoch from now() - applied_at)) < 600 from keel.ledger"
        " order by sequence"
    )
    assert rows == [("001", False), ("002", True)]
    assert "at V002" in live("status").stdout
    assert live("rollback", "--to", "V001").returncode == 0
    assert live.recorded() == {"001": "applied", "002": "rolled back"}
    assert live.apply().returncode == 0


def test_f42_a_ledger_that_is_gone(live: Live) -> None:
    """F42: tables and no ledger: nothing is run from the start."""
    live.write({"V001__one.sql": ONE, "V002__two.sql": TWO})
    assert live.apply().returncode == 0
    live.run("drop schema keel cascade")
    done = live.apply()
    assert (done.returncode, "RUN011" in done.stderr) == (2, True)
    assert "keel baseline" in done.stderr


def test_f43_a_backup_older_or_newer_than_the_folder(live: Live, live_url: str) -> None:
    """F43: the older one is brought up and told to be a copy; the newer one is refused."""
    live.write({"V001__one.sql": ONE})
    assert live.apply().returncode == 0
    with psycopg.connect(live_url, autocommit=True) as admin:
        admin.execute("drop database if exists older with (force)")
        admin.execute("create database older template live")
    live.write({"V002__two.sql": TWO})
    assert live.apply().returncode == 0
    newer = live.url
    live.url = psycopg.conninfo.make_conninfo(live_url, dbname="older")
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert "copied, restored or failed over since" in done.stdout
    assert live.recorded() == {"001": "applied", "002": "applied"}
    live.write({"V003__x.sql": "select 1;"})
    assert "failed over" not in live.apply().stdout
    live.url = newer
    (live.root / "migrations/sql/V002__two.sql").unlink()
    refused(live, "RUN008")


def test_f43_after_a_failover_the_timeline_is_another(
    own: OwnServer, project: Callable[[str], Live]
) -> None:
    """F43: promoted, it is the same database on another timeline."""
    own.start()
    live = project(own.socket_url)
    live.write({"V001__one.sql": ONE})
    assert live.apply().returncode == 0
    own.stop()
    own.write("standby.signal", "")
    own.start()
    with psycopg.connect(own.socket_url, autocommit=True) as standby:
        standby.execute("select pg_promote()")
        until(lambda: standby.execute("select pg_is_in_recovery()").fetchone() == (False,))
        standby.execute("checkpoint")
    live.write({"V002__two.sql": TWO})
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert "copied, restored or failed over since" in done.stdout


def test_f44_a_rollback_that_fails_in_the_middle(live: Live) -> None:
    """F44: each is one transaction with its entry; what was undone stays undone and is known."""
    live.write(
        {
            "V001__one.sql": ONE,
            "U001__one.sql": "drop table one; select 1/0;",
            "V002__two.sql": TWO,
            "U002__two.sql": "drop table two;",
        }
    )
    assert live.apply().returncode == 0
    done = live("rollback", "--to", "0")
    assert done.returncode == 2
    assert live.recorded() == {"001": "applied", "002": "rolled back"}
    assert (live.has("one"), live.has("two")) == (True, False)
    live.write({"U001__one.sql": "drop table one;"})
    assert live("rollback", "--to", "0").returncode == 0
    assert not live.has("one")


def test_f45_the_ledger_keeps_what_the_schema_was(live: Live) -> None:
    """F45: before and after a run; what was changed between two runs is told."""
    live.write({"keel.toml": f"{CONFIG}[apply]\nfingerprint = true\n"})
    live.write({"V001__one.sql": ONE, "V002__two.sql": TWO, "V003__z.sql": "insert into one "
                "values (1);"})  # fmt: skip
    assert live.apply("--to", "V001").returncode == 0
    assert live.apply("--to", "V002").returncode == 0
    assert "was changed by other means" not in live.apply().stdout
    rows = live.query(
        "select fingerprint_before, fingerprint_after from keel.ledger order by sequence"
    )
    (empty, first), (again, second), (third, last) = rows
    assert empty != first == again != second == third == last
    live.run("alter table two add column slipped_in int")
    live.write({"V004__x.sql": "create table x (id int);"})
    done = live.apply()
    assert done.returncode == 0
    assert "the schema is not as the run to version 003 left it" in done.stdout


def test_f46_a_dump_that_fails_leaves_the_one_before(live: Live) -> None:
    """F46: an error with its code, and no half a file."""
    live.write({"V001__one.sql": ONE})
    assert live.apply().returncode == 0
    assert live("dump").returncode == 0
    path = live.root / "schema/current/prod.schema.sql"
    before = path.read_bytes()
    assert b"one" in before
    assert b"restrict" not in before  # its key is drawn anew each time
    live.run(f"{TWO} create role f46_poor login; grant usage on schema keel to f46_poor")
    url = live.url
    live.url = psycopg.conninfo.make_conninfo(url, user="f46_poor")
    done = live("dump")
    assert done.returncode == 2, said(done)
    assert "permission denied" in said(done)
    assert "Traceback" not in said(done)
    assert path.read_bytes() == before
    assert list(path.parent.glob("*.tmp")) == []
    live.url = url
    live.run("drop owned by f46_poor; drop role f46_poor")
    assert live("dump").returncode == 0
    assert b"two" in path.read_bytes()


def test_f48_a_text_that_another_tool_applied(live: Live) -> None:
    """F48: known by its hash, under whatever version: told, and recorded by two commands."""
    live.write({"V001__one.sql": ONE, "V002__two.sql": TWO})
    assert live.apply().returncode == 0
    live.run("update keel.ledger set version = '20260101', state = 'adopted' where version = '002'")
    told = refused(live, "RUN008", "--late", "allow")
    assert "V002 has the text that was applied as V20260101" in told
    because = ("--because", "it is V002")
    assert live("repair", "V20260101", "--forget", *because).returncode == 0
    assert live("mark-applied", "V002", *because).returncode == 0
    assert live.apply().stdout == "prod: nothing to do, at V002\n"


def test_f49_names_that_are_nearly_right(live: Live) -> None:
    """F49: links are followed, near misses refused, and what is no SQL passed over."""
    live.write({"text/one.sql": ONE, "V002__two.sql": TWO})
    folder = live.root / "migrations/sql"
    (folder / "V001__one.sql").symlink_to(live.root / "text/one.sql")
    for name in (".DS_Store", "V003__x.sql~", "V003__x.sql.orig", ".V003__x.sql.swp", "README.md"):
        (folder / name).write_text("create table never (id int);")
    (folder / "old").mkdir()
    (folder / "old" / "V003__x.sql").write_text("create table never (id int);")
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied", "002": "applied"}
    assert not live.has("never")
    live.write({"V004__last.sql": "select 4;"})
    near = ("V3_x.sql", "v003__x.sql", "V003__x.SQL", "V003_x.sql", "V003__.sql", "U003__x.sql")
    for name in near:
        (folder / name).write_text("create table never (id int);")
        assert name in refused(live, "RUN015")
        (folder / name).unlink()
    (folder / "V002__Two.sql").write_text(TWO)  # where case counts there are two of one version
    assert "V002__Two.sql" in refused(live, "RUN015")
    (folder / "V002__Two.sql").unlink()
    (folder / "V003__gone.sql").symlink_to(folder / "nowhere.sql")
    assert "V003__gone.sql" in refused(live, "RUN015")
    (folder / "V003__gone.sql").unlink()
    os.mkfifo(folder / "V003__pipe.sql")
    assert "not a regular file" in refused(live, "RUN015")
    (folder / "V003__pipe.sql").unlink()
    assert live.apply().returncode == 0


def test_f50_a_hash_that_no_platform_changes(live: Live) -> None:
    """F50: other separators of lines are text; who wrote it with what is in the ledger."""
    text = "select 'a\x0cb\x85c\u2028d';\r\nselect 2;\n"
    live.write({"V001__x.sql": text})
    for more in ({"LC_ALL": "C", "PYTHONHASHSEED": "1"}, {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}):
        live.environ = more
        live.run("drop schema if exists keel cascade")
        done = live.apply()
        assert done.returncode == 0, said(done)
        ((checksum, tool),) = live.query("select checksum, tool_version from keel.ledger")
        assert checksum == "sha256:6d56c0bbe195d9a20b905bf4c785717262279a880c10d339519e2db5777d2b2f"
        assert tool[0].isdigit()
