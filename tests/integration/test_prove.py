"""``keel prove``, ``keel rollback --draft`` and stages of ``keel check``, as people run them."""

import json
import os
from pathlib import Path

from driver import Keel, Lay
from git_repo import GitRepo
from pgkeel.cli.proving import read_aids
from pgkeel.config import read_project
from pgkeel.migrations.folder import read_folder
from pgkeel.proof import drill
from pgkeel.proof.drafting import draft_rollback
from pgkeel.proof.facts import Trace
from pgkeel.proof.pair import Pair
from pgkeel.proof.stand import Stand
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import open_for

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "bookshop"

BOOKS = "create table if not exists public.books (id bigint primary key, title text, note text);\n"
V1 = "migrations/sql/V001__books.sql"
U1 = "migrations/rollback/U001__books.sql"
V2 = "migrations/sql/V002__change.sql"
U2 = "migrations/rollback/U002__change.sql"
BASE = {V1: BOOKS, U1: "drop table if exists public.books;\n"}


def test_a_right_pair_is_clean_and_its_timeline_is_shown(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            **BASE,
            V2: "alter table public.books add column if not exists pages int;\n",
            U2: "alter table public.books drop column if exists pages;\n",
        }
    )
    done = keel("prove", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 migrations proved" in done.stdout
    assert "public.books  █  ACCESS EXCLUSIVE from 1 until commit" in done.stdout
    again = keel("prove", cwd=root)
    assert "2 migrations proved, 2 from cache" in again.stdout


def test_a_changed_rollback_is_proved_anew(keel: Keel, lay: Lay) -> None:
    root = lay(BASE)
    assert keel("prove", cwd=root).returncode == 0
    (root / U1).write_text("select 1;\n")
    done = keel("prove", cwd=root)
    assert done.returncode == 1
    assert "PRF006" in done.stdout
    assert "from cache" not in done.stdout


def test_what_is_not_guarded_is_told_with_the_guard_that_cures_it(keel: Keel, lay: Lay) -> None:
    root = lay({**BASE, V2: "create index books_title on public.books (title);\n", U2: ""})
    done = keel("prove", "V002", cwd=root)
    assert done.returncode == 1
    assert "PRF002" in done.stdout
    assert "IF NOT EXISTS" in done.stdout
    assert "V002__change.sql:1" in done.stdout


def test_rows_that_are_lost_are_counted(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            **BASE,
            V2: "select 1;\n",
            U2: "delete from public.books;\n",
            "data/sample/books.sql": "insert into public.books values (1, 'a'), (2, 'b');\n",
        }
    )
    done = keel("prove", "V002", cwd=root)
    assert done.returncode == 1
    assert "PRF010" in done.stdout
    assert "public.books: 2 of 2 rows are gone, by the rollback" in done.stdout


def test_what_cannot_be_undone_is_listed_with_what_it_loses(keel: Keel, lay: Lay) -> None:
    sql = "-- Rollback: irreversible because nobody reads them.\ndelete from public.books;\n"
    root = lay({**BASE, V2: sql})
    done = keel("prove", "V002", "-v", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "PRF013: there is no way back from V002: nobody reads them." in done.stdout
    assert "public.books: 3 of 3 rows are gone" in done.stdout


def test_queries_of_the_application_are_prepared(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            **BASE,
            V2: "alter table public.books drop column if exists note;\n",
            U2: "alter table public.books add column if not exists note text;\n",
            "specs/queries/books.sql": "select id from books;\n\nselect title, note from books;\n",
        }
    )
    done = keel("prove", "V002", cwd=root)
    assert done.returncode == 1
    assert "books.sql:3" in done.stdout
    assert 'V002 breaks a query: column "note" does not exist' in done.stdout


def test_an_answer_of_another_type_is_told(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            **BASE,
            V2: "alter table public.books alter column note type varchar(20);\n",
            U2: "alter table public.books alter column note type text;\n",
            "specs/queries/books.sql": "select note from books where id = $1;\n",
        }
    )
    done = keel("prove", "V002", cwd=root)
    assert "in its answer note is character varying instead of text" in done.stdout


