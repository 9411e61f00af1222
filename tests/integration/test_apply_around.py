"""What surrounds migrations: verify scripts, hooks, the gate on snapshots, the effect in a plan."""

import json

import pytest

from applying import CONFIG, Live, said, until
from driver import LIMIT

ONE = "create table one (id int);\ninsert into one values (1);\n"
MODES = ["", "-- keel: no-transaction\n"]


@pytest.mark.parametrize("mode", MODES)
def test_a_script_that_agrees(live: Live, mode: str) -> None:
    live.write({"V001__one.sql": mode + ONE})
    live.write({"migrations/verify/V001__one.sql": "select id from one;\nselect 1 / count(*) from"
                " one;\nselect count(*) = 1 from one;\n"})  # fmt: skip
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied"}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("select true;\nselect 1 / (count(*) - 1) from one;", "division by zero"),
        ("select true;\nselect count(*) = 2 from one;", "the answer is false"),
        ("select true;\ninsert into one values (2);", "read-only transaction"),
    ],
)
def test_a_script_that_says_no(live: Live, mode: str, script: str, told: str) -> None:
    live.write({"V001__one.sql": mode + ONE, "V002__two.sql": "create table two (id int);"})
    live.write({"migrations/verify/V001__one.sql": script})
    done = live.apply()
    assert (done.returncode, "RUN061" in done.stdout) == (2, True), said(done)
    assert told in done.stdout
    assert "verify/V001__one.sql:2" in done.stdout
    assert live.recorded() == ({"001": "failed"} if mode else {})
    assert live.has("one") == bool(mode)
    assert not live.has("two")
    live.write({"migrations/verify/V001__one.sql": "select true;"})
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert live.recorded() == {"001": "applied", "002": "applied"}
    assert live.query("select count(*) from one") == [(1,)]


def test_a_script_changes_nothing_about_the_session(live: Live) -> None:
    live.write({"V001__one.sql": "create schema s; set search_path = s;\ncreate table one ();"})
    live.write({"migrations/verify/V001__one.sql": "set local search_path = s; select * from one;"})
    live.write({"V002__two.sql": "create table two as select current_setting('search_path') p;"})
    assert live.apply().returncode == 0
    assert live.query("select p from two") == [('"$user", public',)]


