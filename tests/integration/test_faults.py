"""What breaks runners, row by row: nothing applied unrecorded, nothing recorded unapplied, and a
second `keel apply` finishes the job. The rows are those of the fault matrix in docs/apply.md.
"""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from applying import AT_GATE, CONFIG, WAIT_AT_GATE, Live, gate, heard, said, until
from driver import LIMIT, LONG
from fault_proxy import FAULTS, Fault, fault_proxy

FILES = {
    "V001__a.sql": (
        "create table a (id int);\ninsert into a values (1);\ncreate table b (id int);\n"
    ),
    "V002__c.sql": (
        "-- keel: no-transaction\n"
        "create table c (id int);\n"
        "create index concurrently c_id on c (id);\n"
        "insert into c values (1);\n"
        "begin;\n"
        "insert into c values (2);\n"
        "insert into c values (3);\n"
        "commit;\n"
        "create index concurrently if not exists c_two on c ((id + 1));\n"
    ),
    "V003__d.sql": "insert into a values (2);\ncreate table d (id int);\n",
    # These go to the server as one request each.
    "V004__e.sql": "create table e (id int);\ncomment on table e is 'E';\n",
    "V005__f.sql": "create table f (id int);\ncomment on table f is 'F';\n",
}
BLOCK = "create table w (id int);\nselect pg_sleep({seconds});\ncreate table x (id int);\n"
GATED = f"create table w (id int);\n{WAIT_AT_GATE}create table x (id int);\n"


def no_session_left(live: Live) -> bool:
    return not list(live.statements_of_keel())


def is_sleeping(live: Live) -> bool:
    return any("pg_sleep" in one for one in live.statements_of_keel())


def assert_consistent(live: Live) -> None:
    """What is recorded is there, and what is there is recorded."""
    states = live.recorded()
    first = (live.has("a"), live.has("b"))
    assert first == ((True, True) if states.get("001") == "applied" else (False, False))
    assert live.has("d") == (states.get("003") == "applied")
    for table, version in (("e", "004"), ("f", "005")):
        ((comment,),) = live.query("select obj_description(to_regclass(%s))", (table,))
        assert comment == (table.upper() if states.get(version) == "applied" else None)
        assert live.has(table) == (comment is not None)
    if first[0]:
        rows = [one for (one,) in live.query("select id from a order by id")]
        assert rows == ([1, 2] if live.has("d") else [1])
    done = 0
    if "002" in states:
        ((done, running),) = live.query(
            "select done, running from keel.ledger where version = '002' and superseded_at is null"
        )
        assert (states["002"] == "applied") == (done == 8 and running is None) or done == 8
    assert live.has("c") == (done >= 1)
    if live.has("c"):
        rows = [one for (one,) in live.query("select id from c order by id")]
        assert rows == ([1] if done >= 3 else []) + ([2, 3] if done >= 7 else [])


def assert_finished(live: Live) -> None:
    done = live.apply()
    assert done.returncode == 0, said(done)
    versions = [name[1:4] for name in FILES]
    assert live.recorded() == dict.fromkeys(versions, "applied")
    assert_consistent(live)
    assert live.query("select count(*) from pg_index where not indisvalid") == [(0,)]
    assert live.has("c_id")
    assert live.has("c_two")
    assert live.status() == {f"V{version}": "applied" for version in versions}


def strike(live: Live, fault: Fault, at: int) -> bool:
    """Apply through a proxy that breaks something at request ``at``; whether it came to that."""
    direct = live.url
    host = Path(str(psycopg.conninfo.conninfo_to_dict(direct)["host"]))
    with fault_proxy(host, fault, at) as proxy:
        live.url = psycopg.conninfo.make_conninfo(direct, host=proxy.folder)
        with live.start() as process:
            proxy.pid = process.pid
            out, err = process.communicate(timeout=LIMIT)
            live.url = direct
            struck = proxy.struck.is_set()
            expected = {0} if not struck else {-9} if "kill" in fault else {2}
            if f"{len(FILES)} migrations applied" in out:
                expected |= {0}  # cut off when there was nothing left to do
            if proxy.struck_look and "cut" in fault:
                expected = {0}  # a session is opened all the same
            assert process.returncode in expected, out + err
            assert "Traceback" not in err
            assert "fault:" not in err
    return struck