def test_a_migration_that_fails_stops_those_after_it(keel: Keel, lay: Lay) -> None:
    root = lay({**BASE, V2: "select 1 / 0;\n", "migrations/sql/V003__more.sql": "select 1;\n"})
    done = keel("prove", cwd=root)
    assert done.returncode == 1
    assert "PRF001" in done.stdout
    assert "PRF020: nothing after it could be proved: V002" in done.stdout


def test_a_version_that_is_not_there(keel: Keel, lay: Lay) -> None:
    done = keel("prove", "V099", cwd=lay(BASE))
    assert done.returncode == 2
    assert "PRF023" in done.stderr


def test_all_the_way_down_and_up(keel: Keel, lay: Lay) -> None:
    root = lay(
        {**BASE, V2: "create schema if not exists shop;\n", U2: "drop schema if exists shop;\n"}
    )
    done = keel("prove", "--all-the-way", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "2 rollbacks down, and up again" in done.stdout
    (root / U2).write_text("select 1;\n")
    done = keel("prove", "--all-the-way", cwd=root)
    assert done.returncode == 1
    assert "PRF024: at the bottom schema shop is still there" in done.stdout


def test_locks_are_reckoned_from_the_sizes_of_production(keel: Keel, lay: Lay) -> None:
    table = {"kind": "table", "rows": 10_000_000, "bytes": 2 << 30, "index_bytes": 1 << 30}
    statistics = {
        "format": 1,
        "environment": "prod",
        "server_version": "18.1",
        "tables": {"public.books": table},
    }
    root = lay(
        {
            **BASE,
            V2: "alter table public.books alter column id type numeric;\n",
            U2: "alter table public.books alter column id type bigint;\n",
            "schema/current/prod.stats.json": json.dumps(statistics),
        }
    )
    done = keel("prove", "V002", cwd=root)
    assert "expected on prod (assumed: 200 MB/s read" in done.stdout
    assert "public.books: ACCESS EXCLUSIVE for 51.2 s" in done.stdout


def test_a_drill_tells_the_longest_stall(keel: Keel, lay: Lay) -> None:
    sql = "alter table public.books add column if not exists pages int;\nselect pg_sleep(2);\n"
    root = lay({**BASE, V2: sql, U2: "alter table public.books drop column if exists pages;\n"})
    done = keel("prove", "V002", "--drill", "--format", "json", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads(done.stdout)
    (met,) = told["drills"]["V002"]["met"]
    assert met["relation"] == "public.books"
    for who in ("reader", "writer"):
        assert 800 <= met[who]["longest"] < 10_000
        assert 0 < met[who]["usual"] < met[who]["longest"] / 4
        assert met[who]["refused"] == 0
    (section,) = [one for one in told["sections"] if one["name"] == "drill"]
    assert f"a writer waited {met['writer']['longest']:.0f} ms at most" in section["notes"][2]


LATE = """\
create or replace function public.come_late() returns event_trigger language plpgsql as $$ begin
  if exists (select from pg_stat_activity where datname = current_database()
             and pid <> pg_backend_pid() and application_name = 'pgkeel') then
    perform pg_sleep(0.4);
  end if;
end $$;
drop event trigger if exists come_late;
create event trigger come_late on login execute function public.come_late();
"""


def test_a_drill_waits_for_all_to_be_at_work(keel: Keel, lay: Lay) -> None:
    sql = "alter table public.books add column if not exists pages int;\nselect pg_sleep(1);\n"
    files = {V1: BOOKS + LATE, V2: sql, U2: "alter table public.books drop column if exists pages;"}
    done = keel("prove", "V002", "--drill", "--format", "json", cwd=lay(files))
    (met,) = json.loads(done.stdout)["drills"]["V002"]["met"]
    for who in ("reader", "writer"):
        assert met[who]["longest"] >= 200
        assert met[who]["usual"] > 0


def test_a_drill_counts_what_fails_for_the_application(keel: Keel, lay: Lay) -> None:
    sql = "alter table public.books rename to volumes;\n"
    root = lay({**BASE, V2: sql, U2: "alter table public.volumes rename to books;\n"})
    done = keel("prove", "V002", "--drill", "--format", "json", cwd=root)
    drilled = json.loads(done.stdout)["drills"]["V002"]
    reader = drilled["met"][0]["reader"]
    assert 0 < reader["refused"] <= reader["done"]
    assert reader["why"] == 'relation "public.books" does not exist'


def test_a_drill_ends(lay: Lay, cache: Path) -> None:
    sql = "alter table public.books add column if not exists pages int;\nselect pg_sleep(8);\n"
    root = lay({**BASE, V2: sql})
    project = read_project(root)
    migrations = read_folder(project).migrations
    blueprint = read_blueprint(project, {**os.environ, "PGKEEL_CACHE_DIR": str(cache)})
    links = chain(blueprint.base, migrations)
    with open_for(blueprint, links[:1]) as sandbox, Stand(sandbox, migrations, links) as stand:
        pair = Pair(number=1, migration=migrations[1], undo=None)
        found = drill.run_drill(stand, pair, read_aids(project), Trace(), longest=1.0)
    assert found.failed == "it was cut off after 1 s"
    assert 900 < found.milliseconds < 8000


def manifest(name: str, time: str, migrations: dict[str, str]) -> dict[str, str]:
    told = {
        "name": name,
        "environment": "prod",
        "version": max(migrations, default=None),
        "time": time,
        "commit": None,
        "server": None,
        "keel": "1",
        "dump": "sha256:",
        "fingerprint": "",
        "objects": 1,
        "migrations": migrations,
    }
    return {
        f"schema/releases/{name}.schema.sql": "",
        f"schema/releases/{name}.json": json.dumps(told),
    }


def test_what_the_last_release_has_is_passed_over(keel: Keel, lay: Lay) -> None:
    files = {**BASE, V2: "select 1;\n", U2: "select 1;\n"}
    root = lay(files)
    one, two = (item.checksum for item in read_folder(read_project(root)).migrations)
    lay(
        {
            **files,
            **manifest("mvp-0.2.0", "2026-02-01T00:00:00Z", {"V001": one}),
            **manifest("mvp-0.10.0", "2026-01-01T00:00:00Z", {"V001": one, "V002": two}),
            **manifest("untold", "2026-03-01T00:00:00Z", {}),
        }
    )
    repo = GitRepo.init(root)
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "all is merged")
    done = keel("prove", cwd=root)
    assert "1 migration proved" in done.stdout, done.stdout + done.stderr
    assert "1 migration of mvp-0.2.0 passed over: `keel prove --all` proves" in done.stdout
    checked = keel("check", "--only", "idempotence", cwd=root)
    assert "1 migration proved" in checked.stdout
    named = keel("prove", "--base", "main", cwd=root)
    assert "0 migrations proved" in named.stdout
    # One that was edited since is not what was released.
    (root / V1).write_text(BOOKS + "select 1;\n")
    assert "2 migrations proved" in keel("prove", cwd=root).stdout


def test_a_manifest_that_is_none(keel: Keel, lay: Lay) -> None:
    root = lay({**BASE, "schema/releases/a.schema.sql": "", "schema/releases/a.json": "{"})
    done = keel("prove", cwd=root)
    assert done.returncode == 2
    assert "REL013" in done.stderr


def test_stages_of_check(keel: Keel, lay: Lay) -> None:
    root = lay({**BASE, V2: "insert into public.books values (7, 'x');\n", U2: "select 1;\n"})
    done = keel("check", "--only", "idempotence", "--only", "rollback", cwd=root)
    assert done.returncode == 1
    assert "PRF002" in done.stdout
    assert "PRF011" in done.stdout
    assert "2 migrations proved" in done.stdout


def test_a_draft_is_written_and_proved(keel: Keel, lay: Lay) -> None:
    sql = "alter table public.books drop column if exists note;\n"
    root = lay({**BASE, V2: sql})
    done = keel("rollback", "--draft", "V002", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"rollback of V002: proved\n  written  {U2}\n")
    text = (root / U2).read_text()
    assert "-- irreversible: the rows of column public.books.note do not come back" in text
    assert "ALTER TABLE public.books ADD COLUMN IF NOT EXISTS note text;" in text
    assert "books_before_v002" in text
    assert keel("prove", "V002", cwd=root).returncode == 0
    again = keel("rollback", "--draft", "V002", cwd=root)
    assert again.returncode == 2
    assert "PRF022" in again.stderr
    assert (root / U2).read_text() == text
    (root / U2).write_text("select 1;\n")
    assert keel("rollback", "--draft", "V002", "--force", cwd=root).returncode == 0
    assert (root / U2).read_text() == text


def test_a_draft_takes_the_place_of_an_empty_file_and_has_the_guards(keel: Keel, lay: Lay) -> None:
    sql = "create table if not exists public.loans (id int primary key);\n"
    root = lay({**BASE, V2: sql, U2: "-- Undoes it.\n"})
    assert "`keel rollback --draft" in keel("lint", cwd=root).stdout
    done = keel("rollback", "--draft", "V002", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "everything comes back" in done.stdout
    assert "DROP TABLE IF EXISTS public.loans;" in (root / U2).read_text()
    found = json.loads(keel("lint", "--format", "json", cwd=root).stdout)["sections"][0]["findings"]
    assert [one["code"] for one in found if one["path"] == U2 and one["severity"] == "error"] == []


def test_a_draft_says_how_rows_could_be_kept_whatever_they_are_called(keel: Keel, lay: Lay) -> None:
    made = 'create table if not exists public."A.b" (id int, "user" int);\n'
    gone = 'alter table public."A.b" drop column if exists "user";\n'
    root = lay({**BASE, V1: made, V2: gone})
    done = keel("rollback", "--draft", "V002", "--stdout", cwd=root)
    assert "`keel rollback --draft V002 --backup` puts back" in " ".join(done.stdout.split())
    assert done.returncode == 0, done.stdout + done.stderr
    assert 'public."A.b_before_v002" as select KEY, "user" from public."A.b";' in done.stdout


def test_a_draft_deletes_what_was_inserted(keel: Keel, lay: Lay) -> None:
    root = lay(
        {**BASE, V2: "insert into public.books values (7, 'it''s') on conflict do nothing;\n"}
    )
    done = keel("rollback", "--draft", "V002", "--stdout", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "DELETE FROM public.books WHERE (id) IN (('7'));" in done.stdout
    assert not (root / U2).exists()


def test_the_example_proves_clean(keel: Keel) -> None:
    done = keel("prove", "--all", "--all-the-way", "--project", EXAMPLE)
    assert done.returncode == 0, done.stdout
    assert "29 migrations proved" in done.stdout
    assert "29 rollbacks down, and up again" in done.stdout


def test_every_rollback_of_the_example_can_be_drafted(cache: Path) -> None:
    project = read_project(EXAMPLE)
    migrations = read_folder(project).migrations
    blueprint = read_blueprint(project, {**os.environ, "PGKEEL_CACHE_DIR": str(cache)})
    links = chain(blueprint.base, migrations)
    aids = read_aids(project)
    with (
        open_for(blueprint, links[:1]) as sandbox,
        Stand(sandbox, migrations, links) as stand,
    ):
        drafts = {
            one.label: draft_rollback(stand, Pair(number=at, migration=one, undo=None), aids)
            for at, one in enumerate(migrations)
        }
    assert [label for label, draft in drafts.items() if not draft.holds] == []
