"""Many databases with one folder: canaries, waves, a budget, two keels at once, kills."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from applying import said
from driver import Keel, Lay
from live_server import new_database

TENANTS = "select datname from pg_database where datname like 'tenant-%' order by 1"
CONFIG = f"""
[environments.tenants]
url = "env:SERVER"
targets = "{TENANTS}"
"""
FIRST = "-- Purpose: x.\n-- Rollback: x.\ncreate table if not exists public.a (id int);\n"
SECOND = "-- Purpose: x.\n-- Rollback: x.\ncreate table public.b (id int primary key);\n"
SLOW = "-- Purpose: x.\n-- Rollback: x.\ncreate table public.c (id int);\nselect pg_sleep(1);\n"
COUNT = 6


@dataclass
class Tenants:
    """A project, and a dozen databases on one server."""

    keel: Keel
    root: Path
    server: str
    new: Callable[[str], str]

    def __call__(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        argv = (command, "--env", "tenants", *arguments)
        return self.keel(*argv, cwd=self.root, env={"SERVER": self.server}, timeout=240)

    def apply(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self("apply", "--no-lint", *arguments)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.keel.argv("apply", "--no-lint", "--env", "tenants", *arguments),
            cwd=self.root,
            env=self.keel.environ({"SERVER": self.server}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def write(self, name: str, text: str) -> None:
        (self.root / "migrations/sql" / name).write_text(text)

    def url(self, number: int) -> str:
        return psycopg.conninfo.make_conninfo(self.server, dbname=f"tenant-{number:02}")

    def run(self, number: int, text: str) -> None:
        with psycopg.connect(self.url(number), autocommit=True) as connection:
            connection.execute(text.encode())

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
        return [one["what"] for one in json.loads(done.stdout)["databases"]]


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
    assert tenants.recorded() == ["2"] * 3 + ["1"] * 3
    done = tenants.apply("--budget", "1")
    assert done.returncode == 2
    assert tenants.recorded() == ["2", "2", "2", "1", "2", "2"]
    status = tenants("status")
    assert status.returncode == 1
    assert "tenants: 6 databases, 1 not as the folder says" in status.stdout
    assert "tenants/tenant-03: at V001, 1 pending" in status.stdout


def test_two_keels_at_once(tenants: Tenants) -> None:
    both = [tenants.start() for _ in range(2)]
    for one in both:
        out, err = one.communicate(timeout=240)
        assert one.returncode == 0, out + err
    assert tenants.recorded() == ["1"] * COUNT


@pytest.mark.parametrize("what", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_signal_in_the_middle_and_again(tenants: Tenants, what: signal.Signals) -> None:
    tenants.apply()
    tenants.write("V002__c.sql", SLOW)
    running = tenants.start("--at-once", "2", "--format", "json")
    deadline = time.monotonic() + 60
    while tenants.recorded().count("2") < 2:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    os.kill(running.pid, what)
    out, _ = running.communicate(timeout=60)
    if what == signal.SIGKILL:
        assert running.returncode == -signal.SIGKILL
    else:
        assert running.returncode == {signal.SIGTERM: 143, signal.SIGINT: 130}[what]
        states = [one["what"] for one in json.loads(out)["databases"]]
        assert "untouched" in states
        assert states.count("applied") == tenants.recorded().count("2")
        assert "failed" not in states
    done = tenants.apply("--wait", "30s")
    assert done.returncode == 0, said(done)
    assert tenants.recorded() == ["2"] * COUNT


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
