"""Files, roles, ledgers and moments that would have a runner lose a migration or run it twice."""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import psycopg
import pytest

import pgkeel
from applying import CONFIG, Live, said, until
from fault_proxy import fault_proxy
from pgkeel.cli.invocation import Invocation
from pgkeel.cli.targets import request_for
from pgkeel.config import Ledger
from pgkeel.migrations.folder import read_folder
from pgkeel.runner.apply import apply
from pgkeel.runner.lock import _asked_as, lock_keys
from pgkeel.runner.outcome import Outcome
from pgkeel.runner.plan import Plan
from pgkeel.runner.settings import By, limits_of
from pgkeel.runner.target import Target
from pgkeel.runner.telling import Told

ALONE = "-- keel: no-transaction\n"
ONE = "create table one (id int primary key);\n"
HELD = (
    "create table held as select count(*)::int as locks from pg_locks where locktype = 'advisory'"
    " and objsubid = 2 and pid = pg_backend_pid();\n"
)
"""Of keel's own session: one as long as it holds the lock."""
NOBODY = By(person=None, git_commit=None, environment=None, tool_version="0")


def applied(live: Live, *, on_existing: bool = False) -> list[str]:
    """Apply in this process, and return what ran."""
    environ = {"PROD": live.url}
    came = pgkeel.apply(live.root, env="prod", lint=False, environ=environ, on_existing=on_existing)
    return [one.label for one in came.ran]


def refused(live: Live, *, on_existing: bool = False) -> pgkeel.Error:
    """Apply in this process, and return what stopped it."""
    with pytest.raises(pgkeel.Error) as error:
        applied(live, on_existing=on_existing)
    return error.value


@contextmanager
def role(live: Live, name: str, attributes: str, *more: str) -> Iterator[Live]:
    """Give the same with a login of its own, which is gone afterwards."""
    live.run(f"create role {name} login {attributes}")
    try:
        for text in more:
            live.run(text)
        yield replace(live, url=psycopg.conninfo.make_conninfo(live.url, user=name))
    finally:
        live.run(f"drop owned by {name} cascade")
        live.run(f"drop role {name}")


@contextmanager
def locked(live: Live, keys: Sequence[int]) -> Iterator[Callable[[], object]]:
    """Hold an advisory lock; what is given gives it up."""
    with psycopg.connect(live.url, autocommit=True) as holder:
        holder.execute("select pg_advisory_lock(%s::int, %s::int)", keys)
        yield lambda: holder.execute("select pg_advisory_unlock_all()")


CUT_OFF = {
    "drop": ("drop index concurrently t_old;\n", "app.t", "select to_regclass('app.t_old')"),
    "detach": (
        "alter table p detach partition p1 concurrently;\n",
        "app.p",
        "select inhrelid from pg_inherits",
    ),
}


@pytest.mark.parametrize("case", CUT_OFF)
def test_what_was_cut_off_is_looked_for_as_the_file_sees_it(live: Live, case: str) -> None:
    """F3: by the search_path of the session that runs on, nothing of the name would be there."""
    statement, table, left = CUT_OFF[case]
    schema = (
        "create schema app; create table app.t (id int); create index t_old on app.t (id);"
        "create table app.p (id int) partition by range (id);"
        "create table app.p1 partition of app.p for values from (0) to (9);"
    )
    live.write({"V001__schema.sql": schema})
    applied(live)
    live.write({"V002__gone.sql": f"{ALONE}set search_path = app;\n{statement}"})
    with psycopg.connect(live.url) as holder:
        holder.execute(f"select * from {table}".encode())
        with live.start() as process:
            waits = f"wait_event_type = 'Lock' and query ~ '{statement[:10]}'"
            until(lambda: bool(live.query(f"select from pg_stat_activity where {waits}")))
            process.kill()
            process.communicate(timeout=90)
        live.run(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            f" where application_name = 'pgkeel' and {waits}"
        )
    assert applied(live) == ["V002"]
    assert live.query(left) in ([], [(None,)])


