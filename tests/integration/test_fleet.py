"""Many databases with one folder: canaries, waves, a budget, two keels at once, kills."""

import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from applying import AT_GATE, gate, heard, said, until
from driver import LIMIT, Keel, Lay
from live_server import new_database
from pgkeel.config import Ledger
from pgkeel.runner.lock import lock_keys

TENANTS = "select datname from pg_database where datname like 'tenant-%' order by 1"
CONFIG = f"""
[environments.tenants]
url = "env:SERVER"
targets = "{TENANTS}"
"""
FIRST = "-- Purpose: x.\n-- Rollback: x.\ncreate table if not exists public.a (id int);\n"
SECOND = "-- Purpose: x.\n-- Rollback: x.\ncreate table public.b (id int primary key);\n"
SLOW = f"""\
-- Purpose: x.
-- Rollback: x.
create table if not exists public.c (id int);
do $$ begin if current_database() <> 'tenant-00' then {AT_GATE} end if; end $$;
"""
"""Waits at the gate everywhere but in the canary."""
COUNT = 6
OpenGate = Callable[[], None]


@dataclass
class Tenants:
    """A project, and a dozen databases on one server."""

    keel: Keel
    root: Path
    server: str
    new: Callable[[str], str]

    def __call__(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        argv = (command, "--env", "tenants", *arguments)
        return self.keel(*argv, cwd=self.root, env={"SERVER": self.server})

    def apply(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self("apply", "--no-lint", *arguments)

    def start(self, *arguments: str, start_new_session: bool = False) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.keel.argv("apply", "--no-lint", "--env", "tenants", *arguments),
            cwd=self.root,
            env=self.keel.environ({"SERVER": self.server}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=start_new_session,
        )

    def write(self, name: str, text: str) -> None:
        (self.root / "migrations/sql" / name).write_text(text)

    def url(self, number: int) -> str:
        return psycopg.conninfo.make_conninfo(self.server, dbname=f"tenant-{number:02}")

    def run(self, number: int, text: str) -> None:
        with psycopg.connect(self.url(number), autocommit=True) as connection:
            connection.execute(text.encode())

    def asked(self, condition: str) -> list[tuple[str]]:
        """Return the databases with a session of keel that is so."""
        with psycopg.connect(self.server, autocommit=True) as connection:
            text = (
                "select datname::text from pg_stat_activity where application_name = 'pgkeel'"
                f" and datname like 'tenant-%' and {condition}"
            )
            return connection.execute(text.encode()).fetchall()

    def recorded(self) -> list[str]:
        """Return the last applied version of each."""
        found = []
        for number in range(COUNT):
            with psycopg.connect(self.url(number), autocommit=True) as connection:
                there = connection.execute("select to_regclass('keel.ledger')").fetchall()[0][0]
                rows = (
                    connection.execute(
                        "select max(version::int)::text from keel.ledger"
                        " where superseded_at is null and state = 'applied'"
                    ).fetchall()
                    if there
                    else [(None,)]
                )
            found.append(rows[0][0] or "")
        return found

    def states(self, done: subprocess.CompletedProcess[str]) -> list[str]:
        return self.states_of(done.stdout)

    def states_of(self, out: str) -> list[str]:
        return [one["what"] for one in json.loads(out)["databases"]]


@pytest.fixture
def tenants(live_url: str, keel: Keel, lay: Lay) -> Iterator[Tenants]:
    root = lay({"keel.toml": CONFIG, "migrations/sql/V001__a.sql": FIRST})
    for number in range(COUNT):
        new_database(live_url, f"tenant-{number:02}")
    yield Tenants(keel, root, live_url, lambda name: new_database(live_url, name))
    with psycopg.connect(live_url, autocommit=True) as connection:
        for number in range(COUNT):
            connection.execute(f'drop database "tenant-{number:02}" with (force)'.encode())


def test_all_are_brought_there_and_again_is_nothing_to_do(tenants: Tenants) -> None:
    done = tenants.apply()
    assert done.returncode == 0, said(done)
    assert "tenants: 6 databases: 6 applied" in done.stdout
    assert done.stdout.count("at V001") == COUNT
    assert "6 of 6  tenants/tenant-" in done.stderr
    assert tenants.recorded() == ["1"] * COUNT
    again = tenants.apply("--format", "json")
    assert tenants.states(again) == ["current"] * COUNT
    status = tenants("status")
    assert status.returncode == 0
    assert "tenants: 6 databases, all as the folder says" in status.stdout


def test_a_canary_that_fails_is_the_end(tenants: Tenants) -> None:
    tenants.apply()
    tenants.run(0, "create table b ()")
    tenants.write("V002__b.sql", SECOND)
    done = tenants.apply("--format", "json")
    assert done.returncode == 2
    assert tenants.states(done) == ["failed", *["untouched"] * (COUNT - 1)]
    assert tenants.recorded() == ["1"] * COUNT
    tenants.run(0, "drop table b")
    assert tenants.apply().returncode == 0
    assert tenants.recorded() == ["2"] * COUNT


def test_one_failure_stops_the_rest_and_a_budget_lets_them_go_on(tenants: Tenants) -> None:
    tenants.apply()
    tenants.run(3, "create table b ()")
    tenants.write("V002__b.sql", SECOND)
    done = tenants.apply("--at-once", "1")
    assert done.returncode == 2
    assert "RUN030" in done.stdout
    assert "1 failed, 2 not begun" in done.stdout, said(done)
    assert "tenants/tenant-03: FAILED, at V001: RUN" in done.stdout
    # The first that failed is told as it would be alone: with what the server says, and what to do.
    told = done.stdout.partition("RUN030")[2]
    assert "tenants/tenant-03: RUN001 V002" in told
    assert "42P07" in told
    assert "Read the server's message." in told
    assert tenants.recorded() == ["2"] * 3 + ["1"] * 3
    done = tenants.apply("--budget", "1")
    assert done.returncode == 2
    assert tenants.recorded() == ["2", "2", "2", "1", "2", "2"]
    status = tenants("status")
    assert status.returncode == 1
    assert "tenants: 6 databases, 1 not as the folder says" in status.stdout
    assert "tenants/tenant-03: at V001, 1 pending" in status.stdout


def test_f6_two_keels_at_once(tenants: Tenants) -> None:
    both = [tenants.start() for _ in range(2)]
    for one in both:
        out, err = one.communicate(timeout=LIMIT)
        assert one.returncode == 0, out + err
    assert tenants.recorded() == ["1"] * COUNT


@contextmanager
def begun(tenants: Tenants, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], OpenGate]]:
    """Begin to apply; the canary is done, and two others are at it until the gate is open."""
    with gate(tenants.server) as open_gate, tenants.start("--at-once", "2", *arguments) as running:
        until(lambda: len(tenants.asked("query ~ 'pg_sleep' and state = 'active'")) == 2)
        assert tenants.recorded() == ["2", *["1"] * (COUNT - 1)]
        yield running, open_gate


