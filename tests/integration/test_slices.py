"""Slices: one that shares the main folder, one with its own, through all commands."""

import json
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from applying import Live
from driver import Keel, Lay
from git_repo import GitRepo
from pgkeel.cli.checking import load_stages, stage_names

EXAMPLE = Path(__file__).parents[2] / "examples" / "theatre"
HEAD = "-- Purpose: a test.\n-- Rollback: not needed.\n"
TOML = """
[project]
name = "shop"
[environments.prod]
url = "env:DATABASE_URL"

[slices.analytics]
schemas = ["analytics"]
[slices.analytics.migrations]

[slices.reporting]
schemas = ["reporting"]
[slices.reporting.lint.levels]
missing-lock-timeout = "off"
drop-column = "info"
table-without-primary-key = "off"
"""
BOOKS = f"""{HEAD}create table if not exists public.books (
  id bigint generated always as identity primary key,
  title text not null
);
create extension if not exists hstore with schema public;
"""
REPORTS = f"""{HEAD}create schema if not exists reporting;
create table if not exists reporting.report (
  id bigint primary key references public.books (id),
  titles text
);
"""
SALES = f"""{HEAD}set local lock_timeout = '5s';
create schema if not exists analytics;
create table if not exists analytics.sales (
  day date not null,
  book_id bigint not null references public.books (id),
  sold integer not null,
  primary key (day, book_id)
);
create index if not exists sales_book_id on analytics.sales (book_id);
create or replace view analytics.totals as
  select title, sum(sold) as sold from public.books join analytics.sales on book_id = id
  group by title;
alter default privileges in schema analytics grant select on tables to public;
"""
MAIN1 = "migrations/sql/V001__create_books.sql"
MAIN2 = "migrations/sql/V002__create_reports.sql"
OWN1 = "migrations/analytics/sql/V001__create_sales.sql"
FILES = {"keel.toml": TOML, MAIN1: BOOKS, MAIN2: REPORTS, OWN1: SALES}


@pytest.fixture
def shop(lay: Lay, keel: Keel) -> Path:
    root = lay(FILES)
    for part in ("main", "analytics"):
        done = keel("sum", "--slice", part, cwd=root)
        assert done.returncode == 0, done.stderr
    return root


def sections(output: str) -> dict[str, list[str]]:
    """Return the rules and codes that the sections of a JSON answer hold."""
    return {
        section["name"]: [one["rule"] or one["code"] for one in section["findings"]]
        for section in json.loads(output)["sections"]
    }


def lint(keel: Keel, root: Path, *arguments: str) -> dict[str, list[str]]:
    return sections(keel("lint", "--format", "json", *arguments, cwd=root).stdout)


def test_check_proves_all(keel: Keel, shop: Path) -> None:
    done = keel("check", "--format", "json", cwd=shop)
    assert done.returncode == 0, done.stdout
    answer = json.loads(done.stdout)
    assert answer["slices"] == {"analytics": 1}
    stages = [stage.name for stage in load_stages(stage_names())]
    assert {"format", "append-only", "lint", "replay", "idempotence", "rollback"} <= {*stages}
    of_recorded = ["dumps-untouched", "snapshot-current"]
    of_schema = ["dictionary", "exposure", "reference"]
    of_dumps = ["scan", "seeds", *of_recorded, *of_schema]
    names = [one["name"] for one in answer["sections"]]
    own = [f"analytics/{name}" for name in stages]
    assert names == [*stages, *own, *(f"reporting/{name}" for name in of_dumps)]
    again = keel("check", cwd=shop)
    assert "1 of 1 proved" in again.stdout
    assert "shop: 2 migrations; slice analytics: 1 migration" in again.stdout


