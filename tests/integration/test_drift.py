"""``keel drift`` as people and programs run it: what it says, writes, refuses and watches."""

import json
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psycopg
import pytest

from drift_cases import (
    adopt_in_ledger,
    change,
    database,
    enter,
    labels_of,
    lay_project,
    look,
    record,
)
from driver import LIMIT, Keel
from live_server import served
from pgkeel.config import DatabaseUrl, read_project
from pgkeel.migrations.folder import read_folder
from pgkeel.postgres.build import find_build
from pgkeel.postgres.session import Session

LOOSER = "alter policy books_read on shop.books using (true);"
BROKEN = '[environments.staging]\nurl = "postgresql://nobody:hunter2@127.0.0.1:1/x"\n'


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[tuple[Path, str]]:
    root = lay_project("plain", tmp_path_factory.mktemp("drift") / "plain")
    record(Keel(cache=cache, cwd=root), root)
    with served(root, cache) as server:
        admin = psycopg.conninfo.make_conninfo(server, dbname="template1")
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute("create database drill template postgres")
        yield root, admin


@pytest.fixture
def root(base: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(base[0], tmp_path / "project"))


@pytest.fixture
def url(base: tuple[Path, str]) -> Iterator[str]:
    with database(base[1], "live", "drill") as found:
        yield found


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def drift(keel: Keel, root: Path, url: str) -> Run:
    def run(*arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
        return keel("drift", *arguments, cwd=root, env={"PROD_URL": url, **env})

    return run


def environ(keel: Keel, url: str) -> Mapping[str, str]:
    return keel.environ({"PROD_URL": url})


def test_nothing_drifts_in_what_nobody_touched(drift: Run) -> None:
    done = drift()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no drift in prod\n")
    assert "at V001, says its snapshot" in done.stdout


@pytest.mark.parametrize(
    "upkeep",
    [
        "vacuum full",
        "vacuum (freeze, analyze)",
        "reindex schema shop",
        "analyze",
        "cluster shop.books using books_pkey; alter table shop.books set without cluster",
        "insert into shop.authors (name) values ('A'); select nextval('shop.receipts')",
        "refresh materialized view shop.by_author",
    ],
)
def test_upkeep_and_data_are_no_drift(keel: Keel, root: Path, url: str, upkeep: str) -> None:
    look(root, environ(keel, url))
    for statement in upkeep.split("; "):
        change(url, statement)
    (found,) = look(root, environ(keel, url))
    assert found.drift
    assert found.drift.items == ()


def test_a_restored_dump_is_no_drift(keel: Keel, base: tuple[Path, str], root: Path) -> None:
    build = find_build("auto")
    dumped = subprocess.run(
        [build.program("pg_dump"), psycopg.conninfo.make_conninfo(base[1], dbname="drill")],
        capture_output=True,
        check=True,
    )
    with database(base[1], "restored", "template1") as restored:
        psql = [str(build.program("psql")), "-XqvON_ERROR_STOP=1", restored]
        subprocess.run(psql, input=dumped.stdout, capture_output=True, check=True)
        (found,) = look(root, environ(keel, restored))
    assert found.drift
    # pg_dump does not keep the version of an extension, and this folder names one.
    assert [str(item.root) for item in found.drift.items] == ["extension hstore"]


@pytest.mark.parametrize(
    ("preset", "change_", "root_object"),
    [
        ("plain", LOOSER, "table shop.books"),
        ("supabase", "alter policy orders_read_own on orders using (true)", "table public.orders"),
    ],
)
def test_another_major_version_is_no_drift_and_a_change_there_is(
    keel: Keel, cache: Path, tmp_path: Path, preset: str, change_: str, root_object: str
) -> None:
    root, older = (lay_project(preset, tmp_path / name) for name in ("newer", "older"))
    config = (older / "keel.toml").read_text()
    (older / "keel.toml").write_text(f'{config}\n[sandbox]\nserver = "17"\n')
    with served(older, cache) as live:
        adopt_in_ledger(live, root, labels_of(root))
        (found,) = look(root, environ(keel, live))
        assert found.drift
        assert [str(item.root) for item in found.drift.items] == []
        change(live, change_)
        (found,) = look(root, environ(keel, live))
        assert found.drift
        assert [(item.cls, str(item.root)) for item in found.drift.items] == [
            ("by-hand", root_object)
        ]
        assert found.drift.put_back
        assert found.drift.put_back.proof == "proved on PostgreSQL 18"


def test_it_is_told_what_happened_first_then_how_to_put_it_back(drift: Run, url: str) -> None:
    change(url, LOOSER)
    done = drift()
    assert done.returncode == 1
    assert done.stdout.startswith("drift in prod\n")
    assert "✖ prod  1 changed by hand; at V001, says its snapshot" in done.stdout
    assert "error REL101: prod: table shop.books was changed by hand\n" in done.stdout
    assert "~ policy books_read: using: (status = 'paid'::shop.status) → true\n" in done.stdout
    assert "owner postgres; its catalog row was last written in transaction" in done.stdout
    assert "ALTER POLICY books_read ON shop.books USING ((status = 'paid'::shop.status));\n" in (
        done.stdout
    )
    script = drift("--sql")
    assert script.returncode == 1
    assert script.stdout.startswith(
        "-- From env:prod back to folder@V001, proved on PostgreSQL 18.\n-- To be run as postgres."
    )
    change(url, script.stdout)
    assert drift().returncode == 0
    assert (drift("--sql").returncode, drift("--sql").stdout) == (0, "")


def test_formats(drift: Run, url: str) -> None:
    change(url, LOOSER)
    answer = json.loads(drift("--format", "json").stdout)
    (prod,) = answer["environments"]
    assert (prod["version"], prod["told_by"], prod["counts"]["by-hand"]) == ("V001", "snapshot", 1)
    ((one,), statements) = (prod["objects"], prod["put_back"][0]["statements"])
    assert (one["object"], one["class"], one["state"]) == ("table shop.books", "by-hand", "changed")
    assert one["changes"][0]["fields"]["using"]["found"] == "true"
    assert one["put_back"] == [statement["sql"] for statement in statements]
    assert "| prod | drift | 1 changed by hand" in drift("--markdown").stdout
    github = drift("--format", "github").stdout
    assert github.startswith("::error title=REL101%3A changed by hand in a live database::prod: ")


def test_data_is_not_lost_unasked(drift: Run, url: str) -> None:
    change(url, "create table shop.tmp_backup as select 1 as id;")
    told = drift().stdout
    assert "put back by 1 statement, which would lose data, proved" in told
    assert "keel drift --env prod --sql --allow data-loss\n" in told
    refused = drift("--sql")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "DIF004" in refused.stderr
    assert "DROP TABLE shop.tmp_backup;" in drift("--sql", "--allow", "data-loss").stdout


def test_what_looks_renamed_is_renamed_back_without_loss(
    drift: Run, keel: Keel, url: str, root: Path
) -> None:
    change(url, "alter table shop.authors rename born to birthday;")
    told = " ".join(drift().stdout.split())
    assert "column shop.authors.born looks renamed to column shop.authors.birthday" in told
    asked = "diff env:prod folder@V001 --sql --rename shop.authors.birthday=shop.authors.born"
    assert f"keel {asked}" in told
    script = keel(*asked.split(), cwd=root, env={"PROD_URL": url})
    change(url, script.stdout)
    assert drift().returncode == 0


def test_a_failure_hides_no_other_and_files_are_still_checked(
    drift: Run, url: str, root: Path
) -> None:
    change(url, LOOSER)
    (root / "keel.toml").write_text((root / "keel.toml").read_text() + BROKEN)
    shutil.copy(
        root / "schema" / "current" / "prod.schema.sql",
        root / "schema" / "current" / "staging.schema.sql",
    )
    done = drift()
    assert done.returncode == 2
    assert done.stdout.startswith("drift in prod; staging could not be read\n")
    assert "the snapshot is as the folder at V001 makes it" in " ".join(done.stdout.split())
    assert "REL101: prod: table shop.books" in done.stdout
    assert "ENV001" in done.stdout
    assert "hunter2" not in done.stdout + done.stderr
    assert drift("--env", "prod").returncode == 1
    assert "CFG008" in drift("--env", "prd").stderr


def test_figures_for_prometheus_keep_when_it_was_last_read(
    drift: Run, url: str, root: Path
) -> None:
    change(url, LOOSER)
    assert drift("--prometheus", "keel.prom").returncode == 1
    first = (root / "keel.prom").read_text()
    assert 'pgkeel_drift_up{environment="prod"} 1\n' in first
    assert 'pgkeel_drift_objects{environment="prod",class="by-hand"} 1\n' in first
    read = [line for line in first.splitlines() if "last_success" in line][-1]
    assert drift("--prometheus", "keel.prom", PROD_URL="host=127.0.0.1 port=1").returncode == 2
    second = (root / "keel.prom").read_text()
    assert 'pgkeel_drift_up{environment="prod"} 0\n' in second
    assert read in second
    assert "pgkeel_drift_objects{" not in second


def test_the_ledger_is_part_of_it(drift: Run, url: str, root: Path) -> None:
    adopt_in_ledger(url, root, ["V001"])
    assert drift().returncode == 0
    assert "at V001, says its ledger" in drift().stdout
    migration = read_folder(read_project(root)).migrations[0]
    change(url, "update keel.ledger set superseded_at = now();")
    with Session.on_url(DatabaseUrl(url)) as session:
        enter(session, migration, checksum="sha256:other")
    change(
        url,
        "create schema supabase_migrations; create table supabase_migrations.schema_migrations"
        " (version text primary key, statements text[], name text);"
        "insert into supabase_migrations.schema_migrations values ('20260101000000'), ('001');"
        "create table alembic_version (version_num varchar(32));"
        "insert into alembic_version values ('ae1027a6acf');",
    )
    done = drift()
    assert done.returncode == 1
    assert "REL109: prod: V001 shop was edited after it was applied\n" in done.stdout
    assert "by postgres, eve" in done.stdout
    assert "Supabase has applied 1 migration that the ledger does not have" in done.stdout
    assert "  │ 20260101000000\n" in done.stdout
    assert "Alembic has applied 1 migration" in done.stdout
    # Tables in which tools keep their books are no part of the schema.
    assert "REL101" not in done.stdout


def test_it_is_adopted_and_the_ledger_told(drift: Run, keel: Keel, url: str, root: Path) -> None:
    adopt_in_ledger(url, root, ["V001"])
    change(url, LOOSER)
    change(url, "create table shop.gifts (id int);")
    done = drift("--adopt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "the ledger of prod has V002 as adopted" in done.stdout
    assert "next: keel dump --env prod" in done.stdout
    (path,) = (root / "migrations" / "sql").glob("V002*")
    assert "ALTER POLICY books_read ON shop.books USING (true);" in path.read_text()
    (undo,) = (root / "migrations" / "rollback").glob("U002*")
    assert "DROP TABLE IF EXISTS shop.gifts;" in undo.read_text()
    assert keel("check", "--only", "replay", cwd=root).returncode == 0
    told = drift()
    assert "REL10" not in told.stdout.replace("REL107", "")
    assert "at V002, says its ledger" in told.stdout
    assert drift("--adopt").stderr.startswith("error REL112")


def test_what_is_adopted_holds_nobody_up_elsewhere(drift: Run, url: str, root: Path) -> None:
    adopt_in_ledger(url, root, ["V001"])
    change(url, "create index by_hand on shop.books (title);")
    assert drift("--adopt").returncode == 0
    (path,) = (root / "migrations" / "sql").glob("V002*")
    text = path.read_text()
    assert "-- keel: no-transaction" in text
    assert "CREATE INDEX CONCURRENTLY IF NOT EXISTS by_hand" in text


def test_nothing_is_adopted_past_what_is_pending(drift: Run, url: str, root: Path) -> None:
    later = root / "migrations" / "sql" / "V002__later.sql"
    later.write_text("create table shop.later (id int);\n")
    change(url, LOOSER)
    done = drift("--adopt")
    assert done.returncode == 2
    assert done.stderr.startswith("error REL111: prod does not have V002 yet\n")
    assert len(list((root / "migrations" / "sql").iterdir())) == 2
    assert "pending: V002" in drift().stdout


def test_who_changes_something_now_is_named_without_what_is_quoted(drift: Run, url: str) -> None:
    change(url, LOOSER)
    with psycopg.connect(url, application_name="dashboard") as connection:
        connection.execute("create role nobody_else password 'hunter2'")
        done = drift()
        connection.rollback()
    assert "dashboard (pid " in done.stdout
    assert "changes something now, idle in transaction" in done.stdout
    assert "hunter2" not in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watching_tells_each_change_once_and_ends_cleanly(
    keel: Keel, root: Path, url: str, number: signal.Signals
) -> None:
    with subprocess.Popen(
        keel.argv("drift", "--watch", "1s", "--format", "json"),
        cwd=root,
        env=environ(keel, url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        change(url, LOOSER)
        first = json.loads(process.stdout.readline())
        change(url, "alter policy books_read on shop.books using (status = 'paid');")
        second = json.loads(process.stdout.readline())
        process.send_signal(number)
        rest, errors = process.communicate(timeout=LIMIT)
    assert (first["event"], second["event"]) == ("new", "gone")
    assert first["message"] == second["message"] == "prod: table shop.books was changed by hand"
    assert (process.returncode, rest, errors) == (0, "", "")
