"""``keel diff`` on a terminal, without proof, and on a platform that has schemas of its own."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from driver import Keel, Lay

BOOKS = "create table public.books (id bigint not null, title text);\n"
RENAMED = "create table public.books (id bigint not null, name text);\n"
WIDE = """create function public.f() returns text language sql as
$$ select 'a text that is longer than one half of a terminal, so that it has to be broken {}' $$;
"""


@pytest.fixture
def project(lay: Lay) -> Path:
    return lay({"books.sql": BOOKS, "renamed.sql": RENAMED})


def on_terminal(keel: Keel, project: Path, answer: bytes, *arguments: str) -> str:
    """Run keel with a terminal on all sides, and return all that is on it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        keel.argv(*arguments),
        cwd=project,
        env=keel.environ({"TERM": "xterm", "COLUMNS": "80"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        os.write(ours, answer)
        said = b""
        try:
            while more := os.read(ours, 65536):
                said += more
        except OSError:
            pass  # the other side is closed
        process.wait()
    os.close(ours)
    return said.decode()


def test_a_rename_is_asked_for_on_a_terminal(keel: Keel, project: Path) -> None:
    command = ("diff", "books.sql", "renamed.sql", "--sql")
    said = on_terminal(keel, project, b"y\n", *command)
    assert "Is column public.books.name the column public.books.title of before, renamed?" in said
    assert "RENAME COLUMN title TO name;" in said
    refused = on_terminal(keel, project, b"n\n", *command)
    assert "RENAME" not in refused
    assert "DIF004" in refused


def test_the_review_has_colours_and_fits_a_terminal(keel: Keel, project: Path) -> None:
    (project / "one.sql").write_text(WIDE.format("here"))
    (project / "other.sql").write_text(WIDE.format("there"))
    painted = on_terminal(keel, project, b"", "diff", "one.sql", "other.sql")
    assert "\x1b[31m" in painted
    assert "\x1b[32m" in painted
    plain = keel("diff", "one.sql", "other.sql", cwd=project).stdout.splitlines()
    page = plain[: plain.index("--sql prints the statements.")]
    assert any("│" in line for line in page)
    assert max(map(len, page)) <= 80


def test_a_plan_that_is_not_proved_says_so(keel: Keel, project: Path) -> None:
    (project / "more.sql").write_text(BOOKS + "create table public.more (id int);\n")
    for manner in ("--sql", "--summary", "--markdown"):
        done = keel("diff", "books.sql", "more.sql", manner, "--no-proof", cwd=project)
        assert "unproved" in done.stdout
    done = keel("diff", "books.sql", "more.sql", "--json", "--no-proof", cwd=project)
    assert json.loads(done.stdout)["proof"] == "unproved"


def test_what_is_narrowed(keel: Keel, project: Path) -> None:
    (project / "more.sql").write_text(
        "create schema app; create table app.t (a int); comment on table app.t is 'x';\n"
        "create table public.books (id bigint not null, title text, more text);\n"
        "create index i on public.books (title);\n"
    )
    for options, told in (
        (("--schema", "app"), {"table app.t"}),
        (("--kind", "index"), {"index public.books.i"}),
        (("--kind", "column", "--schema", "public"), {"column public.books.more"}),
        (("--object", "public.books.*", "--ignore", "index"), {"column public.books.more"}),
    ):
        done = keel("diff", "books.sql", "more.sql", "--json", *options, cwd=project)
        found = {one["object"] for one in json.loads(done.stdout)["changes"]}
        assert told <= found
        assert (
            not found & {"table app.t", "index public.books.i", "column public.books.more"} - told
        )


def test_schemas_of_the_platform_do_not_count_but_what_users_add_does(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": '[project]\npreset = "supabase"\n'})
    (root / "wanted.sql").write_text(
        "create function public.hello() returns trigger language plpgsql as "
        "'begin return new; end';\n"
        "create trigger hello after insert on auth.users for each row "
        "execute function public.hello();\n"
        "create policy own on storage.objects for select using (true);\n"
        "create table auth.theirs (id int);\n"
    )
    done = keel("diff", "empty", "wanted.sql", "--json", cwd=root)
    found = {one["object"] for one in json.loads(done.stdout)["changes"]}
    assert {"trigger auth.users.hello", "policy storage.objects.own"} <= found
    assert not any("theirs" in one for one in found)


def test_the_order_of_columns_counts_when_asked(keel: Keel, lay: Lay) -> None:
    project = lay(
        {
            "a.sql": "create table public.t (a int, b int);\ncreate table public.u (a int, b int);",
            "b.sql": "create table public.t (b int, a int);\n"
            "create table public.u (a int, x int, b int);",
        }
    )
    usual = keel("diff", "a.sql", "b.sql", "--kind", "table", cwd=project)
    assert usual.returncode == 0, usual.stdout
    asked = keel("diff", "a.sql", "b.sql", "--column-order", "--format", "json", cwd=project)
    assert asked.returncode == 1
    assert json.loads(asked.stdout)["reordered"] == [
        {"object": "table public.t", "reached": ["a", "b"], "wanted": ["b", "a"]},
        {"object": "table public.u", "reached": ["a", "b", "x"], "wanted": ["a", "x", "b"]},
    ]
    told = keel("diff", "a.sql", "b.sql", "--column-order", cwd=project)
    assert "1 new, 2 in another order" in told.stdout
    assert "is what a plan reaches, but wanted is this order: b, a" in told.stdout
    page = keel("diff", "a.sql", "b.sql", "--column-order", "--markdown", cwd=project)
    wanted = "- columns of `table public.t` stand in another order, which no plan can mend: `a, b`"
    assert wanted in page.stdout


def test_files_are_compared_where_there_is_no_project(keel: Keel, tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text(BOOKS)
    (tmp_path / "b.sql").write_text(RENAMED)
    found = keel("diff", "a.sql", "b.sql", "--summary")
    assert found.returncode == 1
    assert found.stdout.startswith("a.sql to b.sql: ")
    for source in ("folder@V001", "git:main:release:one", "env:prod"):
        refused = keel("diff", "a.sql", source)
        assert (refused.returncode, "CFG001" in refused.stderr) == (2, True), source
    assert "CFG001" in keel("diff", "a.sql", "b.sql", "--slice", "one").stderr
