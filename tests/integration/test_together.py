"""Small migrations that go to the server together: each is still on its own."""

import signal
import time

import psycopg
import pytest

from applying import CONFIG, Live, heard, said, until
from driver import LIMIT

TABLE = "create table t{n} (id int primary key);\ncomment on table t{n} is 'Number {n}.';\n"
TRIGGER = """
create function meddle() returns event_trigger language plpgsql as $$
begin
  if exists (select from pg_event_trigger_ddl_commands() where object_identity ~ 't2$') then
    raise warning 'this is t2';
    perform set_config('search_path', 'pg_catalog', false);
  end if;
end $$;
create event trigger meddles on ddl_command_end when tag in ('CREATE TABLE')
  execute function meddle();
"""


def tables(live: Live, count: int, **others: str) -> None:
    live.write({f"V{n:03}__t{n}.sql": TABLE.format(n=n) for n in range(1, count + 1)})
    live.write({f"{name}__t{name[-1]}.sql": text for name, text in others.items()})


def recorded(live: Live) -> list[str]:
    return sorted(live.recorded())


def test_each_has_a_transaction_and_a_time_of_its_own(live: Live) -> None:
    tables(live, 70)
    began = time.monotonic()
    done = live.apply()
    taken = time.monotonic() - began
    assert done.returncode == 0, said(done)
    rows = live.query(
        "select count(distinct l.xmin::text), count(distinct attempt), bool_and(l.xmin = c.xmin),"
        " bool_and(milliseconds >= 0), sum(milliseconds)::float8, count(*)"
        " from keel.ledger l join pg_class c on c.relname = l.description"
    )
    ((transactions, attempts, together, took, milliseconds, count),) = rows
    assert (transactions, attempts, count) == (70, 70, 70)
    assert together
    assert took
    assert milliseconds < taken * 1000
    ((scripts,),) = live.query("select count(*) from keel.ledger where script ~ '^create table t'")
    assert scripts == 70


def test_one_that_fails_is_named_and_those_before_it_stay(live: Live) -> None:
    tables(live, 9, V005=TABLE.format(n=5) + "comment on column t5.nope is 'x';\n")
    done = live.apply()
    assert done.returncode == 2
    assert "prod: 4 migrations applied, 5 left, at V004" in done.stdout
    assert "V005__t5.sql:3" in done.stdout
    assert recorded(live) == ["001", "002", "003", "004"]
    assert not live.has("t5")
    assert not live.has("t6")
    tables(live, 9)
    assert "5 migrations applied, at V009" in live.apply().stdout


def test_what_the_server_cannot_even_read_fails_alone(live: Live) -> None:
    """One text that is refused as a whole does not say which part of it is to blame."""
    syntax = "create table t3 (id int generated always as (1) virtual);\n"  # 18 and later
    live.run("alter database live set default_table_access_method = heap")
    tables(live, 4, V003=syntax.replace("virtual", "virtual, id int"))
    done = live.apply()
    assert done.returncode == 2
    assert "V003__t3.sql" in done.stdout
    assert recorded(live) == ["001", "002"]


@pytest.mark.parametrize("how", ["waits", "interrupted", "ended"])
def test_a_lock_in_the_middle(live: Live, how: str) -> None:
    patience = "2s" if how == "waits" else "10min"
    live.write({"keel.toml": f'{CONFIG}[apply]\nlock_timeout = "{patience}"\n'})
    live.run("create table held (id int)")
    tables(live, 5, V003="alter table held rename to t3;\n")
    with psycopg.connect(live.url) as other:
        other.execute("select count(*) from held")
        with live.start("--on-existing") as process:
            until(lambda: recorded(live) == ["001", "002"])
            until(live.is_waiting)
            if how == "interrupted":
                process.send_signal(signal.SIGINT)
            if how == "ended":
                live.run(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                    " join pg_locks using (pid) where not granted and application_name = 'pgkeel'"
                )
            if how == "waits":
                until(lambda: any(one.startswith("alter") for one in live.statements_of_keel()))
                heard(process, "waits for pid")
                other.rollback()
            out, err = process.communicate(timeout=LIMIT)
    if how == "waits":
        assert process.returncode == 0, out + err
    else:
        assert process.returncode == (130 if how == "interrupted" else 2)
        assert "prod: 2 migrations applied, 3 left, at V002" in out
        what = "interrupted in V003: nothing of it is left" if how == "interrupted" else "V003: "
        assert what in out
        assert ("RUN025" if how == "interrupted" else "RUN019") in out
        assert recorded(live) == ["001", "002"]
        assert live.apply("--on-existing").returncode == 0
    assert recorded(live) == ["001", "002", "003", "004", "005"]
    assert live.has("t3")


def test_what_triggers_do_is_told_of_the_one_they_did_it_for(live: Live) -> None:
    live.run(TRIGGER)
    tables(live, 3, V002="create table t2 (id int);\n")
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert "note: V002: this is t2" in done.stdout
    assert done.stdout.count("RUN028") == 1
    assert "V002 left search_path at 'pg_catalog'" in done.stdout
    assert live.has("public.t3")


def test_a_bound_that_is_evaluated_may_set_what_it_likes(live: Live) -> None:
    live.run(
        "create function f() returns int language plpgsql as $$ begin"
        " perform set_config('search_path', 'pg_catalog', false); return 1; end $$;"
        " create table p (id int) partition by list (id)"
    )
    tables(live, 3, V002="create table t2 partition of p for values in (f());\n")
    done = live.apply("--on-existing")
    assert done.returncode == 0, said(done)
    assert "V002 left search_path at 'pg_catalog'" in done.stdout
    assert live.has("public.t3")


def test_a_warning_belongs_to_the_one_it_was_given_for(live: Live) -> None:
    live.run("alter database live set plpgsql.extra_warnings = 'shadowed_variables'")
    body = "declare a int; begin declare a int; begin return a; end; end"
    text = f"create function t2() returns int language plpgsql as $$ {body} $$;\n"
    tables(live, 3, V002=text)
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert done.stdout.count("note: ") == 1
    assert 'note: V002: variable "a" shadows' in done.stdout