def assert_told(tenants: Tenants, out: str, states: list[str]) -> None:
    """What is told of each database is so, and nothing of keel is left at the server."""
    until(lambda: tenants.asked("true") == [])
    told = json.loads(out)["databases"]
    assert [one["what"] for one in told] == states
    for one, recorded in zip(told, tenants.recorded(), strict=True):
        assert (one["what"] == "applied") == (recorded == "2"), told
        assert one["error"] is None or one["error"]["code"] == "RUN025"


def assert_resumed(tenants: Tenants) -> None:
    done = tenants.apply("--wait", "120s")
    assert done.returncode == 0, said(done)
    assert tenants.recorded() == ["2"] * COUNT


def test_f1_killed_in_the_middle_and_again(tenants: Tenants) -> None:
    tenants.apply()
    tenants.write("V002__c.sql", SLOW)
    with begun(tenants) as (running, _):
        running.kill()
    assert_resumed(tenants)


def test_f40_ctrl_c_lets_those_that_run_come_to_their_end(tenants: Tenants) -> None:
    tenants.apply()
    tenants.write("V002__c.sql", SLOW)
    with begun(tenants, "--format", "json") as (running, open_gate):
        running.send_signal(signal.SIGINT)
        told = heard(running, "no more is begun; 2 databases still running; once more, and")
        open_gate()
        out, err = running.communicate(timeout=LIMIT)
    assert running.returncode == 130, told + err
    assert_told(tenants, out, ["applied"] * 3 + ["untouched"] * 3)
    assert_resumed(tenants)


@pytest.mark.parametrize(
    ("signals", "code"), [([signal.SIGINT, signal.SIGINT], 130), ([signal.SIGTERM], 143)]
)
@pytest.mark.parametrize("mode", ["", "-- keel: no-transaction\n"])
def test_f40_a_second_ctrl_c_and_a_sigterm_cancel_what_runs(
    tenants: Tenants, signals: list[signal.Signals], code: int, mode: str
) -> None:
    tenants.apply()
    tenants.write("V002__c.sql", mode + SLOW)
    with begun(tenants, "--format", "json") as (running, _):
        *first, last = signals
        for one in first:
            running.send_signal(one)
            heard(running, "no more is begun")
        running.send_signal(last)
        out, err = running.communicate(timeout=LIMIT)
    assert running.returncode == code, err
    assert "what runs in 2 databases is cancelled" in err
    assert_told(tenants, out, ["applied"] + ["interrupted"] * 2 + ["untouched"] * 3)
    assert_resumed(tenants)


