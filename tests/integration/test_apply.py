"""``keel apply`` and the commands around it, on a real server."""

import json

import pytest

from applying import CONFIG, Live, said
from signing import sign

BOOKS = "create table books (id bigint primary key, title text);\n"
NOTES = "alter table books add column note text;\n"
INDEX = "-- keel: no-transaction\ncreate index concurrently books_title on books (title);\n"


def test_what_is_pending_is_applied_once(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__notes.sql": NOTES, "V003__index.sql": INDEX})
    assert live.status() == {"V001": "pending", "V002": "pending", "V003": "pending"}
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert "prod: 3 migrations applied, at V003" in done.stdout
    assert live.status() == {"V001": "applied", "V002": "applied", "V003": "applied"}
    assert live.query("select indisvalid from pg_index where indexrelid = 'books_title'::regclass")
    again = live.apply()
    assert (again.returncode, again.stdout) == (0, "prod: nothing to do, at V003\n")


def test_the_ledger_tells_who_and_from_where(live: Live) -> None:
    live.environ["PGKEEL_PERSON"] = "ann@example.org"
    live.write({"V001__books.sql": BOOKS})
    live.apply()
    ((row),) = live.query(
        "select description, state, statements, done, person, environment,"
        " applied_by = session_user, milliseconds >= 0, tool_version <> '', script,"
        " abs(extract(epoch from now() - applied_at)) < 60 from keel.ledger"
    )
    assert row[:6] == ("books", "applied", 1, 1, "ann@example.org", "prod")
    assert row[6:] == (True, True, True, BOOKS, True)


def test_status_exits_with_1_while_something_is_pending(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    assert live("status").returncode == 1
    live.apply()
    done = live("status")
    assert done.returncode == 0
    assert "V001  applied  books" in done.stdout
    live.write({"V002__notes.sql": NOTES})
    assert "at V001, 1 pending" in live("status").stdout


def test_up_to_a_version(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__notes.sql": NOTES})
    assert live.apply("--to", "V001").returncode == 0
    assert live.status() == {"V001": "applied", "V002": "pending"}
    done = live.apply("--to", "V009")
    assert done.returncode == 2
    assert "RUN024" in done.stderr


def test_a_failure_leaves_nothing_of_its_migration(live: Live) -> None:
    broken = "create table more (id int);\ninsert into more values (1/0);\n"
    live.write({"V001__books.sql": BOOKS, "V002__more.sql": broken, "V003__notes.sql": NOTES})
    done = live.apply()
    assert done.returncode == 2
    assert "V002__more.sql:2" in done.stdout
    assert "RUN001" in done.stdout
    assert "22012" in done.stdout
    assert "1 migration applied, 2 left, at V001" in done.stdout
    assert not live.has("more")
    assert live.recorded() == {"001": "applied"}
    live.write({"V002__more.sql": broken.replace("1/0", "1")})
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied", "002": "applied", "003": "applied"}


def test_a_deferred_constraint_fails_at_its_migration(live: Live) -> None:
    text = (
        "create table a (id int primary key);\n"
        "create table b (id int references a deferrable initially deferred);\n"
        "insert into b values (1);\n"
    )
    live.write({"V001__a.sql": text})
    done = live.apply()
    assert done.returncode == 2
    assert "V001__a.sql:3" in done.stdout
    assert live.recorded() == {}
    assert not live.has("a")


def test_the_plan_that_was_reviewed_and_no_other(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    planned = json.loads(live("plan", "--format", "json").stdout)
    live.write({"V002__notes.sql": NOTES})
    done = live.apply("--plan-digest", planned["plan_digest"])
    assert done.returncode == 2
    assert "RUN017" in done.stderr
    assert live.recorded() == {}
    now = json.loads(live("plan", "--format", "json").stdout)["plan_digest"]
    assert live.apply("--plan-digest", now).returncode == 0


def test_a_plan_shows_statements_and_locks(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.apply()
    text = "alter table books alter column title type varchar(20);\n"
    live.write({"V002__narrow.sql": text, "V003__index.sql": INDEX})
    done = live("plan")
    assert "alter table books alter column title type varchar(20)" in done.stdout
    assert "ACCESS EXCLUSIVE lock, rewrites public.books" in done.stdout
    assert "SHARE UPDATE EXCLUSIVE lock, reads all of public.books" in done.stdout
    assert "V003 index: statement by statement" in done.stdout
    assert done.returncode == 1  # the linter has errors
    found = json.loads(live("plan", "--format", "json").stdout)
    (statement,) = found["migrations"][0]["statements"]
    assert statement["locks"][0] == {
        "table": "public.books",
        "mode": "ACCESS EXCLUSIVE",
        "rewrites": True,
        "reads_all": True,
        "size": None,
    }
    assert live.recorded() == {"001": "applied"}


def test_a_plan_shows_what_was_seen_to_be_lost(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__author.sql": NOTES})
    live.apply("--to", "V001")
    text = "create table a (id int);\nalter table books drop column title;\n"
    table = {"kind": "table", "rows": 812_000, "bytes": 96 << 20, "index_bytes": 0}
    sizes = {"environment": "prod", "server_version": "18.1", "tables": {"public.books": table}}
    live.write({"schema/current/prod.stats.json": json.dumps({"format": 1, **sizes})})
    live.write({"V003__lose.sql": text})
    unknown = live("plan", "--no-diff", "--format", "json").stdout
    assert [one["losses"] for one in json.loads(unknown)["migrations"]] == [None, None]
    shown = live("plan", "--no-diff").stdout
    assert "note: no proof is kept here of what V003 would lose: `keel prove`" in shown
    live.keel("prove", "V002", "V003", cwd=live.root)
    shown = live("plan", "--no-diff").stdout
    assert "no proof is kept here" not in shown
    at = shown.index("alter table books drop column title\n")
    lost = (
        "loses public.books.title: the column is gone, with 3 rows in a sandbox (812 k rows, 96 MB)"
    )
    assert lost in shown[at:], shown
    planned = json.loads(live("plan", "--no-diff", "--format", "json").stdout)
    author, losing = planned["migrations"]
    assert author["losses"] == []
    (loss,) = losing["losses"]
    assert (loss["what"], loss["sort"], loss["statement"]) == ("public.books.title", "values", 2)


def test_a_dry_run_runs_and_leaves_nothing(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__notes.sql": NOTES, "V003__index.sql": INDEX})
    done = live.apply("--dry-run")
    assert done.returncode == 0, said(done)
    assert "runs     V002" in done.stdout
    assert "2 migrations run and rolled back, 1 migration run in a sandbox" in done.stdout
    assert "sandbox  V003" in done.stdout
    assert not live.has("books")
    assert not live.has("keel.ledger")
    live.write({"V004__wrong.sql": "alter table bookz add column note text;"})
    done = live.apply("--dry-run")
    assert done.returncode == 2
    assert "untried  V003" in done.stdout
    assert "V004__wrong.sql:1" in done.stdout
    (live.root / "migrations/sql/V004__wrong.sql").unlink()
    live.write({"V002__notes.sql": "alter table bookz add column note text;"})
    done = live.apply("--dry-run")
    assert done.returncode == 2
    assert "RUN001" in done.stdout


LEAKS = {
    "role": (("create role other{n}; grant create on schema public to other{n};"
             " set role other{n}; create table x (id int);"), "left role at 'other{n}'"),
    "search_path": ("set search_path = pg_catalog; create table public.x (id int);",
                    "left search_path at"),
    "set_config": ("create table x (id int); select set_config('search_path', '', false);",
                   "left search_path at ''"),
    "setting": ("create table x (id int); set work_mem = '7MB';", "left work_mem at"),
    "authorization": ("create role other{n}; set session authorization other{n};",
                      "left session authorization at 'other{n}'"),
}  # fmt: skip


@pytest.mark.parametrize("case", LEAKS)
@pytest.mark.parametrize("mode", ["", "-- keel: no-transaction\n"])
def test_what_a_migration_leaves_changed_is_named_and_reset(
    live: Live, case: str, mode: str
) -> None:
    text, told = LEAKS[case]
    number = f"_{case}_{len(mode)}"
    live.write(
        {
            "V001__x.sql": mode + text.replace("{n}", number) + "\n",
            "V002__y.sql": "create table y as select current_user::text as who,"
            " current_setting('search_path') as path, current_setting('work_mem') as mem;",
        }
    )
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert "RUN028" in done.stdout
    assert told.replace("{n}", number) in done.stdout
    assert live.query("select * from y") == [("postgres", '"$user", public', "4MB")]
    live.run(f"drop owned by other{number}; drop role other{number}" if "role" in text else "")


def test_timeouts_are_no_leak_where_there_is_no_other_way(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.write({"V002__x.sql": INDEX.replace("create", "set lock_timeout = '3s';\ncreate")})
    done = live.apply()
    assert done.returncode == 0, said(done)
    assert "RUN028" not in done.stdout


def test_a_wrapped_file_is_one_transaction_with_its_entry(live: Live) -> None:
    live.write({"V001__x.sql": "begin;\ncreate table x (id int);\ncommit;\n"})
    assert live.apply().returncode == 0
    live.write({"V002__y.sql": "begin;\ncreate table y (id int);\nselect 1/0;\ncommit;\n"})
    assert live.apply().returncode == 2
    assert not live.has("y")


GATES: dict[str, tuple[dict[str, str | bytes | None], str]] = {
    "edited": ({"V001__books.sql": BOOKS + "-- more\n"}, "RUN007"),
    "renamed": ({"V001__books.sql": None, "V003__books.sql": BOOKS}, "RUN008"),
    "late": ({"V0005__x.sql": None, "V000__early.sql": "select 1;"}, "RUN009"),
    "duplicate": ({"V002__one.sql": "select 1;", "V02__two.sql": "select 2;"}, "RUN015"),
    "misnamed": ({"V3_x.sql": "select 1;"}, "RUN015"),
    "latin-1": ({"V003__x.sql": b"select 'caf\xe9';"}, "RUN015"),
    "NUL": ({"V003__x.sql": b"create table x (id int); -- \0\ncreate table y (id int);"}, "RUN015"),
    "UTF-16": ({"V003__x.sql": "select 1;".encode("utf-16")}, "RUN015"),
    "syntax": ({"V003__x.sql": "create tabel x (id int);"}, "RUN015"),
    "meta": ({"V003__x.sql": "\\set x 1\nselect 1;"}, "RUN015"),
    "vacuum": ({"V003__x.sql": "vacuum books;"}, "RUN015"),
    "commit": ({"V003__x.sql": "create table x (id int); commit; select 1/0;"}, "RUN015"),
}  # fmt: skip


@pytest.mark.parametrize("case", GATES)
def test_what_is_wrong_is_refused_before_anything_runs(live: Live, case: str) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__notes.sql": NOTES})
    assert live.apply().returncode == 0
    files, code = GATES[case]
    before = live.query("select count(*) from keel.ledger")
    live.write({"V004__last.sql": "create table last (id int);"})
    for name, content in files.items():
        if content is None:
            (live.root / "migrations/sql" / name).unlink(missing_ok=True)
        else:
            live.write({name: content})
    done = live.apply()
    assert done.returncode == 2, said(done)
    assert code in done.stderr
    assert not live.has("last")
    assert live.query("select count(*) from keel.ledger") == before


def test_an_edit_is_shown_against_what_was_run(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.apply()
    live.write({"V001__books.sql": BOOKS.replace("text", "varchar(9)")})
    done = live.apply()
    assert "-create table books (id bigint primary key, title text);" in done.stderr
    assert "+create table books (id bigint primary key, title varchar(9));" in done.stderr
    assert "`keel repair V001 --env NAME --accept-edit --because …`" in done.stderr


def test_late_by_policy(live: Live) -> None:
    live.write({"V002__books.sql": BOOKS})
    live.apply()
    live.write({"V001__early.sql": "create table early (id int);"})
    assert live.status()["V001"] == "late"
    assert live.apply().returncode == 2
    done = live.apply("--late", "warn")
    assert done.returncode == 0
    assert "V001 is run late" in done.stdout
    assert live.status() == {"V001": "applied", "V002": "applied"}


def test_lint_errors_are_told_in_the_order_of_the_text(live: Live) -> None:
    live.write(
        {"V001__x.sql": "-- Purpose: x.\n\ncreate table public.x (id bigint primary key);\n"}
    )
    done = live("apply")
    assert done.returncode == 2, said(done)
    assert done.stderr.startswith("migrations/sql/V001__x.sql:1:1: error RUN016"), said(done)
    assert done.stderr.index("V001__x.sql:1: LNT902") < done.stderr.index("V001__x.sql:3: LNT501")


def test_lint_errors_and_unapproved_destruction(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.apply()
    spec = "set local lock_timeout = '5s';\ndrop table if exists public.books;\n"
    head = "-- Spec: specs/gone.md\n-- Rollback: irreversible because the rows are gone\n"
    allow = "-- keel: allow drop-table because nobody reads it\n"
    live.write(
        {
            "V002__drop.sql": head + spec.replace("drop", allow + "drop"),
        }
    )
    done = live("apply")
    assert done.returncode == 2, said(done)
    assert "RUN016" in done.stderr
    assert "spec" in done.stderr
    assert live.has("books")
    live.keel("approve", "V002", cwd=live.root)
    sign(live.root / "specs/gone.md")
    done = live("apply")
    assert done.returncode == 0, said(done)
    assert not live.has("books")


def test_the_wrong_database(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.write({"keel.toml": CONFIG + 'database = "other"\n'})
    done = live.apply()
    assert done.returncode == 2
    assert "RUN014" in done.stderr
    live.write({"keel.toml": CONFIG + 'database = "live"\nidentity = "1/2"\n'})
    done = live("status")
    assert done.returncode == 2
    assert "RUN014" in done.stderr
    live.write({"keel.toml": CONFIG})
    identity = json.loads(live("status", "--format", "json").stdout)["identity"]
    live.write({"keel.toml": f'{CONFIG}database = "live"\nidentity = "{identity}"\n'})
    assert live.apply().returncode == 0


def test_an_old_server_and_a_read_only_one(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.run("alter database live set default_transaction_read_only = on")
    done = live.apply()
    assert (done.returncode, "RUN013" in done.stderr) == (2, True)
    assert live("status").returncode == 1


def test_a_protected_environment_wants_a_yes(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "keel.toml": CONFIG + "protected = true\n"})
    done = live.apply()
    assert (done.returncode, "RUN018" in done.stderr) == (2, True)
    assert live.recorded() == {}
    assert live.apply("--yes").returncode == 0


def test_a_used_database_without_ledger_needs_a_baseline(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__notes.sql": NOTES})
    live.run(BOOKS)
    done = live.apply()
    assert (done.returncode, "RUN011" in done.stderr) == (2, True)
    done = live("baseline", "--at", "V001")
    assert done.returncode == 0, said(done)
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "adopted", "002": "applied"}
    again = live("baseline", "--at", "V002")
    assert (again.returncode, "RUN029" in again.stderr) == (2, True)


def test_existing_tables_may_stay(live: Live) -> None:
    live.run("create table other (id int)")
    live.write({"V001__books.sql": BOOKS})
    assert live.apply().returncode == 2
    assert live.apply("--on-existing").returncode == 0


def test_repairs_are_recorded_with_their_reason(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__notes.sql": NOTES})
    live.apply()
    live.write({"V001__books.sql": "-- a comment\n" + BOOKS})
    (live.root / "migrations/sql/V002__notes.sql").unlink()
    assert live.status() == {"V001": "edited", "V002": "missing"}
    wrong = live("repair", "V002", "--accept-edit", "--because", "x")
    assert (wrong.returncode, "RUN027" in wrong.stderr) == (2, True)
    assert live("repair", "V001", "--accept-edit", "--because", "only a comment").returncode == 0
    assert live("repair", "V002", "--forget", "--because", "never merged").returncode == 0
    assert live.status() == {"V001": "applied"}
    rows = live.query(
        "select version, reason, superseded_at is null from keel.ledger order by 1, 3"
    )
    assert rows == [
        ("001", None, False),
        ("001", "only a comment", True),
        ("002", "never merged", False),
    ]
    done = live("repair", "V009", "--forget", "--because", "x")
    assert (done.returncode, "RUN024" in done.stderr) == (2, True)


def test_mark_applied(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS})
    live.apply()
    live.run(NOTES)
    live.write({"V002__notes.sql": NOTES})
    assert live("mark-applied", "V002", "--because", "hot fix").returncode == 0
    assert live.recorded() == {"001": "applied", "002": "adopted"}
    assert live.apply().stdout == "prod: nothing to do, at V002\n"
    assert live("mark-applied", "V002", "--because", "again").returncode == 2


def test_rollback_and_forward_again(live: Live) -> None:
    live.write(
        {
            "V001__books.sql": BOOKS,
            "V002__notes.sql": NOTES,
            "V003__index.sql": INDEX,
            "U002__notes.sql": "alter table books drop column note;",
            "U003__index.sql": "-- keel: no-transaction\ndrop index concurrently books_title;",
        }
    )
    live.apply()
    refused = live("rollback", "--to", "0")
    assert (refused.returncode, "RUN023" in refused.stderr) == (2, True)
    assert live.has("books_title")
    done = live("rollback", "--to", "V001")
    assert done.returncode == 0, said(done)
    assert "2 migrations rolled back, at V001" in done.stdout
    assert not live.has("books_title")
    assert live.recorded() == {"001": "applied", "002": "rolled back", "003": "rolled back"}
    assert live.status() == {"V001": "applied", "V002": "pending", "V003": "pending"}
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied", "002": "applied", "003": "applied"}
    assert live.query("select count(*) from keel.ledger") == [(7,)]


def test_no_rollback_of_what_is_irreversible(live: Live) -> None:
    head = "-- Rollback: irreversible because the rows are gone\n"
    live.write({"V001__books.sql": head + BOOKS, "U001__books.sql": "drop table books;"})
    live.apply()
    done = live("rollback", "--to", "0")
    assert (done.returncode, "RUN023" in done.stderr) == (2, True)
    assert "the rows are gone" in done.stderr
    assert live.has("books")


def test_a_rollback_that_fails_leaves_all_as_it_was(live: Live) -> None:
    live.write(
        {
            "V001__books.sql": BOOKS,
            "V002__notes.sql": NOTES,
            "U001__books.sql": "drop table books;",
            "U002__notes.sql": "alter table books drop column note; select 1/0;",
        }
    )
    live.apply()
    done = live("rollback", "--to", "0")
    assert done.returncode == 2
    assert "U002__notes.sql" in done.stdout
    assert live.recorded() == {"001": "applied", "002": "applied"}
    assert live.query("select note from books") == []


def test_who_may_not_make_the_ledger_is_told_the_grant(live: Live) -> None:
    live.run("drop role if exists poor; create role poor login")
    live.write({"V001__books.sql": "select 1;"})
    live.url = live.url.replace("user=postgres", "user=poor")
    done = live.apply()
    assert (done.returncode, "RUN004" in done.stderr) == (2, True)
    assert "grant create on database live to poor;" in done.stderr


def test_a_migration_that_drops_the_ledger_is_rolled_back(live: Live) -> None:
    live.write({"V001__books.sql": BOOKS, "V002__drop.sql": "drop schema keel cascade;"})
    done = live.apply()
    assert (done.returncode, "RUN005" in done.stdout) == (2, True)
    assert live.recorded() == {"001": "applied"}


def test_the_ledger_elsewhere(live: Live) -> None:
    more = '\n[ledger]\nschema = "public"\ntable = "My log"\n'
    live.write({"keel.toml": CONFIG + more, "V001__books.sql": BOOKS})
    assert live.apply().returncode == 0
    assert live.query('select version from public."My log"') == [("001",)]
    assert live.status() == {"V001": "applied"}