@pytest.mark.parametrize("fault", FAULTS)
def test_f1_f2_f3_f4_f5_at_every_request(
    live: Live,
    fault: Fault,
    new: Callable[[str], str],
    record_property: Callable[[str, object], None],
) -> None:
    """F1 to F5: killed or cut off at each boundary and inside each statement, COMMIT too."""
    live.write(FILES)
    at, step, count = 1, 1 if LONG else 9, 0
    at += FAULTS.index(fault)  # each fault another share of the requests
    while True:
        live.url = new("struck")
        if not strike(live, fault, at):
            break
        count += 1
        until(lambda: no_session_left(live))
        assert_consistent(live)
        assert_finished(live)
        at += step
    assert count > 5
    record_property("injected", count)


def test_f5_the_commit_that_nobody_acknowledged_is_found_out(live: Live) -> None:
    """F5: cut just after COMMIT was sent on: the ledger is asked, not guessed at."""
    live.write({"V001__a.sql": FILES["V001__a.sql"]})
    host = Path(str(psycopg.conninfo.conninfo_to_dict(live.url)["host"]))
    direct = live.url
    for at in range(1, 60):
        live.run("drop table if exists a, b; drop schema if exists keel cascade")
        with fault_proxy(host, "cut-after", at) as proxy:
            live.url = psycopg.conninfo.make_conninfo(direct, host=proxy.folder)
            done = live.apply()
            live.url = direct
        if "while V001 was committed: it is applied and recorded" in said(done):
            assert done.returncode == 2
            assert live.recorded() == {"001": "applied"}
            assert live.apply().stdout == "prod: nothing to do, at V001\n"
            return
        finished = "1 migration applied, at V001" in done.stdout
        assert done.returncode == (0 if finished else 2), said(done)
    pytest.fail("no request was the commit")


def test_f4_a_network_that_goes_silent(live: Live) -> None:
    """F4: nothing comes any more, and nobody says so."""
    live.write({"V001__w.sql": BLOCK.format(seconds=0)})
    host = Path(str(psycopg.conninfo.conninfo_to_dict(live.url)["host"]))
    direct = live.url
    with fault_proxy(host, "hang", 1, b"create table w") as proxy:
        live.url = psycopg.conninfo.make_conninfo(direct, host=proxy.folder)
        done = live.apply()
        live.url = direct
        assert proxy.struck.is_set()
    assert done.returncode == 2, said(done)
    assert "RUN019" in said(done)
    until(lambda: no_session_left(live))
    assert live.apply().returncode == 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("mode", ["", "-- keel: no-transaction\n"])
def test_f1_f40_stopped_inside_a_statement(live: Live, how: signal.Signals, mode: str) -> None:
    """F1, F40: kill -9 leaves the server's session, which holds the lock; the others cancel."""
    # As long as the gate is closed when it begins.
    sleep = "select pg_sleep(600) from pg_locks where objsubid = 1 and objid = 77;\n"
    live.write({"V001__w.sql": mode + GATED.replace(WAIT_AT_GATE, sleep)})
    with gate(live.url) as open_gate:
        with live.start() as process:
            until(lambda: is_sleeping(live))
            process.send_signal(how)
            out, err = process.communicate(timeout=LIMIT)
        expected = {signal.SIGKILL: -9, signal.SIGINT: 130, signal.SIGTERM: 143}[how]
        assert process.returncode == expected, out + err
        if how != signal.SIGKILL:
            assert "RUN025" in out
            until(lambda: no_session_left(live))
        open_gate()
    with live.start() as process:
        if how == signal.SIGKILL:  # behind the orphan
            told = heard(process, "waiting for the lock: held by pid")
            assert "pg_sleep" in told
            live.run(
                "select pg_cancel_backend(pid) from pg_stat_activity"
                " where application_name = 'pgkeel' and query ~ '^select pg_sleep'"
            )
        out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 0, out + err
    assert live.recorded() == {"001": "applied"}
    assert live.has("x")