@pytest.mark.parametrize(
    ("signals", "states", "code"),
    [
        ([signal.SIGINT], ["applied"], 130),
        ([signal.SIGTERM], ["interrupted"], 143),
    ],
)
def test_f40_a_hook_of_what_runs(
    tenants: Tenants, signals: list[signal.Signals], states: list[str], code: int
) -> None:
    """A terminal sends Ctrl-C to all programs of the group, hooks among them."""
    (tenants.root / "keel.toml").write_text(f'{CONFIG}[apply]\nbefore = ["sh hook.sh"]\n')
    hook = "touch started\nwhile [ ! -e go ]; do sleep 0.1; done\n"
    (tenants.root / "hook.sh").write_text(hook)
    with tenants.start("--format", "json", start_new_session=True) as running:
        until((tenants.root / "started").exists)
        for one in signals:
            os.killpg(running.pid, one)
        if code == 130:
            (tenants.root / "go").touch()
        out, err = running.communicate(timeout=90)
    assert running.returncode == code, err
    assert tenants.states_of(out) == [*states, *["untouched"] * (COUNT - 1)]


@pytest.mark.parametrize("lock", ["of a table", "of keel"])
def test_f40_a_sigterm_while_the_canary_waits_for_a_lock(tenants: Tenants, lock: str) -> None:
    tenants.apply()
    tenants.write("V002__b.sql", "create table b ();\nalter table public.a add column n int;\n")
    space, number = lock_keys(Ledger())
    with psycopg.connect(tenants.url(0)) as holder:
        if lock == "of keel":
            signed = number - (1 << 32) if number >= 1 << 31 else number
            holder.execute("select pg_advisory_lock(%s::int, %s::int)", (space, signed))
        else:
            holder.execute("lock table public.a")
        with tenants.start("--format", "json") as running:
            what = "wait_event_type = 'Lock'" if lock == "of a table" else "query ~ 'advisory'"
            until(lambda: bool(tenants.asked(what)))
            running.send_signal(signal.SIGTERM)
            out, err = running.communicate(timeout=LIMIT)
    assert running.returncode == 143, err
    assert_told(tenants, out, ["interrupted"] + ["untouched"] * (COUNT - 1))
    assert "nothing of it is left" in out or "nothing was run" in out
    assert_resumed(tenants)


def test_a_pattern_over_environments(tenants: Tenants) -> None:
    listed = "".join(
        f'[environments.shop-{number}]\nurl = "{_url(tenants, number)}"\n' for number in (1, 3, 5)
    )
    (tenants.root / "keel.toml").write_text(CONFIG + listed)
    done = tenants.keel(
        "apply", "--env", "shop-*", cwd=tenants.root, env={"SERVER": tenants.server}
    )
    assert done.returncode == 0, said(done)
    assert "shop-*: 3 databases: 3 applied" in done.stdout
    assert [at for at, version in enumerate(tenants.recorded()) if version] == [1, 3, 5]


def test_what_could_not_be_measured_is_told_once(tenants: Tenants) -> None:
    """The sandbox has no table that only these databases have."""
    tenants.apply()
    for number in range(COUNT):
        tenants.run(number, "create table theirs (id int)")
    header = "-- Purpose: x.\n-- Rollback: x.\n"
    tenants.write("V002__row.sql", f"{header}insert into public.theirs (id) values (1);\n")
    done = tenants("apply")
    assert done.returncode == 0, said(done)
    assert done.stdout.count("note: what is lost could not be measured of V002") == 1


@pytest.mark.parametrize(
    ("toml", "arguments", "code"),
    [
        (CONFIG, ("--plan-digest", "x"), "RUN031"),
        (CONFIG, ("--dry-run",), "RUN031"),
        (CONFIG.replace(TENANTS, "select 'a', 'b'"), (), "CFG005"),
        (CONFIG.replace(TENANTS, "select 'a' from generate_series(1, 2)"), (), "CFG005"),
        (CONFIG.replace(TENANTS, "select 'a' where false"), (), "CFG008"),
        (CONFIG.replace(TENANTS, "select nothing"), (), "ENV002"),
        (CONFIG.replace(TENANTS, "create table x ()"), (), "ENV002"),
    ],
)
def test_what_is_refused(
    tenants: Tenants, toml: str, arguments: tuple[str, ...], code: str
) -> None:
    (tenants.root / "keel.toml").write_text(toml)
    done = tenants.apply(*arguments)
    assert (done.returncode, code in said(done)) == (2, True), said(done)


def test_a_protected_one_is_asked_for_once(tenants: Tenants) -> None:
    (tenants.root / "keel.toml").write_text(f"{CONFIG}protected = true\n")
    done = tenants.apply()
    assert (done.returncode, "RUN018" in done.stderr) == (2, True)
    assert "apply to 6 databases" in done.stderr
    assert tenants.apply("--yes").returncode == 0


def _url(tenants: Tenants, number: int) -> str:
    return tenants.url(number).replace('"', '\\"')
