"""``keel stats`` on a server that keeps statistics of statements, and proofs by what it wrote."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from driver import Keel, Lay
from pgkeel.config import read_project
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.replay import open_for
from pgkeel.sandbox.sandbox import Sandbox

CONFIG = '[environments.prod]\nurl = "env:PROD_URL"\n'
FILE = "schema/current/prod.queries.sql"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The URL of a sandbox whose server was started once more, with the library."""
    root = tmp_path_factory.mktemp("server")
    (root / "keel.toml").touch()
    (root / "migrations" / "sql").mkdir(parents=True)
    environ = {**os.environ, "PGKEEL_CACHE_DIR": str(cache)}
    blueprint = read_blueprint(read_project(root), environ)
    with open_for(blueprint, (blueprint.base,)) as sandbox:
        assert isinstance(sandbox, Sandbox)
        with sandbox.powerful() as session:
            session.run("alter system set shared_preload_libraries = 'pg_stat_statements'")
        sandbox._server.stop()
        sandbox._server.start()
        sandbox._server.wait()
        yield sandbox.url.reveal()


def ask(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for one in statements:
            connection.execute(one.encode())


def test_queries_are_written_and_weigh_migrations(keel: Keel, lay: Lay, server: str) -> None:
    root = lay(
        {
            "keel.toml": CONFIG,
            "migrations/sql/V001__books.sql": "create table if not exists public.books"
            " (id bigint primary key, title text, price int);\n",
            "migrations/rollback/U001__books.sql": "drop table if exists public.books;\n",
            "migrations/sql/V002__fewer.sql": "alter table public.books"
            " drop column if exists title;\n",
            "migrations/rollback/U002__fewer.sql": "alter table public.books"
            " add column if not exists title text;\n",
        }
    )
    ask(server, "drop extension if exists pg_stat_statements")
    none = keel("stats", cwd=root, env={"PROD_URL": server})
    assert none.returncode == 0, none.stderr
    assert "no queries are written: there is no extension pg_stat_statements" in none.stdout
    assert not (root / FILE).exists()
    ask(
        server,
        "create extension pg_stat_statements",
        "select pg_stat_statements_reset()",
        "create table books (id bigint primary key, title text, price int)",
        "insert into books values (1, 'Secret of Ann', 4711)",
        "create role keel_ann password 'hunter2'",
        *("select title from books where title = 'Secret of Ann' /* for Ann */",) * 12,
        "select id from books where price > 4711",
    )
    done = keel("stats", cwd=root, env={"PROD_URL": server})
    assert done.returncode == 0, done.stderr
    text = (root / FILE).read_text()
    assert "\n-- calls: 10\nselect title from books where title = $1;\n" in text
    assert "insert into books values ($1, $2, $3);" in text
    for value in ("Ann", "4711", "hunter2"):
        assert value not in text
    again = keel("stats", cwd=root, env={"PROD_URL": server})
    assert (root / FILE).read_text() == text
    assert f"kept     {FILE}" in again.stdout
    proved = keel("prove", "V002", cwd=root)
    assert proved.returncode == 1
    line = text.splitlines().index("select title from books where title = $1;") + 1
    assert f"prod.queries.sql:{line}" in proved.stdout
    assert 'V002 breaks a query: column "title" does not exist' in proved.stdout


def test_what_a_role_may_not_see_is_counted(keel: Keel, lay: Lay, server: str) -> None:
    ask(server, "create extension if not exists pg_stat_statements", "create role few login")
    url = psycopg.conninfo.make_conninfo(server, user="few")
    root = lay({"keel.toml": CONFIG})
    done = keel("stats", cwd=root, env={"PROD_URL": url})
    assert done.returncode == 0, done.stderr
    assert "of other roles may not be seen: pg_read_all_stats may" in done.stdout


def test_what_has_no_type_is_told_as_undecided(keel: Keel, lay: Lay) -> None:
    queries = "select id, $1 is null from books;\nselect a from nowhere;\n"
    root = lay(
        {
            "migrations/sql/V001__books.sql": "create table if not exists public.books (id int);\n",
            "migrations/rollback/U001__books.sql": "drop table if exists public.books;\n",
            "migrations/sql/V002__more.sql": "select 1;\n",
            "migrations/rollback/U002__more.sql": "select 1;\n",
            FILE: queries,
        }
    )
    done = keel("prove", "V002", "-v", cwd=root)
    assert done.returncode == 0, done.stdout
    assert f"{FILE}: nothing can be told of 2 of its queries; that in line 1" in done.stdout
    assert "could not determine data type of parameter $1" in done.stdout
