"""``keel stats``: sizes of tables of a real database, and what stands in its way."""

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from driver import Keel, Lay
from live_server import live_server

SETUP = """
create table big (id int, note text);
insert into big select n, repeat('x', 50) from generate_series(1, 12345) n;
create index big_id on big (id);
create table "Odd name" (id int);
create table never_counted (id int);
create table parts (id int) partition by range (id);
create table parts_1 partition of parts for values from (0) to (1000);
insert into parts select n from generate_series(0, 699) n;
create materialized view kept as select count(*) from big;
create temporary table passing (id int);
create schema other;
create table other.big (id int);
analyze;
create table after_all (id int);
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    with live_server(tmp_path_factory.mktemp("server"), cache) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(SETUP.encode())
        yield url


CONFIG = """
[environments.prod]
url = "env:PROD_URL"
[environments.staging]
url = "env:STAGING_URL"
"""


def test_sizes_of_all_tables(keel: Keel, lay: Lay, server: str) -> None:
    root = lay({"keel.toml": CONFIG})
    done = keel("stats", cwd=root, env={"PROD_URL": server})
    assert done.returncode == 0, done.stdout + done.stderr
    path = root / "schema/current/prod.stats.json"
    written = json.loads(path.read_text())
    tables = written["tables"]
    assert written["environment"] == "prod"
    assert set(tables) == {
        "other.big",
        'public."Odd name"',
        "public.after_all",
        "public.big",
        "public.kept",
        "public.never_counted",
        "public.parts",
        "public.parts_1",
    }
    assert tables["public.big"]["rows"] == 12000
    assert 900_000 < tables["public.big"]["bytes"] < 2_000_000
    assert tables["public.big"]["index_bytes"] > 200_000
    assert tables["public.parts"] | {"kind": "table"} == tables["public.parts_1"]
    assert tables["public.parts"]["rows"] == 700
    assert tables["public.after_all"]["rows"] is None
    assert path.read_text().count("\n") == len(tables) + 7
    assert "public.big  12 k rows" in done.stdout.replace("    ", "").replace("         ", "")
    again = keel("stats", cwd=root, env={"PROD_URL": server})
    assert "kept     schema/current/prod.stats.json" in again.stdout


def test_what_is_read_weighs_findings(keel: Keel, lay: Lay, server: str) -> None:
    text = "set local lock_timeout = '5s';\ncreate index if not exists i on big (note);\n"
    root = lay({"keel.toml": CONFIG, "x.sql": text})
    assert keel("stats", "--env", "staging", cwd=root, env={"STAGING_URL": server}).returncode == 0
    assert " rows, " not in keel("lint", "x.sql", cwd=root).stdout
    (root / "keel.toml").write_text(CONFIG + '[lint]\nenvironment = "staging"\n')
    assert "(12 k rows, " in keel("lint", "x.sql", cwd=root).stdout


SECRET = "postgresql://keel:hunter2@127.0.0.1:1/nowhere"


@pytest.mark.parametrize(
    ("arguments", "env", "code", "said"),
    [
        ((), {}, "CFG008", "env:PROD_URL"),
        (("--env", "prd"), {}, "CFG008", "did you mean `prod`?"),
        ((), {"PROD_URL": SECRET}, "ENV001", "127.0.0.1"),
    ],
)
def test_what_stands_in_the_way(
    keel: Keel,
    lay: Lay,
    arguments: tuple[str, ...],
    env: dict[str, str],
    code: str,
    said: str,
) -> None:
    root = lay({"keel.toml": CONFIG})
    done = keel("stats", *arguments, cwd=root, env=env)
    assert done.returncode == 2
    assert code in done.stderr
    assert said in done.stderr
    assert "hunter2" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\0",
        b"\xff\xfe",
        b'{"format": 2, "environment": "prod", "server_version": "18", "tables": {}}',
        b'{"format": 1, "environment": "prod", "server_version": "18", "tables": {"a": 1}}',
        b'{"format": 1, "environment": "p", "server_version": "18", "tables": {}, "more": 1}',
        b"[" * 100_000,
    ],
)
def test_a_broken_file_is_told(keel: Keel, lay: Lay, content: bytes) -> None:
    root = lay({"schema/current/prod.stats.json": content})
    done = keel("lint", cwd=root)
    assert done.returncode == 2
    assert "prod.stats.json" in done.stderr
    assert "keel stats" in done.stderr


def test_a_folder_in_its_place(keel: Keel, lay: Lay, server: str) -> None:
    root = lay({"keel.toml": CONFIG, "schema/current/prod.stats.json/x": ""})
    assert keel("lint", cwd=root).returncode == 2
    done = keel("stats", cwd=root, env={"PROD_URL": server})
    assert done.returncode == 2
    assert "MIG210" in done.stderr
    assert "Is a directory" in done.stderr
