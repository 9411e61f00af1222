"""A look tells what a session tells, or that it cannot."""

from collections.abc import Iterator

import pytest

from applying import Live, said
from live_server import new_database
from pgkeel.config import DatabaseUrl, Ledger
from pgkeel.postgres.look import Look, NoLookError
from pgkeel.postgres.session import Session
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.target import objects_in, read_target

PLACE = Ledger()


@pytest.fixture
def url(live_url: str) -> str:
    return new_database(live_url, "looked")


@pytest.fixture
def both(url: str) -> Iterator[tuple[Look, Session]]:
    with Look(DatabaseUrl(url)) as look, Session.on_url(DatabaseUrl(url)) as session:
        yield look, session


@pytest.mark.parametrize(
    "text",
    [
        "select true, false, null::bool",
        "select 1::smallint, -2::int, 3::bigint, 4294967295::oid",
        "select 'ä'::text, ''::text, null::text, 'n'::name",
        "select g from generate_series(1, 2000) g",
        "select where false",
        "select 1 where false",
    ],
)
def test_it_reads_what_a_session_reads(both: tuple[Look, Session], text: str) -> None:
    look, session = both
    assert look.query_made(text) == session.query_made(text)


def test_parameters_are_what_they_are_for_a_session(both: tuple[Look, Session]) -> None:
    names = ["a", 'b"', "c\\", "d,e", "{f}", ""]
    for one in both:
        assert one.query("select %s::text, %s::int", ("ä%s", 3)) == [("ä%s", 3)]
        found = one.query("select u from unnest(%s::text[]) u", (names,))
        assert found == [(name,) for name in names]


@pytest.mark.parametrize("text", ["select 1/0", "selec", "select '{}'::json", "select now()"])
def test_what_it_cannot_tell_is_for_a_session(both: tuple[Look, Session], text: str) -> None:
    look, _ = both
    with pytest.raises(NoLookError):
        look.query_made(text)
    assert look.query_made("select 1") == [(1,)]


@pytest.mark.parametrize("wrong", ["host=/nowhere dbname=a", "postgresql://", "nonsense", "a=b"])
def test_where_there_is_nothing_there_is_no_look(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGHOST", "/nowhere")
    with pytest.raises(NoLookError):
        Look(DatabaseUrl(wrong))


def test_both_see_the_same_database(both: tuple[Look, Session]) -> None:
    look, session = both
    session.run(b"create table t (id int); create schema s; create view s.v as select 1")
    assert read_target(look) == read_target(session)
    assert objects_in(look, frozenset(), PLACE) == objects_in(session, frozenset(), PLACE)
    assert objects_in(look, frozenset({"s"}), PLACE) == ("public.t",)
    assert look.announced_pid != session.announced_pid
    assert look.query_made("select pg_catalog.pg_backend_pid()") == [(look.announced_pid,)]


def test_a_run_with_nothing_to_do_needs_no_driver(live: Live) -> None:
    live.write({"V001__a.sql": "create table a (id int);\n"})
    live.apply()
    with Look(DatabaseUrl(live.url)) as look, Session.on_url(DatabaseUrl(live.url)) as session:
        assert read_ledger(look, PLACE) == read_ledger(session, PLACE)
    live.environ["PYTHONPROFILEIMPORTTIME"] = "1"
    done = live.apply()
    assert (done.returncode, done.stdout) == (0, "prod: nothing to do, at V001\n")
    assert " pgkeel.runner.apply" in done.stderr
    assert " psycopg" not in done.stderr
    live.write({"V002__b.sql": "create table b (id int);\n"})
    assert " psycopg" in live.apply().stderr


@pytest.mark.parametrize("style", ["german", "sql, dmy", "postgres"])
def test_the_ledger_is_read_however_dates_are_written(live: Live, style: str) -> None:
    live.write({"V001__a.sql": "create table a (id int);\n"})
    live.apply()
    with Look(DatabaseUrl(live.url)) as look:
        before = read_ledger(look, PLACE)
    live.run(f"alter database live set datestyle = {style}; alter database live set timezone = EST")
    with Look(DatabaseUrl(live.url)) as look, Session.on_url(DatabaseUrl(live.url)) as session:
        assert before == read_ledger(look, PLACE) == read_ledger(session, PLACE)
    done = live.apply()
    assert (done.returncode, done.stdout) == (0, "prod: nothing to do, at V001\n"), said(done)
