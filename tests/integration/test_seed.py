"""``keel seed`` as a process, and what may come in its way."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from applying import AT_GATE, Live, gate, said, until
from driver import LIMIT, Keel, Lay

BOOKS = "data/sample_data/books.csv"
TABLE = "create table books (id bigint generated always as identity primary key, title text)"


def test_files_and_rows_are_told(live: Live) -> None:
    live.run(TABLE)
    live.write({BOOKS: "id,title\n3,Emma\n4,Persuasion\n", "data/sample_data/README.md": "words"})
    done = live("seed", "--format", "json")
    assert done.returncode == 0, said(done)
    counts = {"rows": 2, "added": 2, "changed": 0, "kept": 0}
    file = {"file": BOOKS, "kind": "csv", "table": "public.books"}
    answer = json.loads(done.stdout)
    assert answer["files"] == [file | counts]
    assert (answer["environment"], answer["kept"]) == ("prod", True)
    live.write({BOOKS: "id,title\n3,Emma\n4,Sanditon\n"})
    done = live("seed")
    assert done.stdout == (
        "prod: 1 file, 2 rows: 1 changed, 1 unchanged\n"
        "  books.csv  2 rows of public.books: 1 changed, 1 unchanged\n"
    )
    assert live.query("insert into books (title) values ('next') returning id") == [(5,)]


def test_a_dry_run_leaves_nothing(live: Live) -> None:
    live.run(TABLE)
    live.write({BOOKS: "id,title\n3,Emma\n"})
    done = live("seed", "--dry-run")
    assert "1 added, tried and taken back" in done.stdout
    assert live.query("select * from books") == []
    assert live.query("select last_value from pg_sequences") == [(None,)]


def test_protected_environments_are_refused(live: Live) -> None:
    live.write(
        {"keel.toml": '[environments.prod]\nurl = "env:PROD"\nprotected = true\n', BOOKS: ""}
    )
    done = live("seed")
    assert (done.returncode, "error DAT310" in done.stderr) == (2, True)


def test_a_protected_environment_is_refused_by_any_name(live: Live) -> None:
    settings = '[environments.prod]\nurl = "env:PROD"\n[environments.live]\n{}protected = true\n'
    again = f'url = "application_name=x {live.url}"\n'
    live.write({"keel.toml": settings.format(again), BOOKS: ""})
    done = live("seed")
    assert (done.returncode, "error DAT310" in done.stderr) == (2, True), done.stderr
    assert "prod is the same database as live, which is protected" in done.stderr


def test_many_databases_are_refused(live: Live) -> None:
    done = live.keel("seed", "--env", "pr*", cwd=live.root, env={"PROD": live.url})
    assert (done.returncode, "RUN031" in done.stderr) == (2, True)


def test_one_table_alone(live: Live) -> None:
    live.run(TABLE + "; create table genres (slug text primary key)")
    live.write(
        {BOOKS: "id,title\n3,Emma\n", "data/sample_data/10_public.genres.jsonl": '{"slug": "x"}'}
    )
    for name in ("genres", "public.genres", "10_public.genres.jsonl"):
        assert live("seed", "--only", name).returncode == 0
    assert live.query("select (select count(*) from books), (select count(*) from genres)") == [
        (0, 1)
    ]
    done = live("seed", "--only", "genre")
    assert (done.returncode, "there are: public.genres, public.books" in done.stderr) == (2, True)


def test_all_that_does_not_fit_is_told_at_once(live: Live) -> None:
    live.run(TABLE)
    live.write({BOOKS: "id,titel\n3,Emma\n", "data/sample_data/a.csv": "id\n"})
    done = live("seed")
    assert done.returncode == 2
    assert "nothing loaded" in done.stdout
    assert "books.csv:1:4" in said(done)
    assert "no table public.a" in said(done)


def test_a_slice_has_seeds_of_its_own(live: Live) -> None:
    live.run(TABLE + "; create schema figures; create table figures.days (day date primary key)")
    toml = '[environments.prod]\nurl = "env:PROD"\n[slices.figures]\nschemas = ["figures"]\n'
    live.write({"keel.toml": toml, BOOKS: "id,title\n3,Emma\n"})
    live.write({"data/figures/sample_data/figures.days.csv": "day\n2026-01-01\n"})
    done = live("seed", "--slice", "figures")
    assert "1 row of figures.days: 1 added" in done.stdout, said(done)
    assert live.query("select count(*) from books") == [(0,)]


def test_who_is_killed_leaves_nothing(live: Live) -> None:
    live.run(TABLE)
    live.run("create table slow (id int primary key)")
    live.run(
        "create function wait() returns trigger language plpgsql as"
        " $$ begin perform pg_sleep(600); return new; end $$;"
        " create trigger w before insert on slow for each row execute function wait()"
    )
    rows = "".join(f"{number},title {number}\n" for number in range(5_000))
    live.write({"data/sample_data/10_books.csv": f"id,title\n{rows}"})
    live.write({"data/sample_data/20_slow.csv": "id\n1\n"})
    for sent, code in ((signal.SIGKILL, -9), (signal.SIGTERM, 143), (signal.SIGINT, 130)):
        with subprocess.Popen(
            live.keel.argv("seed", "--env", "prod"),
            cwd=live.root,
            env=live.keel.environ({"PROD": live.url}),
            stderr=subprocess.DEVNULL,
        ) as process:
            until(lambda: any("copy public.slow" in one for one in live.statements_of_keel()))
            process.send_signal(sent)
            assert process.wait(LIMIT) == code
        # The server ends what it was in when it sees that nobody is there any more.
        live.run(
            "select pg_terminate_backend(pid) from pg_stat_activity where query ~ 'copy public'"
            " and pid <> pg_backend_pid()"
        )
        until(lambda: not list(live.statements_of_keel()))
        assert live.query("select count(*) from books") == [(0,)]
        assert live.query("select last_value from pg_sequences") == [(None,)]
        temporary = "select relname from pg_class where relpersistence = 't'"
        assert live.query(temporary) == []
    live.run("drop trigger w on slow")
    assert live("seed").returncode == 0
    assert live.query("select count(*) from books") == [(5_000,)]


def test_a_table_in_use_is_not_waited_for_without_end(live: Live) -> None:
    live.run(TABLE)
    live.write({BOOKS: "id,title\n3,Emma\n"})
    toml = '[environments.prod]\nurl = "env:PROD"\n[apply]\nlock_timeout = "100ms"\n'
    live.write({"keel.toml": toml})
    with psycopg.connect(live.url) as other:
        other.execute("insert into books (title) values ('not yet')")
        done = live("seed")
    assert (done.returncode, "DAT315" in done.stderr) == (2, True)


def test_nobody_fills_a_table_between_the_look_and_the_copy(live: Live) -> None:
    live.run(TABLE)
    live.run("create table first (id int primary key)")
    live.run(
        "create function wait() returns trigger language plpgsql as"
        f" $$ begin {AT_GATE} return new; end $$;"
        " create trigger w before insert on first for each row execute function wait()"
    )
    live.write(
        {
            "data/sample_data/10_first.csv": "id\n1\n",
            "data/sample_data/20_books.csv": "id,title\n3,Emma\n",
        }
    )
    with (
        gate(live.url) as open_gate,
        subprocess.Popen(
            live.keel.argv("seed", "--env", "prod"),
            cwd=live.root,
            env=live.keel.environ({"PROD": live.url}),
            stdout=subprocess.DEVNULL,
        ) as process,
    ):
        until(lambda: any("copy public.first" in one for one in live.statements_of_keel()))
        with psycopg.connect(live.url) as other:
            other.execute("set lock_timeout = '100ms'")
            with pytest.raises(psycopg.errors.LockNotAvailable):
                other.execute("insert into books overriding system value values (3, 'mine')")
        open_gate()
        assert process.wait(LIMIT) == 0
    assert live.query("select * from books") == [(3, "Emma")]


@pytest.fixture
def visitor(live: Live) -> Live:
    """The same project, connected as a role that owns nothing."""
    live.run(TABLE)
    live.run("drop role if exists seeder; create role seeder login")
    url = psycopg.conninfo.make_conninfo(live.url, user="seeder")
    live.write({BOOKS: "id,title\n3,Emma\n4,Persuasion\n"})
    return Live(live.keel, live.root, url)


def test_rights_that_are_missing_are_told(live: Live, visitor: Live) -> None:
    done = visitor("seed")
    assert (done.returncode, "DAT314: permission denied for table books" in said(done)) == (2, True)
    live.run("drop owned by seeder")


def test_row_level_security_is_heeded(live: Live, visitor: Live) -> None:
    live.run(
        "grant select, insert, update on books to seeder;"
        " grant all on all sequences in schema public to seeder"
    )
    live.run("alter table books enable row level security")
    live.run("create policy p on books using (true) with check (title <> 'Persuasion')")
    done = visitor("seed")
    assert done.returncode == 2
    assert "books.csv:3:1: error DAT317" in said(done)
    assert "row-level security policy" in said(done)
    live.run("drop policy p on books; create policy p on books using (true)")
    assert "2 added" in visitor("seed").stdout
    assert "2 unchanged" in visitor("seed").stdout
    live.run("drop owned by seeder")


PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_rows_are_read_as_streams(live: Live) -> None:
    live.run("create table notes (id int primary key, note text)")
    peaks = []
    for count in (1_000, 100_000):
        for name, row in (
            ("notes.csv", '{},"' + 100 * "x" + '"\n'),
            ("notes.jsonl", '{{"id": {}, "note": "' + 100 * "x" + '"}}\n'),
        ):
            live.run("truncate notes")
            head = "id,note\n" if name.endswith("csv") else ""
            text = head + "".join(row.format(number) for number in range(count))
            live.write({f"data/sample_data/{name}": text})
            # The peak of a child counts what its parent had: so one that has little comes between.
            done = subprocess.run(
                [sys.executable, "-c", PEAK, *live.keel.argv("seed", "-q", "--env", "prod")],
                cwd=live.root,
                env=live.keel.environ({"PROD": live.url}),
                capture_output=True,
                text=True,
                check=True,
            )
            peaks.append(int(done.stdout.split()[-1]))
            assert live.query("select count(*) from notes") == [(count,)]
            (live.root / "data/sample_data" / name).unlink()
    # Kilobytes: the large files have some 12,000 of them.
    assert max(peaks[2:]) - max(peaks[:2]) < 6_000, peaks


V1 = "create table books (id int primary key, title text not null unique);"
CHECK = ("check", "--only", "seeds", "--format", "json")


def findings(keel: Keel, root: Path) -> list[tuple[str, str, int | None]]:
    done = keel(*CHECK, cwd=root)
    answer = json.loads(done.stdout)
    (stage,) = answer["sections"]
    assert done.returncode == answer["exit_code"] == int(bool(stage["findings"])), done.stderr
    return [(one["code"], one["path"], one["line"]) for one in stage["findings"]]


def test_the_stage_loads_twice_and_remembers(keel: Keel, lay: Lay) -> None:
    root = lay({"migrations/sql/V001__books.sql": V1, BOOKS: "id,title\n1,Emma\n2,Emma 2\n"})
    done = keel("check", "--only", "seeds", cwd=root)
    assert "seeds  1 file, 2 rows: loaded twice\n" in done.stdout, said(done)
    done = keel("check", "--only", "seeds", cwd=root)
    assert "loaded twice, from cache" in done.stdout
    (root / BOOKS).write_text("id,title\n1,Emma\n2,Emma\n")
    assert findings(keel, root) == [("DAT306", BOOKS, 3)]
    (root / BOOKS).write_text("id,title\n1,Emma\n")
    (root / "migrations/sql/V002__more.sql").write_text("alter table books drop column title;")
    assert findings(keel, root) == [("DAT302", BOOKS, 1)]


def test_a_project_without_seeds(keel: Keel, lay: Lay) -> None:
    done = keel("check", "--only", "seeds", cwd=lay({"data/sample_data/.gitkeep": ""}))
    assert "none in data/sample_data" in done.stdout
    assert done.returncode == 0


def test_what_a_second_load_changes_is_told(keel: Keel, lay: Lay) -> None:
    more = (
        "create table visits (n int generated always as identity, book int, kind text);"
        "create table counts (id int primary key, n int default 0, kept int);"
        "create function count() returns trigger language plpgsql as $$ begin"
        " update counts set n = n + 1; return null; end $$;"
    )
    root = lay(
        {
            "migrations/sql/V001__books.sql": V1 + more,
            "data/sample_data/10_counts.csv": "id,kept\n1,5\n",
            "data/sample_data/20_visits.sql": "insert into visits (book) values (1), (2);",
            "data/sample_data/30_books.sql": "insert into books values (1, 'a')"
            " on conflict (id) do update set title = excluded.title;",
            "data/sample_data/40_counts.sql": "update counts set n = n + 1;",
        }
    )
    done = keel("check", "--only", "seeds", cwd=root)
    assert done.returncode == 1
    assert (
        "20_visits.sql: error DAT318: the second load of it changes public.visits: " in done.stdout
    )
    assert "2 rows become 4" in done.stdout
    assert (
        "40_counts.sql: error DAT318: the second load of it changes public.counts: " in done.stdout
    )
    assert "other values in n" in done.stdout
    assert done.stdout.count("DAT318") == 2


def test_foreign_keys_hold_whatever_was_switched_off(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            "migrations/sql/V001__books.sql": V1
            + "create table visits (id int primary key, book int references books);",
            "data/sample_data/visits.sql": "set session_replication_role = replica;"
            " insert into visits values (1, 7), (2, null) on conflict do nothing;",
        }
    )
    done = keel("check", "--only", "seeds", cwd=root)
    assert "error DAT319: visits: (book) = (7) is not in books" in done.stdout, said(done)


def test_fixtures_are_loaded_where_that_is_asked_for(keel: Keel, lay: Lay) -> None:
    files = {
        "migrations/sql/V001__books.sql": V1,
        "data/sample/10_books.sql": "insert into books values (1, 'a') on conflict do nothing;",
        "data/sample/20_gone.sql": "insert into gone values (1);",
        "data/sample/users.csv": "what a test makes of it",
    }
    root = lay(files)
    assert findings(keel, root) == []
    (root / "keel.toml").write_text("[seeds]\nfixtures = true\n")
    assert findings(keel, root) == [("DAT311", "data/sample/20_gone.sql", 1)]


def test_an_older_server_takes_no_row_for_the_end(keel: Keel, lay: Lay) -> None:
    root = lay(
        {
            "keel.toml": '[sandbox]\nserver = "17"\n',
            "migrations/sql/V001__marks.sql": "create table marks (mark text primary key);",
            "data/sample_data/marks.csv": 'mark\na\n\\.\n"b\n\\.\n"\nc\n',
        }
    )
    done = keel("check", "--only", "seeds", cwd=root)
    assert "1 file, 4 rows: loaded twice" in done.stdout, said(done)