@pytest.mark.parametrize("runners", [2, 10])
def test_f6_f7_several_at_once(live: Live, runners: int) -> None:
    """F6, F7: one applies, with CONCURRENTLY and all; the others wait and find nothing to do."""
    live.write(FILES | {"V001__a.sql": "select pg_sleep(3);\n" + FILES["V001__a.sql"]})
    processes = [live.start("--wait", "120s") for _ in range(runners)]
    outputs = [process.communicate(timeout=LIMIT) for process in processes]
    assert [process.returncode for process in processes] == [0] * runners, outputs
    assert sum(f"{len(FILES)} migrations applied" in out for out, _ in outputs) == 1
    assert_finished(live)
    assert live.query("select count(*) from keel.ledger") == [(len(FILES),)]


def test_f8_the_lock_is_held_for_too_long(live: Live) -> None:
    """F8: who holds it is said, and the one who waits can be stopped."""
    live.write({"V001__w.sql": WAIT_AT_GATE})
    with gate(live.url) as open_gate, live.start() as process:
        until(lambda: is_sleeping(live))
        done = live.apply("--wait", "500ms")
        assert (done.returncode, "RUN006" in done.stderr) == (2, True)
        assert "held by pid" in done.stderr
        with live.start() as other:
            assert heard(other, "waiting for the lock").startswith("waiting for the lock")
            other.terminate()
            other.communicate(timeout=LIMIT)
        assert other.returncode == 143
        open_gate()
        process.communicate(timeout=LIMIT)
    assert process.returncode == 0


INVALID = {
    "V001__t.sql": "create table t (id int);\ninsert into t values (1), (1);\n",
    "V002__i.sql": (
        "-- keel: no-transaction\n"
        "create table u (id int);\n"
        "create unique index concurrently if not exists t_id on t (id);\n"
        "create table v (id int);\n"
    ),
}


def test_f11_a_failed_concurrently_leaves_no_invalid_index(live: Live) -> None:
    """F11: the index is dropped again, the failure recorded, and the run resumed there."""
    live.write(INVALID)
    done = live.apply()
    assert done.returncode == 2
    assert "V002__i.sql:3" in done.stdout
    assert "dropped index public.t_id" in done.stderr
    assert not live.has("t_id")
    assert live.recorded() == {"001": "applied", "002": "failed"}
    status = live("status").stdout
    assert "1 of 3 statements done" in status
    # Nobody has to look for anything: the next run knows how to go on.
    assert "`keel apply --env prod` again" in status
    assert "keel repair" not in status
    live.run("delete from t")
    assert live.apply().returncode == 0
    assert live.query("select indisvalid from pg_index where indexrelid = 't_id'::regclass")
    assert live.has("v")


def test_f11_f12_if_not_exists_does_not_hide_an_invalid_index(live: Live) -> None:
    """F11, F12: left by another tool, or of another table."""
    live.write({"V001__t.sql": INVALID["V001__t.sql"]})
    live.apply()
    with pytest.raises(psycopg.errors.UniqueViolation):
        live.run("create unique index concurrently t_id on t (id)")
    live.run("delete from t")
    live.write({"V002__i.sql": INVALID["V002__i.sql"].replace("-- keel: no-transaction\n", "")
                .replace("concurrently ", "")})  # fmt: skip
    done = live.apply()
    assert (done.returncode, "RUN021" in done.stdout) == (2, True)
    assert "drop index concurrently public.t_id;" in done.stdout
    live.write({"V002__i.sql": INVALID["V002__i.sql"]})
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert live.query("select indisvalid from pg_index where not indisvalid") == []
    live.run("create table other (id int); create index taken on other (id)")
    live.write({"V003__j.sql": "create index if not exists taken on t (id);"})
    done = live.apply()
    assert (done.returncode, "RUN022" in done.stdout) == (2, True)
    assert live.recorded().get("003") is None