def test_what_pg_dump_sets_is_set_again_where_a_run_goes_on(live: Live) -> None:
    live.run("create schema app")
    text = (
        f"{ALONE}select pg_catalog.set_config('search_path', 'app', false);\n"
        "create table a (id int);\nselect {};\ncreate table b (id int);\n"
    )
    live.write({"V001__a.sql": text.format("1/0")})
    assert refused(live).code == "RUN001"
    live.write({"V001__a.sql": text.format("1")})
    assert applied(live) == ["V001"]
    assert live.has("app.b")


@pytest.mark.parametrize(
    "before",
    [
        "discard all;\n",
        "select pg_advisory_unlock_all();\n",
        "set search_path = app;\nreset all;\n",
    ],
)
def test_a_lock_given_up_outside_a_transaction_is_taken_again_at_once(
    live: Live, before: str
) -> None:
    """F6: else another keel would go on with the migration while this one is in it."""
    settings = "create table kept as select current_setting('idle_session_timeout') as idle;\n"
    with role(live, "idler", "superuser", "alter role idler set idle_session_timeout = '1h'") as it:
        it.write({"V001__a.sql": ALONE + before + HELD + settings})
        assert applied(it) == ["V001"]
        assert live.query("select locks, idle from held, kept") == [(1, "0")]


def test_a_lock_given_up_by_a_function_or_a_hook_is_taken_again(live: Live) -> None:
    function = (
        "create function let_go() returns void language sql"
        " as 'select pg_catalog.pg_advisory_unlock_all()';\n"
    )
    live.write(
        {
            "keel.toml": f'{CONFIG}[apply]\nbefore = ["hook.sql"]\n',
            "V001__f.sql": HELD.replace("table held", "table first") + function,
            "V002__call.sql": "select let_go();\n",
            "V003__held.sql": HELD,
        }
    )
    (live.root / "hook.sql").write_text("select pg_advisory_unlock_all();")
    assert applied(live) == ["V001", "V002", "V003"]
    assert live.query("select f.locks, h.locks from first f, held h") == [(1, 1)]


def test_nothing_is_kept_of_a_run_that_another_took_over(live: Live) -> None:
    """F6: the lock is not all that keeps two apart outside a transaction."""
    live.run("create table n (id int)")
    text = f"{ALONE}select pg_advisory_lock(47, 11);\ninsert into n values (1);\n"
    live.write({"V001__n.sql": text})
    with locked(live, (47, 11)) as release, live.start("--on-existing") as process:
        until(lambda: any("(47, 11)" in one for one in live.statements_of_keel()))
        live.run("update keel.ledger set superseded_at = now()")
        release()
        out, err = process.communicate(timeout=90)
    assert (process.returncode, "RUN026" in out) == (2, True), out + err
    assert live.query("select from n") == []


LOCKS = "lock table l in access exclusive mode;"


@pytest.mark.parametrize(
    ("body", "code", "rows"),
    [
        (f"insert into n values (1); commit; {LOCKS}", "RUN010", 1),
        (f"insert into n values (1); {LOCKS} commit;", "RUN020", 0),
    ],
)
def test_a_procedure_that_committed_a_part_is_not_called_again(
    live: Live, body: str, code: str, rows: int
) -> None:
    """F3: neither after a lock timeout nor by the next run; what left nothing is tried again."""
    live.run("create table n (id int); create table l (id int)")
    live.run(f"create procedure p() language plpgsql as 'begin {body} end'")
    limits = '[apply]\nlock_timeout = "50ms"\nretries = 1\n'
    live.write({"keel.toml": CONFIG + limits, "V001__call.sql": f"{ALONE}call p();\n"})
    with psycopg.connect(live.url) as holder:
        holder.execute("lock table l")
        failed = refused(live, on_existing=True)
    assert failed.code == code
    assert live.query("select count(*) from n") == [(rows,)]
    if code == "RUN010":
        assert refused(live).code == "RUN010"
        done = live("repair", "V001", "--done", "1", "--because", "it inserted its row")
        assert done.returncode == 0, said(done)
        assert applied(live) == ["V001"]
    else:
        assert applied(live) == ["V001"]
    assert live.query("select count(*) from n") == [(1,)]


