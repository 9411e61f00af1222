"""``keel drift --data``: the rows of reference tables, as keys and hashes, on real servers."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import LiteralString, NamedTuple

import pytest

from applying import CONFIG, Live, until
from driver import Keel
from on_servers import SERVERS, Servers
from pgkeel.cli.drift_rows import Expected, compare_rows, expected_rows
from pgkeel.config import DatabaseUrl, Project, Server, read_project
from pgkeel.data.rows.difference import TableRows
from pgkeel.report.drift.rows import row_findings, row_notes, rows_data, rows_summary
from pgkeel.sources.bench import Bench
from pgkeel.sources.source import FolderSource
from production import Production, production_on

CASES = Path(__file__).parents[1] / "cases" / "rows"
TABLES = (CASES / "tables.sql").read_text()
TOML = """
[reference]
tables = ["genres", "public.zones", "public.p*", "public.words"]
ignore = ["public.zones.note"]
"""


class Folder(NamedTuple):
    project: Project
    expected: tuple[Expected, ...]


@contextmanager
def folder_of(root: Path, cache: Path, toml: str, sql: str) -> Iterator[Folder]:
    (root / "migrations/sql").mkdir(parents=True)
    (root / "keel.toml").write_text(toml)
    (root / "migrations/sql/V001__a.sql").write_text(sql)
    project = read_project(root)
    bench = Bench(project=project, environ=Keel(cache=cache, cwd=root).environ({}))
    yield Folder(project, expected_rows(project, bench, FolderSource(label="folder")))


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Folder]:
    root = tmp_path_factory.mktemp("rows") / "project"
    with folder_of(root, cache, TOML, TABLES) as found:
        yield found


@pytest.fixture
def prod(servers: Servers) -> Iterator[Production]:
    with production_on(servers["18"]) as production:
        production.run(TABLES)
        yield production


def look(folder: Folder, prod: Production, role: str | None = None) -> tuple[TableRows, ...]:
    url = prod.url.replace("user=postgres", f"user={role}") if role else prod.url
    return compare_rows(folder.expected, folder.project, DatabaseUrl(url), "prod")


def lines_of(found: tuple[TableRows, ...]) -> Iterator[str]:
    yield rows_summary(found)
    for one in row_findings("prod", found):
        yield f"{one.code.code} {one.message}"
        yield from (f"  {line}" for line in (one.detail or "").splitlines())
    yield from row_notes(found)


@pytest.mark.parametrize("case", sorted(one.stem for one in CASES.glob("*/")))
def test_what_was_done_to_rows_is_told_by_keys(
    folder: Folder, prod: Production, case: str, request: pytest.FixtureRequest
) -> None:
    prod.run((CASES / case / "change.sql").read_text())
    found = look(folder, prod)
    told = "".join(f"{line}\n" for line in lines_of(found))
    if request.config.getoption("--update"):
        (CASES / case / "expected.txt").write_text(told)
    assert told == (CASES / case / "expected.txt").read_text()
    shown = told + json.dumps(rows_data(found))
    assert "hidden" not in shown
    assert "shop.test" not in shown


EVERY_TYPE = """
create type mood as enum ('good', 'bad');
create domain amount as numeric check (value > 0);
create table every (
  id int primary key, a timestamptz, b timestamp, c date, d interval, e double precision, f real,
  g bytea, h money, j numeric, k amount, l jsonb, m json, n mood, o tsvector, p int4range,
  q uuid, r inet, s bit(3), t char(5), u text[], v regclass, w timetz, x float8[], y boolean,
  z point, aa "char", bb int8multirange, cc name, dd oid
);
insert into every values (
  1, '2026-03-29 02:30:00+02', '2026-03-29 02:30:00.123', '2026-03-04', '1 mon -2 days 03:04:05.6',
  0.1::float8 + 0.2, 1.1::real / 3, '\\x00ff5c27', '12.30'::numeric::money,
  1.500, 2.50, '{"b": 1.0, "a": [null, "x"]}', '{"b" : 1,"b":2}', 'bad',
  'fat cat', '[1,5)', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '10.0.0.1/8', b'101', 'ab',
  array['a "b"', null, 'NULL', ''], 'public.every', '04:05:06-08', array[0.1, 'NaN', 1e300], true,
  '(1.1,2.2)', 'x', '{[1,3),[5,7)}', 'some name', 4294967295
);
insert into every values (2);
"""
HOSTILE = (
    "datestyle = 'German, DMY'",
    "intervalstyle = 'sql_standard'",
    "timezone = 'Asia/Kathmandu'",
    "extra_float_digits = -15",
    "bytea_output = 'escape'",
    "xmlbinary = 'hex'",
    "xmloption = 'content'",
    "quote_all_identifiers = on",
    "search_path = 'public'",
    "standard_conforming_strings = off",
    "backslash_quote = on",
    "default_transaction_isolation = 'serializable'",
    "client_encoding = 'latin1'",
)


@pytest.mark.parametrize("server", SERVERS)
def test_hashes_are_the_same_whatever_the_settings_and_the_server(
    servers: Servers, cache: Path, tmp_path: Path, server: Server
) -> None:
    toml = '[reference]\ntables = ["public.every"]\n'
    with (
        folder_of(tmp_path / "project", cache, toml, EVERY_TYPE) as folder,
        production_on(servers[server]) as prod,
    ):
        prod.run(EVERY_TYPE)
        for setting in HOSTILE:
            prod.run(f'alter database "{prod.database}" set {setting}')
        (same,) = look(folder, prod)
        assert (same.trouble, same.differs, same.rows) == (None, False, 2)
        (plain,) = look(folder, prod)
        assert plain.digest == same.digest
        others = [one.name for one in folder.expected[0].plan.columns if one.name != "id"]
        for name in others:
            prod.run(f"update every set {name} = null where id = 1")
        (other,) = look(folder, prod)
        assert [list(one.columns) for one in other.different] == [others]


LONG_WAIT: LiteralString = """
select 1 from pg_stat_activity where datname = %s and wait_event_type = 'Lock'
and clock_timestamp() - query_start > '1.2s'
"""


def test_the_time_a_database_gives_by_default_is_not_the_limit(
    folder: Folder, prod: Production
) -> None:
    with (
        prod.sandbox.session() as onlooker,
        prod.session() as holder,
        ThreadPoolExecutor() as pool,
    ):
        holder.run("begin; lock table words")
        prod.run(f"alter database \"{prod.database}\" set statement_timeout = '1s'")
        looking = pool.submit(look, folder, prod)
        until(lambda: looking.done() or bool(onlooker.query(LONG_WAIT, (prod.database,))))
        holder.run("rollback")
        assert {one.trouble for one in looking.result()} == {None}


def test_a_schema_that_differs_hides_no_rows(folder: Folder, prod: Production) -> None:
    prod.run("alter table genres add more text default 'x'", "alter table zones drop price")
    prod.run(
        "drop table words", "alter table pairs rename b to bb", "insert into zones values ('x')"
    )
    notes = list(row_notes(look(folder, prod)))
    assert "public.words was not compared: it is not there" in notes
    assert "public.pairs was not compared: it has no column b" in notes
    assert "public.zones: not compared: note (ignored), price (not there)" in notes
    (finding,) = row_findings("prod", look(folder, prod))
    assert finding.detail == "+ code=x"


def test_too_many_rows_are_told_and_not_read(folder: Folder, prod: Production) -> None:
    prod.run("insert into words select 'x' from generate_series(1, 10000)")
    (finding,) = row_findings("prod", look(folder, prod))
    assert finding.code.code == "REL114"
    assert "public.words has more than 10,000 rows" in finding.message


def test_what_may_not_be_read_hides_nothing_else(folder: Folder, prod: Production) -> None:
    """Row-level security would give a part of the rows, which looks like rows that are missing."""
    prod.run("create role reader login", "grant select on all tables in schema public to reader")
    prod.run("alter table genres enable row level security", "revoke select on words from reader")
    prod.run("create policy few on genres using (slug = 'crime')", "delete from zones")
    found = {
        one.message: one.code.code for one in row_findings("prod", look(folder, prod, "reader"))
    }
    assert list(found.values()) == ["REL114", "REL114", "REL113"]
    told = "\n".join(found)
    assert "public.genres could not be read: query would be affected by row-level security" in told
    assert "public.words could not be read: permission denied for table words" in told
    assert "public.zones: 2 missing; it has 0 rows" in told


def test_it_waits_for_no_lock_without_end(servers: Servers, cache: Path, tmp_path: Path) -> None:
    toml = '[reference]\ntables = ["public.words"]\ntimeout = "2s"\n'
    with (
        folder_of(tmp_path / "project", cache, toml, "create table words (word text);") as folder,
        production_on(servers["18"]) as prod,
    ):
        prod.run("create table words (word text)")
        with prod.session() as holder:
            holder.run("begin; lock table words in access exclusive mode")
            (finding,) = row_findings("prod", look(folder, prod))
        assert finding.code.code == "REL114"
        assert "SQLSTATE 57014" in finding.message


SEEDS = {
    "data/sample_data/10_more.sql": "insert into genres values ('sql', 'From SQL')"
    " on conflict (slug) do nothing;\n",
    "data/sample_data/20_public.genres.csv": "slug,name\ncsv,From CSV\n",
    "data/sample_data/30_books.csv": "title,genre\nDune,csv\n",
}
GENRES = """-- Purpose: x
create table genres (slug text primary key, name text not null);
create table books (title text primary key, genre text references genres);
insert into genres values ('a', 'A');
"""
REFERENCE = '\n[reference]\ntables = ["public.genres"]\n'


def test_the_command_in_every_format(live: Live) -> None:
    live.write({"V001__a.sql": GENRES, "data/x": "", **SEEDS})
    assert live.apply("--yes").returncode == 0
    unnamed = live("drift", "--data")
    assert (unnamed.returncode, "no reference table is named" in unnamed.stderr) == (2, True)
    (live.root / "keel.toml").write_text(CONFIG + REFERENCE)
    live.run("insert into genres values ('sql', 'From SQL'), ('csv', 'From CSV')")
    clean = live("drift", "--data")
    assert clean.returncode == 0, clean.stdout
    assert "reference data of 1 table as it should be" in clean.stdout
    live.run("update genres set name = 'secret value' where slug = 'csv'")
    live.run("delete from genres where slug = 'a'; insert into genres values ('z', 'Z')")
    assert live("drift").returncode == 0
    done = live("drift", "--data")
    assert done.returncode == 1
    assert "REL113: prod: public.genres: 1 missing, 1 extra, 1 different; it has 3 rows" in (
        done.stdout
    )
    told = json.loads(live("drift", "--data", "--format", "json").stdout)
    (one,) = told["environments"][0]["reference"]
    assert (one["missing"], one["extra"]) == ([["a"]], [["z"]])
    assert one["different"] == [{"key": ["csv"], "columns": ["name"]}]
    page = live("drift", "--data", "--markdown").stdout
    assert "**REL113**" in page
    assert "~ slug=csv: name" in page
    figures = live("drift", "--data", "--prometheus").stdout
    assert 'pgkeel_drift_reference_tables{environment="prod"} 1\n' in figures
    annotated = live("drift", "--data", "--format", "github").stdout
    assert "::error" in annotated
    assert "secret value" not in done.stdout + json.dumps(told) + page + annotated
    for flag in ("--sql", "--adopt"):
        refused = live("drift", "--data", flag)
        assert (refused.returncode, "--data" in refused.stderr) == (2, True)


def test_what_is_pending_is_no_drift_and_environments_are_compared(
    live: Live, new: Callable[[str], str]
) -> None:
    live.write({"V001__a.sql": GENRES})
    (live.root / "keel.toml").write_text(
        CONFIG + REFERENCE + '\n[environments.staging]\nurl = "env:STAGING"\n'
    )
    assert live.apply("--yes").returncode == 0
    staging = Live(live.keel, live.root, new("staging"))
    env = {"PROD": live.url, "STAGING": staging.url}
    live.write({"V002__b.sql": "insert into genres values ('b', 'B');\n"})
    argv = ("apply", "--no-lint", "--yes", "--env", "staging")
    done = live.keel(*argv, cwd=live.root, env=env)
    assert done.returncode == 0, done.stderr
    both = live.keel("drift", "--data", cwd=live.root, env=env)
    assert both.returncode == 0, both.stdout
    assert "public.genres is not as in staging" in both.stdout
    staging.run("delete from genres")
    both = live.keel("drift", "--data", cwd=live.root, env=env)
    assert both.returncode == 1
    assert "REL113: staging: public.genres: 2 missing" in both.stdout
    assert "REL113: prod" not in both.stdout


def test_a_seed_that_fails_is_told_and_hides_no_drift(live: Live) -> None:
    live.write({"V001__a.sql": GENRES, "data/sample_data/public.genres.csv": "slug,nome\na,b\n"})
    (live.root / "keel.toml").write_text(CONFIG + REFERENCE)
    assert live.apply("--yes").returncode == 0
    live.run("create table by_hand (a int)")
    done = live("drift", "--data")
    assert done.returncode == 1
    assert "REL101: prod: table public.by_hand was made by hand" in done.stdout
    assert "REL114: prod: DAT3" in done.stdout