@contextmanager
def held(live: Live, statement: str = "select count(*) from t") -> Iterator[None]:
    """Hold a lock in a transaction that is idle, until the block ends or somebody ends that."""
    with psycopg.connect(live.url, application_name="the holder") as connection:
        connection.execute(statement.encode())
        try:
            yield
        finally:
            with suppress(psycopg.Error):
                connection.rollback()


def test_f14_a_lock_is_asked_for_again_and_the_holder_named(live: Live) -> None:
    """F14: nobody waits long behind us, and what is tried again is the whole transaction."""
    live.write({"keel.toml": CONFIG + '[apply]\nlock_timeout = "500ms"\n'})
    live.write({"V001__t.sql": "create table t (id int);"})
    live.apply()
    live.write({"V002__x.sql": "create table x (id int);\nalter table t add column n int;\n"})
    with live.start() as process:
        with held(live):
            until(lambda: any("alter table t" in one for one in live.statements_of_keel()))
            with psycopg.connect(live.url) as reader:
                reader.execute("set statement_timeout = '20s'")
                reader.execute("select count(*) from t")
            told = heard(process, "waits for pid")
            if "V002: no lock (try 1), again in" not in told:
                told += heard(process, "V002: no lock (try 1), again in")
        out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 0, out + err
    assert "the holder" in told


def test_f14_a_lock_that_is_never_free(live: Live) -> None:
    """F14: after the last try nothing is left."""
    more = '[apply]\nlock_timeout = "3s"\nretries = 1\n'
    live.write({"keel.toml": CONFIG + more, "V001__t.sql": "create table t (id int);"})
    live.apply()
    live.write({"V002__x.sql": "create table x (id int);\nalter table t add column n int;\n"})
    with held(live):
        done = live.apply()
        assert (done.returncode, "RUN020" in done.stdout) == (2, True), said(done)
        assert "the holder" in done.stdout
        assert not live.has("x")
        assert live.recorded() == {"001": "applied"}
        ended = live.apply("--cancel-blockers")
    assert ended.returncode == 0, said(ended)
    assert "ended pid" in ended.stderr


def test_f15_a_statement_that_takes_too_long(live: Live) -> None:
    """F15: cut by its timeout, which is said, and tried no second time."""
    live.write({"keel.toml": CONFIG + '[apply]\nstatement_timeout = "1s"\n'})
    live.write({"V001__w.sql": BLOCK.format(seconds=600)})
    done = live.apply()
    assert (done.returncode, "RUN001" in done.stdout) == (2, True)
    assert "statement timeout" in done.stdout
    assert "again in" not in done.stderr
    assert not live.has("w")


def test_f16_a_deadlock(live: Live) -> None:
    """F16: told as what it is, and not tried again; nothing left; the next run finishes."""
    live.write({"V001__t.sql": "create table t (id int);\ncreate table u (id int);\n"})
    live.apply()
    live.write(
        {
            "V002__x.sql": "create table x (id int);\nlock table t;\n"
            "do $$ begin"
            " while exists (select from pg_locks where relation = 'u'::regclass)"
            " and not exists (select from pg_locks where relation = 't'::regclass and not granted)"
            " loop perform pg_sleep(0.02); end loop; end $$;\nlock table u;\n"
        }
    )
    with psycopg.connect(live.url) as other:
        other.execute("set deadlock_timeout = '5min'")
        other.execute("lock table u")
        with live.start() as process:
            until(lambda: is_sleeping(live))
            other.execute("lock table t")
            out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 2, out + err
    assert "40P01" in out
    assert "not tried again by itself" in out
    assert "again in" not in err
    assert not live.has("x")
    assert live.apply().returncode == 0
    assert live.has("x")