def test_a_ledger_that_was_emptied_is_none(live: Live) -> None:
    """F42."""
    live.run("create table n (id int)")
    live.write({"V001__n.sql": "insert into n values (1);\n"})
    applied(live, on_existing=True)
    live.run("truncate keel.ledger")
    failed = refused(live)
    assert (failed.code, "without entries" in str(failed)) == ("RUN011", True)
    assert live.query("select count(*) from n") == [(1,)]


def test_an_empty_ledger_is_no_obstacle_where_nothing_is_there(live: Live) -> None:
    """Histories of other tools that keel keeps are nothing that was there before it."""
    live.write(
        {
            "keel.toml": f'{CONFIG}mirror = ["flyway", "supabase", "alembic"]\n',
            "V001__one.sql": "select 1/0;\n",
        }
    )
    assert refused(live).code == "RUN001"
    assert live.query("select from keel.ledger") == []
    live.write({"V001__one.sql": ONE})
    assert applied(live) == ["V001"]


def test_a_ledger_with_row_level_security_is_not_taken_for_an_empty_one(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    applied(live)
    grants = (
        "grant usage on schema keel to thin",
        "grant select, insert, update on keel.ledger to thin",
        "alter table keel.ledger enable row level security",
    )
    with role(live, "thin", "", *grants) as other:
        failed = refused(other)
        assert failed.code == "RUN002"
        assert failed.problem.hint is not None
        live.run(failed.problem.hint.removeprefix("as its owner: ").partition(";")[0])
        assert applied(other) == []


def test_what_a_trigger_throws_away_is_not_kept_either(live: Live) -> None:
    trigger = (
        "create function keel.no() returns trigger language plpgsql as 'begin return null; end';\n"
        "create trigger no before insert on keel.ledger for each row execute function keel.no();\n"
    )
    live.write({"V001__one.sql": ONE, "V002__no.sql": trigger, "V003__t.sql": "create table t ();"})
    failed = refused(live)
    assert (failed.code, [one.label for one in failed.ran]) == ("RUN005", ["V001"])
    (live.root / "migrations/sql/V002__no.sql").unlink()
    live.run(trigger)
    assert refused(live).code == "RUN005"
    assert not live.has("t")
    assert live.recorded() == {"001": "applied"}


@pytest.mark.parametrize("mode", ["", ALONE])
def test_names_that_stand_before_those_of_the_server(live: Live, mode: str) -> None:
    """A temporary table gives a type of its name, and search_path may have pg_catalog last."""
    functions = "".join(
        f"create function public.{name} returns {result} language sql as 'select null::{result}';"
        for name, result in (
            ("current_setting(text)", "text"),
            ("split_part(text, text, int)", "text"),
            ("current_database()", "name"),
            ("clock_timestamp()", "timestamptz"),
        )
    )
    live.run(functions)
    path = "alter role late set search_path = public, pg_catalog"
    with role(live, "late", "superuser", path) as other:
        other.write(
            {
                "V001__a.sql": f"{mode}create temp table text (id int);\ncreate table a ();\n",
                "V002__b.sql": "create table b ();\n",
            }
        )
        assert applied(other) == ["V001", "V002"]
        assert live.recorded() == {"001": "applied", "002": "applied"}


def test_a_login_that_is_given_a_role_records_as_that_role(live: Live) -> None:
    """Without inheriting: the ledger belongs to the role, and the login itself may nothing."""
    live.run("create role owning")
    try:
        grants = (
            "grant owning to deploys",
            "alter role deploys set role = 'owning'",
            "grant create on database live to owning",
            "grant create on schema public to owning",
        )
        with role(live, "deploys", "noinherit", *grants) as other:
            other.write(
                {
                    "V001__one.sql": ONE,
                    "V002__row.sql": "insert into one values (1);\n",
                    "V003__alone.sql": f"{ALONE}insert into one values (2);\n",
                }
            )
            assert applied(other) == ["V001", "V002", "V003"]
    finally:
        live.run("drop owned by owning cascade; drop role owning")


@pytest.mark.parametrize("mode", ["", ALONE])
def test_who_may_not_write_the_ledger_is_told_the_grant(live: Live, mode: str) -> None:
    live.write({"V001__one.sql": ONE})
    applied(live)
    live.write({"V002__two.sql": f"{mode}select 2;\n"})
    grants = ("grant usage on schema keel to reads", "grant select on keel.ledger to reads")
    with role(live, "reads", "", *grants) as other:
        failed = refused(other)
        by_hand = other("mark-applied", "V002", "--because", "no")
        assert "RUN005" in said(by_hand)
        assert failed.code == "RUN005"
        assert failed.problem.hint is not None
        assert failed.problem.hint in said(by_hand)
        live.run(failed.problem.hint)
        assert applied(other) == ["V002"]


def test_a_role_whose_sessions_are_read_only_is_told_the_setting(live: Live) -> None:
    live.write({"V001__one.sql": ONE})
    setting = "alter role looks set default_transaction_read_only = on"
    with role(live, "looks", "superuser", setting) as other:
        done = other.apply()
        assert "RUN013" in said(done)
        _, _, options = said(done).partition("PGOPTIONS='")
        other.environ["PGOPTIONS"] = options.partition("'")[0]
        done = other.apply()
        assert done.returncode == 0, said(done)


def test_who_holds_the_lock_as_another_role(live: Live) -> None:
    live.write({"V001__one.sql": "select 1;\n"})
    with locked(live, _asked_as(lock_keys(Ledger()))), role(live, "outer_one", "") as other:
        done = other.apply("--wait", "0s")
    assert "RUN006" in said(done)
    assert "None" not in said(done)


def test_the_ledger_gone_within_a_block_of_the_file(live: Live) -> None:
    """F20: what was done before it is told all the same."""
    text = f"{ALONE}begin;\ndrop schema keel cascade;\ncommit;\n"
    live.write({"V001__one.sql": ONE, "V002__drop.sql": text})
    failed = refused(live)
    assert (failed.code, [one.label for one in failed.ran]) == ("RUN005", ["V001"])
    assert live.recorded() == {"001": "applied", "002": "started"}


DEFERRED = "create table two (id int references one deferrable initially deferred);\n"


def test_a_deferred_constraint_fails_in_a_dry_run_as_it_would(live: Live) -> None:
    live.write({"V001__one.sql": ONE + DEFERRED, "V002__row.sql": "insert into two values (5);\n"})
    done = live.apply("--dry-run")
    assert (done.returncode, "RUN001" in done.stdout) == (2, True), said(done)
    assert "V002__row.sql:1" in done.stdout


def test_a_hook_that_fails_at_its_end_hides_nothing(live: Live) -> None:
    live.write(
        {"keel.toml": f'{CONFIG}[apply]\nafter = ["hook.sql"]\n', "V001__one.sql": ONE + DEFERRED}
    )
    (live.root / "hook.sql").write_text("insert into two values (5);")
    failed = refused(live)
    assert (failed.code, [one.label for one in failed.ran]) == ("RUN062", ["V001"])


@pytest.mark.parametrize("mode", ["", ALONE])
def test_a_copy_to_nobody_is_run_as_a_query_is(live: Live, mode: str) -> None:
    live.write({"V001__one.sql": f"{mode}{ONE}copy one to stdout;\ncreate table two ();\n"})
    assert applied(live) == ["V001"]
    assert live.has("two")


FILES = {
    f"{kind}00{number}__{name}.sql": f"{verb} table {name}{columns};\n"
    for number, name in enumerate(("a", "b", "c"), start=1)
    for kind, verb, columns in (("V", "create", " ()"), ("U", "drop", ""))
}


@pytest.mark.parametrize(
    ("command", "added"),
    [
        (("rollback", "--to", "V001"), "'applied' where version = '003'"),
        (("apply", "--no-lint"), "'rolled back' where version = '002'"),
    ],
)
def test_what_was_added_while_it_waited_is_not_run_unseen(
    live: Live, command: tuple[str, ...], added: str
) -> None:
    """F6: nobody has confirmed it, nor looked through its text."""
    live.write(FILES)
    applied(live)
    live.run("update keel.ledger set state = 'rolled back' where version = '003'")
    with locked(live, _asked_as(lock_keys(Ledger()))) as release:
        process = subprocess.Popen(
            live.keel.argv(*command, "--env", "prod"),
            cwd=live.root,
            env=live.keel.environ({"PROD": live.url}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        assert process.stderr.readline().startswith("waiting for the lock")
        live.run(f"update keel.ledger set state = {added}")
        release()
        out, err = process.communicate(timeout=90)
    assert (process.returncode, "RUN017" in err) == (2, True), out + err


def run_here(live: Live, gate: Callable[[], None], tell: Callable[[Told], None]) -> Outcome:
    """Apply as the command does, with somebody who is asked and somebody who is told."""
    invocation = Invocation(
        command="apply",
        start=live.root,
        format="text",
        verbosity=0,
        color=False,
        environ={"PROD": live.url},
    )
    project = invocation.project()
    limits = limits_of(project.settings.apply)
    request = request_for(invocation, project, "prod", limits, try_rights=True)

    def asked(_: Plan, __: Target) -> None:
        gate()

    return apply(request, read_folder(project), lambda: NOBODY, asked, tell)


def test_a_session_stays_while_a_person_is_asked(live: Live) -> None:
    """F17: what would end it while it waits is turned off by then."""
    live.write({"V001__one.sql": ONE})
    asked: list[str] = []
    outcome = run_here(live, lambda: asked.extend(live.statements_of_keel()), lambda _: None)
    assert outcome.error is None
    assert any("idle_session_timeout = 0" in one for one in asked)


def test_an_interrupt_between_two_tells_what_was_done(live: Live) -> None:
    """F40."""
    live.write({"V001__one.sql": ONE + "select 1;", "V002__two.sql": "create table two ();"})

    def tell(told: Told) -> None:
        if (told.kind, told.text) == ("begins", "V002"):
            raise KeyboardInterrupt

    try:
        outcome = run_here(live, lambda: None, tell)
    except KeyboardInterrupt:
        pytest.fail("nothing was told")
    assert [one.job.label for one in outcome.ran] == ["V001"]
    assert (outcome.error and outcome.error.code.code) == "RUN025"
    assert isinstance(outcome.interrupted, KeyboardInterrupt)
    assert live.recorded() == {"001": "applied"}


def test_a_long_statement_on_a_slow_line_is_not_lost(live: Live) -> None:
    """F32: while it comes in the server has nothing to do, for longer than it may be silent."""
    live.write({"V001__big.sql": f"create table t as select '{'x' * (1 << 20)}' as big;\n"})
    host = Path(str(psycopg.conninfo.conninfo_to_dict(live.url)["host"]))
    with fault_proxy(host, "delay", 1, b"xxxx") as proxy:
        slow = replace(live, url=psycopg.conninfo.make_conninfo(live.url, host=proxy.folder))
        assert applied(slow) == ["V001"]
        assert proxy.struck.is_set()


def test_a_repair_hides_no_moment(live: Live) -> None:
    live.write({"V001__one.sql": "select 1;\n"})
    applied(live)
    live.run(
        "update keel.ledger set applied_at = '2026-01-02 03:04:05+00', person = 'ann',"
        " milliseconds = 7"
    )
    for text in ("-- edited\n", "-- twice\n"):
        live.write({"V001__one.sql": f"{text}select 1;\n"})
        live.environ["PGKEEL_PERSON"] = "bob"
        done = live("repair", "V001", "--accept-edit", "--because", text[3:])
        assert done.returncode == 0, said(done)
    done = live("status")
    (line,) = [one for one in done.stdout.splitlines() if one.startswith("  V001 ")]
    assert "2026-01-02 03:04 UTC  ann  7 ms  repaired 20" in line
    assert "by bob: twice" in line
    (stood,) = pgkeel.status(live.root, environ={"PROD": live.url}).versions
    assert stood.applied_at == datetime.fromisoformat("2026-01-02T03:04:05+00:00")
    live.run("update keel.ledger set state = 'rolled back' where superseded_at is null")
    applied(live)
    assert "repaired" not in live("status").stdout


def test_what_ends_with_its_transaction_is_no_leak(live: Live) -> None:
    live.write({"V001__one.sql": "set transaction isolation level serializable;\nselect 1;\n"})
    came = pgkeel.apply(live.root, env="prod", lint=False, environ={"PROD": live.url})
    assert came.leaks == ()


def test_a_rollback_that_stops_says_how_it_goes_on(live: Live) -> None:
    back = f"{ALONE}select 1;\nselect 1/{{}};\n"
    live.write({"V001__one.sql": ONE, "U001__one.sql": back.format(0)})
    applied(live)
    done = live("rollback", "--to", "0")
    assert "prod: nothing rolled back, 1 left" in done.stdout
    assert "the same command again" in done.stdout
    told = live("status").stdout
    assert "run `keel rollback --env prod --to` the version before it again" in told
    assert "it goes on after statement 1" in told
    live.write({"U001__one.sql": back.format(1)})
    assert live("rollback", "--to", "0").returncode == 0
    assert live.recorded() == {"001": "rolled back"}


def test_a_rollback_that_only_a_person_can_tell_of_stays_one(live: Live) -> None:
    """F3, F44: the statements that are done are those of the rollback file."""
    procedure = (
        "create procedure p() language plpgsql as 'begin insert into one values (1); commit;"
        " perform 1/0; end';\n"
    )
    back = f"{ALONE}call p();\ndrop procedure p();\ndrop table one;\n"
    live.write({"V001__one.sql": ONE + procedure, "U001__one.sql": back})
    applied(live)
    done = live("rollback", "--to", "0")
    assert "RUN010" in said(done)
    assert live("repair", "V001", "--done", "1", "--because", "seen").returncode == 0
    assert refused(live).code == "RUN010"
    done = live("rollback", "--to", "0")
    assert done.returncode == 0, said(done)
    assert live.recorded() == {"001": "rolled back"}
    assert not live.has("one")


def test_a_renamed_one_is_not_run_again_on_the_way(live: Live) -> None:
    """F22: whoever applies between the two steps that are told is refused."""
    live.run("create table n (id int)")
    live.write({"V001__n.sql": "insert into n values (1);\n"})
    applied(live, on_existing=True)
    folder = live.root / "migrations/sql"
    (folder / "V001__n.sql").rename(folder / "V002__n.sql")
    failed = refused(live)
    assert failed.code == "RUN008"
    assert failed.problem.detail is not None
    steps = [one for one in failed.problem.detail.split("`") if one.startswith("keel ")]
    assert len(steps) == 2
    for step in steps:
        assert refused(live).code == "RUN008"
        command, *rest = step.replace("--env … ", "").replace("…", "renamed").split()[1:]
        done = live(command, *rest)
        assert done.returncode == 0, said(done)
    assert applied(live) == []
    assert live.query("select count(*) from n") == [(1,)]
