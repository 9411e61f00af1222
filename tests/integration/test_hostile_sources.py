"""Sources as people have them, and as they should not be: each works, or is one coded error."""

import gzip
import subprocess
from pathlib import Path

import pytest

from driver import Keel, Lay
from git_repo import GitRepo

BOOKS = "create table public.books (id bigint not null, title text);\n"
# As pg_dump writes it since 17.6, with data and commands of psql.
DUMP = r"""--
-- PostgreSQL database dump
--

\restrict 3kNGN4Ibeo0Gm1jXTbqQ4pXbXq

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE TABLE public.books (
    id bigint NOT NULL,
    title text
);

COPY public.books (id, title) FROM stdin;
1	a; \\. 'quote
2	\N
\.

\unrestrict 3kNGN4Ibeo0Gm1jXTbqQ4pXbXq
"""

HANGS_UP = (
    "import socket; s = socket.create_server(('127.0.0.1', 0)); "
    "print(s.getsockname()[1], flush=True); s.accept()[0].close()"
)


@pytest.fixture
def project(lay: Lay) -> Path:
    return lay({"books.sql": BOOKS})


def refused(keel: Keel, project: Path, source: str, code: str, *said: str) -> None:
    done = keel("diff", source, "books.sql", cwd=project)
    assert (done.returncode, done.stdout) == (2, ""), done.stdout
    assert code in done.stderr
    for one in said:
        assert one in done.stderr
    assert "Traceback" not in done.stderr


def same(keel: Keel, project: Path, source: str) -> None:
    done = keel("diff", source, "books.sql", cwd=project)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


def test_a_plain_dump_with_data_and_its_restriction(keel: Keel, project: Path) -> None:
    (project / "dump.sql").write_text(DUMP)
    same(keel, project, "dump.sql")


def test_commands_of_psql_are_passed_over(keel: Keel, project: Path) -> None:
    (project / "psql.sql").write_text(f"\\set ON_ERROR_STOP on\n\\echo 'x'\n{BOOKS}\\d books\n")
    same(keel, project, "psql.sql")


def test_a_directory_of_several_files(keel: Keel, project: Path) -> None:
    (project / "schema").mkdir(exist_ok=True)
    (project / "schema/1.sql").write_text("create table public.books (id bigint not null);\n")
    (project / "schema/2.sql").write_text("alter table public.books add title text;\n")
    (project / "schema/notes.txt").write_text("no SQL")
    same(keel, project, "schema")


def test_the_same_source_twice(keel: Keel, project: Path) -> None:
    same(keel, project, "books.sql")
    assert keel("diff", "folder", "folder", cwd=project).returncode == 0


def test_an_empty_directory(keel: Keel, project: Path) -> None:
    (project / "nothing").mkdir()
    refused(keel, project, "nothing", "DIF002", "no .sql file is there", "nothing")


def test_a_statement_that_does_not_parse(keel: Keel, project: Path) -> None:
    (project / "bad.sql").write_text(f"{BOOKS}\ncreate tabel x (a int);\n")
    refused(keel, project, "bad.sql", "DIF003", "bad.sql:3:", "tabel")


def test_a_quote_that_does_not_end(keel: Keel, project: Path) -> None:
    (project / "bad.sql").write_text(f"{BOOKS}select 'x;\n")
    refused(keel, project, "bad.sql", "DIF003", "bad.sql:2:")


def test_bytes_that_are_no_text(keel: Keel, project: Path) -> None:
    (project / "bad.sql").write_bytes(BOOKS.encode() + b"select '\xff\xfe';\n")
    refused(keel, project, "bad.sql", "DIF003", "bad.sql:2")
    (project / "nul.sql").write_bytes(BOOKS.encode() + b"select 1\0;\n")
    refused(keel, project, "nul.sql", "DIF003", "nul.sql:2")


def test_a_dump_that_does_not_load_tells_the_statement(keel: Keel, project: Path) -> None:
    (project / "bad.sql").write_text(f"{BOOKS}\nalter table public.gone add a int;\n")
    refused(keel, project, "bad.sql", "DIF003", "bad.sql:3:1", "alter table public.gone", "42P01")


def test_rows_that_do_not_fit_tell_the_file(keel: Keel, project: Path) -> None:
    (project / "bad.sql").write_text(DUMP.replace("1\ta;", "one\ta;"))
    refused(keel, project, "bad.sql", "DIF003", "bad.sql:")


@pytest.mark.parametrize(
    "form", ["custom", "tar", "directory"], ids=lambda form: f"pg_dump --format={form}"
)
def test_an_archive_of_pg_dump(keel: Keel, project: Path, form: str) -> None:
    made = keel("sandbox", "--", "pg_dump", f"--format={form}", "--file=archive.sql", cwd=project)
    assert made.returncode == 0, made.stderr
    refused(keel, project, "archive.sql", "DIF010", "pg_restore")
    assert "pg_restore" in keel("diff", "dump:archive.sql", "empty", cwd=project).stderr


def test_a_compressed_dump(keel: Keel, project: Path) -> None:
    (project / "dump.sql").write_bytes(gzip.compress(BOOKS.encode()))
    refused(keel, project, "dump.sql", "DIF010", "a compressed file", "gunzip")


def test_a_revision_that_is_not_there(keel: Keel, lay: Lay) -> None:
    root = lay({"books.sql": BOOKS})
    GitRepo.init(root).commit({"books.sql": BOOKS})
    refused(keel, root, "git:nowhere:books.sql", "GIT", "nowhere")
    refused(keel, root, "git:HEAD:gone.sql", "DIF002", "gone.sql")


def test_an_environment_that_does_not_answer(keel: Keel, project: Path) -> None:
    (project / "keel.toml").write_text('[environments.prod]\nurl = "env:PROD_URL"\n')
    url = "postgresql://me:hunter2@127.0.0.1:1/x"
    done = keel("diff", "env:prod", "books.sql", cwd=project, env={"PROD_URL": url})
    assert (done.returncode, done.stdout) == (2, "")
    assert "ENV001" in done.stderr
    assert "hunter2" not in done.stderr


def test_a_server_that_hangs_up(keel: Keel, project: Path) -> None:
    with subprocess.Popen(
        [
            "python3",
            "-c",
            HANGS_UP,
        ],
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        refused(keel, project, f"postgresql://me@127.0.0.1:{port}/x", "ENV001")
        server.kill()