def test_f16_a_serialization_failure(live: Live) -> None:
    """F16: the same, of a file that asks for an isolation level of its own."""
    live.write({"V001__t.sql": "create table t (id int);\ninsert into t values (1);\n"})
    live.apply()
    live.write(
        {
            "V002__x.sql": "set transaction isolation level repeatable read;\ntable t;\n"
            f"create table x (id int);\n{WAIT_AT_GATE}update t set id = 2;\n"
        }
    )
    with gate(live.url) as open_gate, live.start() as process:
        until(lambda: is_sleeping(live))
        live.run("update t set id = 3")
        open_gate()
        out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 2, out + err
    assert "40001" in out
    assert "not tried again by itself" in out
    assert "again in" not in err
    assert not live.has("x")
    assert live.apply().returncode == 0
    assert live.query("table t") == [(2,)]


def test_f17_timeouts_of_the_role(live: Live) -> None:
    """F17: what the role is set to does not end the session while it waits."""
    live.run("alter database live set idle_in_transaction_session_timeout = '10ms'")
    live.run("alter database live set statement_timeout = '1s'")
    live.write({"V001__w.sql": BLOCK.format(seconds=1.5)})
    done = live.apply()
    assert done.returncode == 0, said(done)


def test_f20_the_ledger_dropped_or_edited_by_hand(live: Live) -> None:
    """F20, F42: no guessing, and no running from the start."""
    live.write(FILES)
    live.apply()
    live.run("update keel.ledger set checksum = 'sha256:0' where version = '001'")
    assert live.apply().returncode == 2
    live.run("delete from keel.ledger where version = '001'")
    done = live.apply()
    assert (done.returncode, "RUN009" in done.stderr) == (2, True)
    live.run("drop table keel.ledger")
    done = live.apply()
    assert (done.returncode, "RUN011" in done.stderr) == (2, True)
    assert live("baseline", "--at", "V005").returncode == 0
    assert live.apply().stdout == "prod: nothing to do, at V005\n"


@pytest.mark.parametrize("mode", ["", "-- keel: no-transaction\n"])
def test_f39_ended_by_an_administrator(live: Live, mode: str) -> None:
    """F39: 57P01 is a lost connection; nothing is tried again blindly."""
    live.write({"V001__w.sql": mode + GATED})
    with gate(live.url), live.start() as process:
        until(lambda: is_sleeping(live))
        live.run(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'pgkeel' and query ~ 'pg_sleep'"
        )
        out, err = process.communicate(timeout=LIMIT)
    assert process.returncode == 2, out + err
    assert "RUN019" in out
    assert live.has("w") == bool(mode)
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied"}


def test_f3_what_only_a_person_can_tell(live: Live) -> None:
    """F3: a procedure that commits on its way, cut off inside."""
    procedure = (
        "create table n (id int);\n"
        "create procedure p() language plpgsql as $$ begin insert into n values (1); commit;"
        f" {AT_GATE} end $$;\n"
    )
    live.write({"V001__p.sql": procedure})
    live.apply()
    live.write({"V002__call.sql": "-- keel: no-transaction\ncall p();\ncreate table x (id int);\n"})
    with gate(live.url), live.start() as process:
        until(lambda: any("call p()" in one for one in live.statements_of_keel()))
        until(lambda: live.query("select count(*) from n") == [(1,)])
        process.kill()
        process.communicate(timeout=LIMIT)
    done = live.apply()
    assert (done.returncode, "RUN010" in done.stdout) == (2, True), said(done)
    assert "--done 1" in done.stdout
    assert live("repair", "V002", "--done", "1", "--because", "n has its row").returncode == 0
    assert live.apply().returncode == 0
    assert live.query("select count(*) from n") == [(1,)]
    assert live.has("x")


CUT_OFF = {
    "create": ("create index concurrently t_id on t (id);", "insert into t values (9)", "t_id"),
    "drop": ("drop index concurrently t_old;", "insert into t values (9)", None),
    "reindex": ("reindex index concurrently t_old;", "insert into t values (9)", "t_old"),
    "detach": (
        "alter table p detach partition p1 concurrently;",
        "select count(*) from p",
        None,
    ),
}


