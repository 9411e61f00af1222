"""The bridge to Alembic, run by the real one: the same schema, both ways, beside keel's ledger."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from applying import Live, said

FILES: dict[str, str | bytes] = {
    "V001__shelves.sql": (
        "-- Purpose: shelves; 100% of them: :not_a_bind\n"
        "create table shelves (id int primary key, note text default '50% :off');\n"
        "set search_path = '';\n"
        "create table public.left_behind (id int);\n"
    ),
    "U001__shelves.sql": "drop table public.left_behind; drop table public.shelves;",
    "V002__books.sql": (
        "begin;\ncreate table books (id int primary key, shelf int references shelves);\n"
        "copy shelves (id, note) from stdin;\n1\tone; two\n2\t\\N\n\\.\n"
        "create function n() returns int language sql as $$ select 1; $$;\ncommit;\n"
    ),
    "U002__books.sql": "drop function n(); drop table books; delete from shelves;",
    "V003__index.sql": (
        "-- keel: no-transaction\ncreate index concurrently books_shelf on books (shelf);\n"
    ),
    "U003__index.sql": "-- keel: no-transaction\ndrop index concurrently books_shelf;\n",
}
LATER = {"V004__more.sql": "create table more (id int);"}


@pytest.fixture
def bridged(live: Live) -> Live:
    live.write({"keel.toml": CONFIG, **FILES})
    bridge(live)
    return live


CONFIG = """
[environments.prod]
url = "env:PROD"
mirror = ["alembic"]
[diff]
ignore_objects = ["alembic_version", "alembic_version.*", "public.alembic_version*"]
"""


def bridge(live: Live, *, code: int = 0) -> str:
    done = live.keel("bridge", "alembic", cwd=live.root)
    assert done.returncode == code, said(done)
    return said(done)


def alembic(live: Live, *arguments: str, code: int = 0, url: str | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "alembic", "-c", "alembic/alembic.ini", *arguments],
        cwd=live.root,
        env=live.keel.environ({"DATABASE_URL": url or live.url}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, said(done)
    return said(done)


def same_as_folder(live: Live, version: str) -> None:
    done = live.keel("diff", f"folder@{version}", "env:prod", cwd=live.root, env={"PROD": live.url})
    assert done.returncode == 0, said(done)


def test_alembic_makes_what_the_folder_makes_and_takes_it_back(bridged: Live) -> None:
    live = bridged
    alembic(live, "upgrade", "head")
    same_as_folder(live, "V003")
    assert live.query("select id, note from shelves order by 1") == [(1, "one; two"), (2, None)]
    alembic(live, "downgrade", "keel_001")
    same_as_folder(live, "V001")
    alembic(live, "downgrade", "base")
    assert not live.has("shelves")


def test_keel_takes_over_what_alembic_ran_and_the_other_way_round(bridged: Live) -> None:
    live = bridged
    alembic(live, "upgrade", "keel_002")
    done = live("adopt")
    assert done.returncode == 0, said(done)
    assert live.status() == {"V001": "applied", "V002": "applied", "V003": "pending"}
    assert live.apply().returncode == 0
    assert "keel_003 (head)" in alembic(live, "current")
    live.write(LATER)
    assert "1 written" in bridge(live)
    assert "keel_004" in alembic(live, "heads")
    alembic(live, "upgrade", "head")
    refused = live.apply()
    assert refused.returncode == 2
    assert "ADO010" in said(refused)
    assert live("adopt", "--from", "alembic").returncode == 0
    assert live.apply().returncode == 0
    assert live("rollback", "--to", "V002").returncode == 2  # V004 has no way back
    live.write({"U004__more.sql": "drop table more;"})
    assert live("rollback", "--to", "V002").returncode == 0
    assert "keel_002" in alembic(live, "current")


def test_a_failure_in_alembic_leaves_nothing_of_its_revision(bridged: Live) -> None:
    live = bridged
    live.write({"V004__bad.sql": "create table half (id int); select 1/0;"})
    bridge(live)
    assert "division by zero" in alembic(live, "upgrade", "head", code=1)
    assert not live.has("half")
    assert "keel_003" in alembic(live, "current")


def test_what_cannot_be_taken_back_says_why(bridged: Live) -> None:
    live = bridged
    live.write(
        {"V004__gone.sql": '-- Rollback: irreversible because it\'s "gone"\ndrop table books;'}
    )
    bridge(live)
    alembic(live, "upgrade", "head")
    assert "V004 cannot be taken back" in alembic(live, "downgrade", "-1", code=1)


def test_an_edited_file_is_not_run(bridged: Live) -> None:
    live = bridged
    path = live.root / "migrations" / "sql" / "V001__shelves.sql"
    path.write_text("create table other (id int);")
    assert "was edited after its revision" in alembic(live, "upgrade", "head", code=1)
    assert "ADO011" in bridge(live, code=2)


def test_line_ends_of_a_checkout_do_not_count(bridged: Live) -> None:
    live = bridged
    for path in (live.root / "migrations").rglob("*.sql"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    bridge(live)
    alembic(live, "upgrade", "head")
    same_as_folder(live, "V003")


def test_a_second_run_changes_no_byte_and_a_rollback_file_may_come_later(bridged: Live) -> None:
    live = bridged
    folder = live.root / "alembic"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    bridge(live)
    assert {path: path.read_bytes() for path in before} == before
    (live.root / "alembic" / "env.py").write_text("# ours\n")
    live.write({"U001__shelves.sql": "drop table left_behind; drop table shelves;"})
    told = bridge(live)
    assert "changed  alembic/versions/keel_001.py" in told
    assert "env.py" not in told
    (live.root / "migrations" / "sql" / "V003__index.sql").unlink()
    (live.root / "migrations" / "rollback" / "U003__index.sql").unlink()
    assert "ADO011" in bridge(live, code=2)


def test_sql_is_shown_without_a_database(bridged: Live) -> None:
    live = bridged
    (live.root / "migrations" / "sql" / "V002__books.sql").write_text("create table b (id int);")
    for path in (live.root / "alembic" / "versions").glob("keel_00[23].py"):
        path.unlink()
    bridge(live)
    assert "note text default '50% :off'" in alembic(live, "upgrade", "head", "--sql")


def test_two_write_the_same(bridged: Live, new: Callable[[str], str]) -> None:
    alembic(bridged, "upgrade", "head", url=new("other"))
    names = sorted(path.name for path in (bridged.root / "alembic" / "versions").glob("*.py"))
    assert names == ["keel_001.py", "keel_002.py", "keel_003.py"]
