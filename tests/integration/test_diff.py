"""``keel diff``: sources of all forms, what it prints, what it refuses, and what it proves."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from driver import Keel, Lay
from git_repo import GitRepo

BOOKS = "create table public.books (id bigint not null, title text);\n"
MORE = "create table public.books (id bigint not null, title text, isbn text);\n"
RENAMED = "create table public.books (id bigint not null, name text);\n"
WRONG = "create table public.books (id nosuchtype);\n"


@pytest.fixture
def project(lay: Lay) -> Path:
    return lay(
        {
            "migrations/sql/V001__books.sql": f"-- Purpose: books.\n\n{BOOKS}",
            "migrations/sql/V002__isbn.sql": "alter table books add isbn text;\n",
            "books.sql": BOOKS,
            "more.sql": MORE,
            "renamed.sql": RENAMED,
            "wrong.sql": WRONG,
            "schema/releases/mvp-1.schema.sql": BOOKS,
            "schema/current/prod.schema.sql": MORE,
        }
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("folder@V001", "books.sql"),
        ("folder@1", "dump:books.sql"),
        ("folder", "more.sql"),
        ("release:mvp-1", "books.sql"),
        ("current:prod", "folder"),
        ("empty", "empty"),
    ],
)
def test_two_sources_of_one_schema_do_not_differ(
    keel: Keel, project: Path, before: str, after: str
) -> None:
    done = keel("diff", before, after, cwd=project)
    assert (done.stdout, done.stderr) == (f"{before} and {after}: no difference\n", "")
    assert done.returncode == 0
    assert keel("diff", before, after, "--sql", cwd=project).stdout == ""


def test_a_difference_is_told_by_object_with_its_statements_proved(
    keel: Keel, project: Path
) -> None:
    done = keel("diff", "folder@V001", "folder", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "folder@V001 to folder: 1 new; 1 statement, proved on PostgreSQL 18\n\n"
        "~ table public.books\n    + column isbn\n"
    )


def test_the_script_is_run_by_psql_as_it_stands(keel: Keel, project: Path) -> None:
    script = keel("diff", "empty", "folder", "--sql", cwd=project)
    assert script.returncode == 1
    (project / "plan.sql").write_text(script.stdout)
    (project / "migrations" / "sql" / "V001__books.sql").unlink()
    (project / "migrations" / "sql" / "V002__isbn.sql").unlink()
    ran = keel(
        "sandbox", "--", "psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-f", "plan.sql", cwd=project
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_script_holds_bodies_as_they_are(keel: Keel, lay: Lay) -> None:
    body = "begin \n  -- \x0c\n  update t set password = crypt(new_one, salt);\t \nend"
    project = lay({
        "wanted.sql": "set check_function_bodies = off;\n"
        f"create function public.f() returns void language plpgsql as $${body}$$;\n"
        'create table public."two\n; lines" (id int);\n',
    })  # fmt: skip
    script = keel("diff", "empty", "wanted.sql", "--sql", "--online", cwd=project)
    assert body in script.stdout
    (project / "plan.sql").write_text(script.stdout)
    again = keel("diff", "wanted.sql", "plan.sql", cwd=project)
    assert again.returncode == 0, again.stdout
    told = keel("diff", "empty", "wanted.sql", "--json", cwd=project)
    assert any(
        body in one["sql"]
        for group in json.loads(told.stdout)["groups"]
        for one in group["statements"]
    )
    undo = keel("diff", "wanted.sql", "empty", "--sql", "--allow", "data-loss", cwd=project)
    notes = undo.stdout.splitlines()
    assert '-- ; lines": ACCESS EXCLUSIVE, briefly' in notes


def test_what_is_long_is_shown_where_it_differs(keel: Keel, lay: Lay) -> None:
    begun, more = "begin\n", "".join(f"  -- line {number}\n" for number in range(40))
    made = "create function public.f() returns void language plpgsql as $${}$$;\n"
    project = lay({
        "one.sql": made.format(begun + more + "  return;\nend"),
        "other.sql": made.format(begun + more + "  return; \nend"),
    })  # fmt: skip
    page = keel("diff", "one.sql", "other.sql", cwd=project).stdout
    assert re.search(r"^ +return; +│   return;\\s$", page, re.MULTILINE)
    assert "-- line 20" not in page
    assert "-- line 39" in page


def test_data_is_not_lost_unasked(keel: Keel, project: Path) -> None:
    refused = keel("diff", "more.sql", "books.sql", "--sql", cwd=project)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.startswith("error DIF004: 1 statement of the plan would lose data\n")
    allowed = keel("diff", "more.sql", "books.sql", "--sql", "--allow", "data-loss", cwd=project)
    assert allowed.returncode == 1
    assert "ALTER TABLE public.books DROP COLUMN isbn;" in allowed.stdout


def test_a_rename_is_offered_and_made_when_it_is_confirmed(keel: Keel, project: Path) -> None:
    offered = keel("diff", "books.sql", "renamed.sql", cwd=project)
    wanted = "public.books.title=public.books.name"
    assert f"? renamed? --rename {wanted}\n" in offered.stdout
    made = keel("diff", "books.sql", "renamed.sql", "--sql", "--rename", wanted, cwd=project)
    statements = [line for line in made.stdout.splitlines() if line.startswith("ALTER")]
    assert statements == ["ALTER TABLE public.books RENAME COLUMN title TO name;"]
    assert ", proved on PostgreSQL 18." in made.stdout
    wrong = keel(
        "diff", "books.sql", "renamed.sql", "--rename", "public.books.x=public.books.y", cwd=project
    )
    assert wrong.stderr.startswith("error DIF007: the first schema has no public.books.x\n")


def test_a_rename_alone_is_a_difference_on_every_page(keel: Keel, project: Path) -> None:
    rename = ("--rename", "public.books.title=public.books.name")
    told = keel("diff", "books.sql", "renamed.sql", *rename, cwd=project)
    assert told.returncode == 1
    assert told.stdout.startswith("books.sql to renamed.sql: 1 renamed; 1 statement, proved")
    page = keel("diff", "books.sql", "renamed.sql", "--markdown", *rename, cwd=project).stdout
    assert "No difference" not in page
    assert "- renamed: `column public.books.title` → `column public.books.name`\n" in page


def test_privileges_are_told_in_words(keel: Keel, project: Path) -> None:
    granted = f"{BOOKS}grant select on public.books to keel_reader with grant option;\n"
    (project / "granted.sql").write_text(granted)
    done = keel("diff", "books.sql", "granted.sql", cwd=project)
    assert "+ privileges  SELECT to keel_reader with grant option" in done.stdout


@pytest.mark.parametrize(
    ("before", "code", "said"),
    [
        ("nonsense", "DIF002", "'nonsense' is no source"),
        ("missing.sql", "DIF002", "there is no such file"),
        ("folder@V009", "DIF002", "the folder has no version V009; the newest is V002"),
        ("release:mvp-2", "DIF002", "nothing is recorded as release:mvp-2"),
        ("env:prod", "CFG008", "keel.toml has no [environments.prod]"),
        ("git:nowhere", "DIF002", "names no revision or no source"),
        ("git:main:folder", "GIT002", "is not in a git repository"),
        ("git:main:env:prod", "DIF002", "is no source"),
        ("wrong.sql", "DIF003", 'type "nosuchtype" does not exist'),
        ("postgresql://nobody:hunter2@127.0.0.1:1/x", "ENV001", "cannot connect"),
    ],
)
def test_a_bad_source_is_one_coded_error(
    keel: Keel, project: Path, before: str, code: str, said: str
) -> None:
    done = keel("diff", before, "empty", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert code in done.stderr
    assert said in done.stderr
    assert "hunter2" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_place_of_a_statement_that_fails_is_told(keel: Keel, project: Path) -> None:
    done = keel("diff", "wrong.sql", "empty", cwd=project)
    assert done.stderr.startswith("wrong.sql:1:1: error DIF003: ")


def test_roles_that_a_dump_speaks_of_are_made(keel: Keel, project: Path) -> None:
    dump = f"{BOOKS}create role keel_known;\nalter table public.books owner to keel_unknown;\n"
    (project / "dump.sql").write_text(dump)
    done = keel("diff", "books.sql", "dump.sql", "--sql", cwd=project)
    assert "ALTER TABLE public.books OWNER TO keel_unknown;" in done.stdout
    ignored = keel("diff", "books.sql", "dump.sql", "--ignore", "owner", cwd=project)
    assert ignored.returncode == 0


def test_files_as_git_has_them(keel: Keel, lay: Lay) -> None:
    root = lay()
    GitRepo.init(root).commit({"migrations/sql/V001__books.sql": BOOKS, "wanted.sql": BOOKS})
    (root / "wanted.sql").write_text(MORE)
    (root / "migrations" / "sql" / "V002__more.sql").write_text(
        "alter table books add isbn text;\n"
    )
    for before, after, code in (
        ("git:HEAD:wanted.sql", "wanted.sql", 1),
        ("git:HEAD:folder", "folder", 1),
        ("git:HEAD:folder", "git:HEAD:wanted.sql", 0),
        ("folder", "wanted.sql", 0),
    ):
        done = keel("diff", before, after, cwd=root)
        assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.parametrize("manner", ["--markdown", "--mermaid", "--summary", "--sql"])
def test_the_same_input_gives_the_same_bytes(keel: Keel, project: Path, manner: str) -> None:
    first = keel("diff", "books.sql", "more.sql", manner, cwd=project)
    again = keel("diff", "books.sql", "more.sql", manner, "--no-cache", cwd=project)
    assert first.stdout == again.stdout
    assert first.stdout


def test_programs_get_changes_and_statements(keel: Keel, project: Path) -> None:
    done = keel("diff", "books.sql", "more.sql", "--format", "json", cwd=project)
    answer = json.loads(done.stdout)
    assert answer["status"] == "findings"
    assert answer["changes"] == [
        {
            "object": "column public.books.isbn",
            "kind": "column",
            "path": ["public", "books", "isbn"],
            "change": "created",
            "fields": {},
        }
    ]
    ((group),) = answer["groups"]
    assert group["transaction"] is True
    assert group["statements"] == [
        {
            "sql": "ALTER TABLE public.books ADD COLUMN isbn text",
            "object": "column public.books.isbn",
            "verb": "create",
            "lock": "ACCESS EXCLUSIVE",
            "lasting": False,
            "hazards": [],
        }
    ]


def test_a_live_database_is_read_again_when_it_has_changed(
    keel: Keel, project: Path, new: Callable[[str], str]
) -> None:
    (project / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD_URL"\n')
    server = new("changing")
    env = {"PROD_URL": server}

    def run(sql: str) -> None:
        done = keel(
            "sandbox", "--", "psql", "-Xq", "-v", "ON_ERROR_STOP=1", server, "-c", sql, cwd=project
        )
        assert done.returncode == 0, done.stderr

    run(BOOKS)
    for _ in range(2):
        assert keel("diff", "env:prod", "folder@V001", cwd=project, env=env).returncode == 0
    run("alter table books add isbn text")
    found = keel("diff", "folder@V001", "env:prod", cwd=project, env=env)
    assert "+ column isbn" in found.stdout
    back = keel(
        "diff", "env:prod", "folder@V001", "--sql", "--allow", "data-loss", cwd=project, env=env
    )
    assert "DROP COLUMN isbn" in back.stdout
    assert ", proved on PostgreSQL 18." in back.stdout
    run("alter table books drop isbn")
    assert keel("diff", "env:prod", "folder@V001", cwd=project, env=env).returncode == 0