def test_the_example_passes_all_and_its_dumps_are_what_it_makes(keel: Keel, tmp_path: Path) -> None:
    root = Path(shutil.copytree(EXAMPLE, tmp_path / "theatre"))
    done = keel("check", "--format", "json", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    answer = json.loads(done.stdout)
    assert answer["slices"] == {"analytics": 2}
    assert not any(section["findings"] for section in answer["sections"])
    stages = stage_names()
    assert len(answer["sections"]) == 2 * len(stages)
    dump = shlex.join([sys.executable, "-m", "pgkeel", "dump", "--at", "V002"])
    script = f"export PROD_DATABASE_URL=$DATABASE_URL; {dump} && {dump} --slice analytics"
    made = keel("sandbox", "--slice", "analytics", "--", "sh", "-c", script, cwd=root)
    assert made.stdout.count("  kept ") == 2, made.stdout + made.stderr
    # Nobody's figures get in the way of selling tickets.
    with (root / "migrations/analytics/sql/V002__create_occupancy.sql").open("a") as file:
        file.write("drop table box_office.tickets cascade;\n")
    found = keel("lint", "--format", "json", cwd=root).stdout
    assert "other-slice" in found


def test_check_proves_one(keel: Keel, shop: Path) -> None:
    for name, count in (("main", 2), ("analytics", 1), ("reporting", 2)):
        done = keel("check", "--slice", name, "--format", "json", cwd=shop)
        answer = json.loads(done.stdout)
        assert (done.returncode, answer["migrations"]) == (0, count)
        assert len(answer["sections"]) == len(stage_names())
    asked = keel("check", "--format", "json", cwd=shop, env={"PGKEEL_SLICE": "analytics"})
    assert json.loads(asked.stdout)["migrations"] == 1


def test_a_failure_below_is_a_finding_of_the_slice(keel: Keel, shop: Path) -> None:
    (shop / MAIN2).write_text(HEAD + "create view public.v as select nothing from public.books;\n")
    done = keel("check", "--only", "replay", "--format", "json", cwd=shop)
    assert done.returncode == 1
    assert sections(done.stdout) == {"replay": ["SBX101"], "analytics/replay": ["SBX010"]}


def test_a_slice_that_cannot_be_read_leaves_the_others(keel: Keel, shop: Path) -> None:
    shutil.rmtree(shop / "migrations" / "analytics")
    done = keel("check", "--only", "format", "--format", "json", cwd=shop)
    assert done.returncode == 2
    assert sections(done.stdout) == {"format": [], "analytics/format": []}
    told = keel("check", "--slice", "analytics", cwd=shop)
    assert "MIG001" in told.stderr
    assert "`keel init --slice analytics` lays it out" in told.stderr


def test_one_slice_touches_another(keel: Keel, shop: Path) -> None:
    with (shop / OWN1).open("a") as file:
        file.write("do $$ begin alter table public.books drop column title; end $$;\n")
    with (shop / MAIN2).open("a") as file:
        file.write("create index if not exists late on analytics.sales (sold);\n")
    found = lint(keel, shop)
    assert "other-slice" in found["lint"]
    assert "other-slice" in found["analytics/lint"]
    assert "mixed-slices" not in found["analytics/lint"]
    assert lint(keel, shop) == found  # from the cache
    assert lint(keel, shop, "--slice", "analytics") == {"lint": found["analytics/lint"]}


def test_a_slice_knows_what_it_stands_on(keel: Keel, shop: Path) -> None:
    # What type public.books.id has is known from the main folder alone.
    (shop / OWN1).write_text(SALES.replace("book_id bigint", "book_id integer"))
    assert "key-type-mismatch" in lint(keel, shop)["analytics/lint"]
    assert "key-type-mismatch" in lint(keel, shop, "--slice", "analytics")["lint"]
    shown = keel("lint", OWN1, "--format", "json", cwd=shop)
    assert "key-type-mismatch" in sections(shown.stdout)["lint"]
    # An answer depends on the main folder, too.
    (shop / MAIN1).write_text(BOOKS.replace("id bigint", "id integer"))
    assert "key-type-mismatch" not in lint(keel, shop)["analytics/lint"]
    assert "key-type-mismatch" not in lint(keel, shop, "--slice", "analytics")["lint"]


def test_a_slice_that_shares_the_folder_has_its_own_levels(keel: Keel, shop: Path) -> None:
    (shop / "migrations/sql/V003__alter_reports.sql").write_text(
        HEAD + "alter table reporting.report drop column if exists titles;\n"
    )
    (shop / "migrations/sql/V004__alter_books.sql").write_text(
        HEAD + "alter table public.books drop column if exists title;\n"
    )
    answer = json.loads(keel("lint", "--format", "json", cwd=shop).stdout)
    found = {
        (Path(one["path"]).name, one["rule"]): one["severity"]
        for section in answer["sections"]
        for one in section["findings"]
    }
    assert found["V003__alter_reports.sql", "drop-column"] == "info"
    assert ("V003__alter_reports.sql", "missing-lock-timeout") not in found
    assert found["V004__alter_books.sql", "drop-column"] == "error"
    assert found["V004__alter_books.sql", "missing-lock-timeout"] == "warning"
    # What only the end of history tells is told by the levels of whose file it is in.
    for schema, told in (("reporting", False), ("public", True)):
        (shop / f"migrations/sql/V005__{schema}.sql").write_text(
            f"{HEAD}create table if not exists {schema}.keyless (id bigint not null);\n"
        )
        answer = json.loads(keel("lint", "--format", "json", cwd=shop).stdout)
        rules = {one["rule"] for section in answer["sections"] for one in section["findings"]}
        assert ("table-without-primary-key" in rules) is told
        (shop / f"migrations/sql/V005__{schema}.sql").unlink()
    own = json.loads(keel("lint", "--slice", "reporting", "--format", "json", cwd=shop).stdout)
    assert own["files"] == 2  # V002 and V003
    assert {one["rule"] for one in own["sections"][0]["findings"]} == {"drop-column"}


def test_unknown_rules_of_a_slice_are_told(keel: Keel, shop: Path) -> None:
    (shop / "keel.toml").write_text(TOML + 'drop-colum = "off"\n')
    done = keel("lint", cwd=shop)
    assert done.returncode == 2
    assert "`slices.reporting.lint.levels` names `drop-colum`" in done.stderr


def test_new_writes_where_it_belongs(keel: Keel, shop: Path) -> None:
    for name, folder in (("analytics", "analytics/sql"), ("reporting", "sql"), ("main", "sql")):
        done = keel("new", "--slice", name, f"more of {name}", cwd=shop)
        assert done.returncode == 0, done.stderr
        assert list((shop / "migrations" / folder).glob(f"V00?__more_of_{name}.sql"))
    renumbered = keel("renumber", "--slice", "analytics", "V002", cwd=shop)
    assert renumbered.returncode == 0, renumbered.stderr


def test_init_lays_a_slice_out(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": TOML})
    done = keel("init", "--slice", "analytics", cwd=root)
    assert done.returncode == 0, done.stderr
    assert (root / "migrations/analytics/keel.sum").exists()
    assert (root / "schema/analytics/archive/.gitignore").exists()
    shared = keel("init", "--slice", "reporting", cwd=root)
    assert "its migrations lie in migrations/sql" in shared.stdout
    assert not (root / "migrations/reporting").exists()
    assert keel("check", cwd=root).returncode == 0
    again = keel("init", "--slice", "analytics", cwd=root)
    assert "written" not in again.stdout
    assert keel("init", "--slice", "analytics", "elsewhere", cwd=root).returncode == 2


def test_commands_about_no_project_say_so(keel: Keel, shop: Path) -> None:
    for name in ("kinds", "rules", "explain"):
        done = keel(name, "--slice", "analytics", cwd=shop)
        assert done.returncode == 2
        assert f"`keel {name}` is the same for all slices" in done.stderr
        assert keel(name, cwd=shop, env={"PGKEEL_SLICE": "nowhere"}).returncode in (0, 2)
    unknown = keel("sum", "--slice", "analitycs", cwd=shop)
    assert "CFG021" in unknown.stderr
    assert "did you mean `analytics`?" in unknown.stderr


def summary(keel: Keel, root: Path, *arguments: str) -> str:
    done = keel("diff", *arguments, "--format", "json", cwd=root)
    assert done.returncode in (0, 1), done.stderr + done.stdout
    return done.stdout


def test_diff_sees_its_schemas_only(keel: Keel, shop: Path) -> None:
    own = summary(keel, shop, "--slice", "analytics", "empty", "folder")
    assert "analytics.sales" in own
    assert "public.books" not in json.dumps(json.loads(own)["changes"])
    shared = summary(keel, shop, "--slice", "reporting", "empty", "folder")
    assert "reporting.report" in shared
    main = summary(keel, shop, "empty", "folder")
    assert "public.books" in main
    assert "reporting" not in main
    outside = keel("diff", "empty", "folder", "--schema", "analytics", cwd=shop)
    assert outside.returncode == 2
    assert "CFG025" in outside.stderr
    assert "--slice analytics" in outside.stderr


def test_diff_at_a_revision_stands_on_what_was_there(keel: Keel, shop: Path) -> None:
    repo = GitRepo.init(shop)
    repo.commit({})
    (shop / MAIN1).write_text(BOOKS.replace("title text not null", "name text"))
    (shop / OWN1).write_text(
        SALES.replace("select title", "select name").replace("by title", "by name")
    )
    done = keel("diff", "--slice", "analytics", "git:HEAD:folder", "folder", cwd=shop)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "analytics.totals" in done.stdout
    checked = keel("check", "--only", "append-only", "--format", "json", cwd=shop)
    assert sections(checked.stdout) == {
        "append-only": ["MIG201"],
        "analytics/append-only": ["MIG201"],
    }


def test_new_from_diff_of_a_slice(keel: Keel, shop: Path) -> None:
    wanted = SALES.replace("sold integer not null,", "sold integer not null,\n  price numeric,")
    (shop / "wanted.sql").write_text(wanted)
    done = keel("new", "--slice", "analytics", "--from-diff", "wanted.sql", "price", cwd=shop)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (shop / "migrations/analytics/sql/V002__price.sql").read_text()
    assert "price numeric" in text
    assert keel("diff", "--slice", "analytics", "wanted.sql", "folder", cwd=shop).returncode == 0


def in_sandbox(keel: Keel, root: Path, *arguments: str) -> str:
    """Run keel where the environment prod is a sandbox at the head of all folders."""
    program = [sys.executable, "-m", "pgkeel", *arguments]
    done = keel("sandbox", "--slice", "analytics", "--", *program, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_dumps_are_apart_and_proved(keel: Keel, shop: Path) -> None:
    for arguments in ((), ("--slice", "analytics"), ("--slice", "reporting")):
        told = in_sandbox(keel, shop, "dump", "--env", "prod", *arguments)
        assert "proved" in told
    main = (shop / "schema/current/prod.schema.sql").read_text()
    own = (shop / "schema/analytics/current/prod.schema.sql").read_text()
    shared = (shop / "schema/reporting/current/prod.schema.sql").read_text()
    for text, here, others in (
        (
            main,
            ["TABLE public.books", "EXTENSION IF NOT EXISTS hstore"],
            ["analytics", "reporting"],
        ),
        (own, ["TABLE analytics.sales", "DEFAULT PRIVILEGES"], ["TABLE public", "reporting"]),
        (shared, ["TABLE reporting.report"], ["TABLE public", "analytics", "EXTENSION"]),
    ):
        assert all(f"CREATE {one}" in text or f"ALTER {one}" in text for one in here)
        assert not any(one in text for one in others)
    assert "source: env:prod, slice analytics; " in own.splitlines()[1]
    for folder in ("schema", "schema/analytics", "schema/reporting"):
        assert (shop / folder / "schema.sum").read_text().count("sha256:") == 1
    # What was dumped is what the folder makes, each read on the dumps it was made beside.
    for name in ("main", "analytics", "reporting"):
        done = keel("diff", "--slice", name, "current:prod", "folder", cwd=shop)
        assert done.returncode == 0, done.stdout + done.stderr
    # Without the dump of the main part, on the folders.
    (shop / "schema/current/prod.schema.sql").unlink()
    for name in ("analytics", "reporting"):
        done = keel("diff", "--slice", name, "current:prod", "folder", cwd=shop)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_table_of_a_slice_stays_in_its_publication(keel: Keel, shop: Path) -> None:
    with (shop / MAIN1).open("a") as file:
        file.write("create publication feed for table public.books;\n")
    with (shop / OWN1).open("a") as file:
        file.write("alter publication feed add table analytics.sales;\n")
    told = keel("dump", "--slice", "analytics", "--source", "folder", "--out", "a.sql", cwd=shop)
    assert "proved" in told.stdout, told.stderr
    assert "ALTER PUBLICATION feed ADD TABLE" in (shop / "a.sql").read_text()
    main = in_sandbox(keel, shop, "dump", "--env", "prod", "--out", "-")
    assert "ADD TABLE ONLY public.books" in main
    assert "analytics" not in main


def test_a_slice_that_is_not_there_yet_has_an_empty_dump(keel: Keel, shop: Path) -> None:
    program = [sys.executable, "-m", "pgkeel", "dump", "--slice", "analytics", "--env", "prod"]
    done = keel("sandbox", "--", *program, cwd=shop)
    assert done.returncode == 0, done.stdout + done.stderr
    text = (shop / "schema/analytics/current/prod.schema.sql").read_text()
    assert "CREATE" not in text


PUBLIC = """
create table public.pages (id int primary key, book int references core.books, tags public.hstore);
create type public.mood as enum ('good');
create function public.answer() returns int language sql as 'select 42';
create view public.titles as select id from public.pages;
comment on schema public is 'What the web site shows.';
grant create on schema public to public;
alter default privileges in schema public grant select on tables to pg_monitor;
"""


@pytest.mark.parametrize("preset", ["plain", "supabase"])
def test_a_slice_of_the_schema_that_is_always_there(keel: Keel, lay: Lay, preset: str) -> None:
    """`public` is made room in, not dropped: extensions are in it, and rights of the preset."""
    core = "create schema core; create table core.books (id int primary key);"
    core += "create extension hstore with schema public;"
    config = f'[project]\npreset = "{preset}"\n[environments.prod]\nurl = "env:DATABASE_URL"\n'
    config += '[slices.web]\nschemas = ["public"]\n'
    files = {"keel.toml": config, MAIN1: core, MAIN2: PUBLIC, "own.sql": PUBLIC}
    root = lay(files)
    dump = shlex.join([sys.executable, "-m", "pgkeel", "dump", "--at", "V002"])
    for beside in (True, False):
        script = f"{dump} && {dump} --slice web" if beside else f"{dump} --slice web"
        made = keel("sandbox", "--", "sh", "-c", script, cwd=root)
        assert made.returncode == 0, made.stdout + made.stderr
        assert "not proved" not in made.stdout
        for source in ("current:prod", "own.sql"):
            same = keel("diff", "--slice", "web", source, "folder", cwd=root)
            assert same.returncode == 0, same.stdout + same.stderr
        (root / "schema/current/prod.schema.sql").unlink(missing_ok=True)
    # What the folder does to the schema is none of the text's doing.
    (root / "own.sql").write_text("create table public.pages (id int primary key);")
    other = keel("diff", "--slice", "web", "own.sql", "folder", "--sql", cwd=root)
    assert "GRANT CREATE ON SCHEMA public TO PUBLIC" in other.stdout
    assert "What the web site shows" in other.stdout


def test_what_drift_advises_is_about_the_slice(keel: Keel, shop: Path) -> None:
    change = "alter table analytics.sales add extra text"
    drift = shlex.join([sys.executable, "-m", "pgkeel", "drift", "--slice", "analytics"])
    dump = drift.replace("drift", "dump") + " --env prod --no-proof"
    recorded = "schema/analytics/current/prod.schema.sql"
    for before, advices in (
        ("true", ("dump", "drift", "drift")),
        (f"{dump} && sed -i 's/sold integer/sold bigint/' {recorded}", ("drift", "drift", "dump")),
    ):
        script = f"{before} && psql -qXc '{change}' && {drift}"
        done = keel("sandbox", "--slice", "analytics", "--", "sh", "-c", script, cwd=shop)
        assert done.returncode == 1, done.stdout + done.stderr
        said = re.findall(r"keel ((?:drift|dump|diff) .*)", done.stdout)
        assert [one.split()[0] for one in said] == [*advices]
        assert all("--slice analytics --env prod" in one for one in said)


def test_what_other_parts_made_is_no_stranger(live: Live) -> None:
    """Each part is applied to a database that has the other already; not beside its own tables."""
    toml = (live.root / "keel.toml").read_text()
    own = '[slices.analytics]\nschemas = ["analytics"]\n[slices.analytics.migrations]\n'
    live.write({"V001__a.sql": "create table public.books (id int);\n"})
    sql = live.root / "migrations/analytics/sql/V001__s.sql"
    sql.parent.mkdir(parents=True)
    sql.write_text("create schema analytics;\ncreate table analytics.sales (id int);\n")
    (live.root / "keel.toml").write_text(toml + own)
    for part in ("analytics", "main"):
        live.run("drop schema if exists keel cascade; drop schema if exists analytics cascade")
        live.run("drop table if exists public.books")
        other = {"main": "analytics", "analytics": "main"}[part]
        for one in (other, part):
            done = live.apply("--slice", one, "--yes")
            assert done.returncode == 0, done.stderr
        live.run(f"drop table keel.ledger{'_analytics' if part == 'analytics' else ''}")
        refused = live.apply("--slice", part, "--yes")
        assert "RUN011" in refused.stderr
        named = ("analytics.sales", "public.books")
        assert [name in refused.stderr for name in named] == [part == "analytics", part == "main"]


def test_sandbox_runs_what_is_needed_first(keel: Keel, shop: Path) -> None:
    query = "select count(*) from public.books, analytics.sales"
    for cached in ((), ("--no-cache",)):
        argv = ["sandbox", "--slice", "analytics", *cached, "--", "psql", "-Atc", query]
        done = keel(*argv, cwd=shop)
        assert (done.returncode, done.stdout.strip()) == (0, "0"), done.stderr
    alone = keel("sandbox", "--", "psql", "-Atc", query, cwd=shop)
    assert "analytics.sales" in alone.stderr


def test_sums_of_slices_are_spoken_of(keel: Keel, shop: Path) -> None:
    assert "keel sum --slice analytics" in keel("sum", cwd=shop).stdout
    assert "--slice" not in keel("sum", "--slice", "main", cwd=shop).stdout


def test_the_page_says_what_happens(keel: Keel, lay: Lay) -> None:
    page = (Path(__file__).parents[2] / "docs" / "slices.md").read_text()
    settings = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    root = lay({"keel.toml": settings[0] + settings[1]})
    shown = re.findall(r"```console\n(.*?)```", page, re.DOTALL)[0]
    for block in re.split(r"(?m)^\$ keel ", shown)[1:]:
        command, _, output = block.partition("\n")
        done = keel(*shlex.split(command), cwd=root)
        assert (done.returncode, done.stdout) == (0, output), done.stderr