def test_scripts_that_cannot_be_run(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    for name, script, told in (
        ("V009__x.sql", "select 1;", "V009__x.sql verifies no migration"),
        ("V001__one.sql", "selekt 1;", "syntax error"),
        ("V001__one.sql", "select 1; commit; select 2;", "COMMIT"),
    ):
        live.write({f"migrations/verify/{name}": script})
        done = live.apply()
        assert (done.returncode, "RUN015" in done.stderr) == (2, True), said(done)
        assert told in done.stderr
        (live.root / "migrations/verify" / name).unlink()
    assert not live.has("one")


def test_a_dry_run_verifies(live: Live) -> None:
    live.write({"V001__one.sql": ONE, "migrations/verify/V001__one.sql": "select false;"})
    done = live.apply("--dry-run")
    assert (done.returncode, "RUN061" in done.stdout) == (2, True), said(done)
    assert not live.has("one")


HOOKS = """[apply]
before = ["ops/before.sql", "sh ops/say.sh before"]
after = ["sh ops/say.sh after", "ops/after.sql"]
"""
SAY = 'echo "$1 $PGKEEL_STATE $PGKEEL_ENVIRONMENT $PGKEEL_MIGRATIONS $PGDATABASE" >> said\n'


def test_hooks_run_around_the_migrations(live: Live) -> None:
    live.write({"keel.toml": CONFIG + HOOKS, "ops/say.sh": SAY, "V001__one.sql": ONE})
    live.write({"ops/before.sql": "create table log (what text);\nset search_path = nowhere;\n"})
    live.write({"ops/after.sql": "insert into log select 'rows: ' || count(*) from one;"})
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert live.query("select what from log") == [("rows: 1",)]
    assert (live.root / "said").read_text().splitlines() == [
        "before begins prod V001 live",
        "after applied prod V001 live",
    ]
    live.apply()  # there is nothing to do around
    assert len((live.root / "said").read_text().splitlines()) == 2


def test_a_hook_that_fails(live: Live) -> None:
    live.write({"ops/say.sh": SAY, "ops/before.sql": "select 1/0;", "ops/after.sql": "select 1;"})
    live.write({"keel.toml": CONFIG + HOOKS, "V001__one.sql": ONE})
    done = live.apply()
    assert (done.returncode, "RUN062" in done.stderr) == (2, True), said(done)
    assert "ops/before.sql:1" in done.stderr
    assert live.recorded() == {}
    live.write({"ops/before.sql": "select 1;", "ops/say.sh": 'test "$1" = before || exit 3\n'})
    done = live.apply()
    assert (done.returncode, "RUN062" in done.stdout) == (2, True), said(done)
    assert "exit code 3" in done.stdout
    assert "1 migration applied" in done.stdout
    assert live.recorded() == {"001": "applied"}


def test_hooks_after_are_told_of_a_failure(live: Live) -> None:
    live.write({"ops/say.sh": SAY, "ops/before.sql": "", "ops/after.sql": "create table log ();"})
    live.write({"keel.toml": CONFIG + HOOKS, "V001__one.sql": "select 1/0;"})
    done = live.apply()
    assert (done.returncode, "RUN001" in done.stdout) == (2, True), said(done)
    assert "after failed prod V001 live" in (live.root / "said").read_text()
    assert live.has("log")


def test_a_recorded_schema_of_another_version(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    assert live.apply().returncode == 0
    assert live("dump").returncode == 0
    live.write({"V002__two.sql": "create table two (id int);"})
    done = live.apply()  # as recorded, but not any more
    assert done.returncode == 0
    assert "recorded schema is of V001: keel dump --env prod" in done.stdout
    live.write({"V003__three.sql": "create table three (id int);"})
    done = live.apply()
    assert (done.returncode, "RUN063" in done.stderr) == (2, True), said(done)
    assert "prod is at V002, and its recorded schema is of V001" in done.stderr
    assert "keel dump --env prod" in done.stderr
    assert not live.has("three")
    warned = live.apply("--snapshot", "warn")
    assert (warned.returncode, "recorded schema is of V001" in warned.stdout) == (0, True)
    live.write({"keel.toml": f'{CONFIG}[apply]\nsnapshot = "allow"\n'})
    live.write({"V004__four.sql": "create table four (id int);"})
    allowed = live.apply()
    assert (allowed.returncode, "recorded" in allowed.stdout) == (0, False)
    live.write({"keel.toml": CONFIG, "V005__five.sql": "create table five (id int);"})
    assert live("dump").returncode == 0
    assert live.apply().returncode == 0


def test_a_plan_shows_what_the_schema_will_be(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    assert live.apply().returncode == 0
    live.write({"V002__two.sql": "create table two (id int primary key);\n"
                "alter table one add column note text;\n"})  # fmt: skip
    shown = live("plan").stdout
    assert "What the schema will be: 2 new" in shown
    assert "note" in shown
    found = json.loads(live("plan", "--format", "json").stdout)["effect"]["changes"]
    assert {(one["object"], one["change"]) for one in found} >= {
        ("table public.two", "created"),
        ("column public.one.note", "created"),
    }
    assert "What the schema will be" not in live("plan", "--no-diff").stdout
    assert not live.has("two")
    live.write({"V002__two.sql": "insert into one values (2);"})
    assert "The schema stays as it is." in live("plan").stdout


def test_a_plan_tells_what_fails_in_a_sandbox(live: Live) -> None:
    live.write({"V001__one.sql": ONE, "V002__two.sql": "alter table nowhere add column x int;"})
    assert live.apply("--to", "V001").returncode == 0
    done = live("plan")
    assert done.returncode == 2
    assert "DIF003" in done.stdout
    assert 'relation "nowhere" does not exist' in done.stdout
    assert "V002 two" in done.stdout


def test_a_plan_with_late_and_partial_migrations(live: Live) -> None:
    live.write({"V001__one.sql": ONE, "V003__three.sql": "create table three (id int);"})
    assert live.apply().returncode == 0
    live.write({"V002__two.sql": "create table two (id int);", "V004__x.sql": "drop table one;"})
    shown = live("plan", "--late", "allow", "--to", "V002")
    assert "What the schema will be: 1 new" in shown.stdout, said(shown)
    assert "two" in shown.stdout.split("What the schema will be")[1]


def test_a_hook_that_is_interrupted(live: Live) -> None:
    live.write({"keel.toml": f'{CONFIG}[apply]\nafter = ["sh ops/stay.sh"]\n'})
    live.write({"ops/stay.sh": "echo > here\nexec sleep 600\n", "V001__one.sql": ONE})
    with live.start() as process:
        until((live.root / "here").exists)
        process.terminate()
        out, err = process.communicate(timeout=LIMIT)
    assert (process.returncode, "RUN025" in out) == (143, True), out + err
    assert "1 migration applied" in out