@pytest.mark.parametrize("case", CUT_OFF)
def test_f3_f13_cut_off_in_the_middle_of_concurrently(live: Live, case: str) -> None:
    """F3, F13: what it left half made is looked for and finished or made again."""
    statement, holding, index = CUT_OFF[case]
    live.write(
        {
            "V001__t.sql": "create table t (id int); create index t_old on t (id);"
            " create table p (id int) partition by list (id);"
            " create table p1 partition of p for values in (1);",
        }
    )
    live.apply()
    live.write({"V002__x.sql": f"-- keel: no-transaction\n{statement}\ncreate table x (id int);"})
    with held(live, holding), live.start() as process:
        until(lambda: any(one == statement[:-1] for one in live.statements_of_keel()))
        until(live.is_waiting)
        process.kill()
        process.communicate(timeout=LIMIT)
        live.run(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'pgkeel' and query ~ 'concurrently'"
        )
        until(lambda: no_session_left(live))
        assert live.recorded() == {"001": "applied", "002": "started"}
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert live.recorded() == {"001": "applied", "002": "applied"}
    assert live.query("select count(*) from pg_index where not indisvalid") == [(0,)]
    assert index is None or live.has(index)
    assert case != "drop" or not live.has("t_old")
    assert live.query("select count(*) from pg_inherits") == [(0 if case == "detach" else 1,)]
    assert live.has("x")


@pytest.mark.parametrize("mode", ["", "-- keel: no-transaction\n"])
def test_f4_the_server_crashes(live: Live, mode: str) -> None:
    """F4: a crash of the whole server, and its recovery."""
    live.run("alter database live set synchronous_commit = on")  # off in sandboxes
    live.write({"V001__w.sql": mode + GATED})
    with gate(live.url) as open_gate, live.start() as process:
        until(lambda: is_sleeping(live))
        ((pid,),) = live.query(
            "select pid from pg_stat_activity"
            " where application_name = 'pgkeel' and query ~ 'pg_sleep'"
        )
        os.kill(pid, signal.SIGKILL)
        out, err = process.communicate(timeout=LIMIT)
        # Once it notices it ends all sessions; before that it takes new ones, and ends them, too.
        until(lambda: has_ended(open_gate))
    assert process.returncode == 2, out + err
    assert "RUN019" in out
    until(lambda: answers(live))
    assert live.has("w") == bool(mode)
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied"}


def has_ended(ask: Callable[[], None]) -> bool:
    """Whether the session that ``ask`` asks is gone."""
    try:
        ask()
    except psycopg.OperationalError:
        return True
    return False


def answers(live: Live) -> bool:
    try:
        return live.query("select 1") == [(1,)]
    except psycopg.OperationalError:
        return False


def test_f26_line_ends_are_no_edit(live: Live) -> None:
    """F26: a checkout with other line ends is the same migration."""
    live.write({"V001__a.sql": "create table a (\n  id int\n);\n"})
    live.apply()
    live.write({"V001__a.sql": "create table a (\r\n  id int\r\n);\r\n"})
    assert live.status() == {"V001": "applied"}


def test_f32_many_statements(live: Live) -> None:
    """F32: one transaction, no savepoint, bounded memory."""
    count = 200_000 if LONG else 20_000
    text = "create table m (id int);\n" + "insert into m values (1);\n" * count
    live.write({"V001__m.sql": text})
    assert live.apply().returncode == 0
    assert live.query("select count(*) from m") == [(count,)]


def test_f47_no_password_anywhere(live: Live) -> None:
    """F47: neither in what is said nor in the list of processes."""
    live.write({"V001__a.sql": "select 1;"})
    live.url = "postgresql://keel:hunter2@127.0.0.1:1/nowhere"
    done: subprocess.CompletedProcess[str] = live.apply()
    assert (done.returncode, "ENV001" in done.stderr) == (2, True)
    assert "hunter2" not in said(done)
