"""What replay does with what files hold, and where it points when they fail."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from driver import LONG, Keel, Lay

TABLE = "create table t (id int primary key, name text);\n"
DUMP = (
    "--\n-- PostgreSQL database dump\n--\n\n\\restrict Xy12\n\n"
    "SET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n"
    "CREATE TABLE public.d (id integer, name text);\n"
    "COPY public.d (id, name) FROM stdin;\n1\tit's; $$\n2\t\\N\n\\.\n\n\n\\unrestrict Xy12\n"
)


@dataclass(frozen=True)
class Fails:
    """A second migration that fails, and the line and column it is told at."""

    text: str
    line: int
    column: int
    sqlstate: str
    says: str = ""


FAILING = {
    "at the word": Fails("select 1;\n  select id, nope from t;\n", 2, 14, "42703"),
    "after letters of several bytes": Fails("select 'äöü€', nope;\n", 1, 16, "42703"),
    "after a byte order mark": Fails("\ufeffselect nope;\n", 1, 8, "42703"),
    "with CRLF": Fails("select 1;\r\nselect nope;\r\n", 2, 8, "42703"),
    "in a DO block": Fails(
        "do $x$\nbegin\n  perform 1;\n  insert into t values (null);\nend $x$;\n", 4, 3, "23502"
    ),
    "raised in a DO block": Fails(
        "\ndo $$\ndeclare\n  a int;\nbegin\n\n  raise exception 'oh no';\nend $$;\n", 7, 3, "P0001"
    ),
    "in a function called": Fails(
        "create function f() returns int language plpgsql as $$\nbegin\n  return 1/0;\nend $$;\n"
        "select f();\n",
        5,
        1,
        "22012",
        "PL/pgSQL function f() line 3",
    ),
    "in a function body": Fails(
        "create function f() returns int language plpgsql as $$\nbegin\n  retrun 1;\nend $$;\n",
        3,
        3,
        "42601",
    ),
    "in COPY data": Fails(
        "copy t from stdin;\n1\tone\n2\ttwo\nthree\tx\n\\.\nselect 1;\n", 4, 1, "22P02"
    ),
    "in COPY data with CRLF": Fails(
        "copy t from stdin;\r\n1\tone\r\n1\ttwo\r\n\\.\r\n", 3, 1, "23505"
    ),
    "at the commit": Fails(
        "create table u (id int references t deferrable initially deferred);\n"
        "insert into u values (9);\n",
        2,
        1,
        "23503",
    ),
    "using a new enum value": Fails(
        "create type e as enum ('a');\ncreate table w (v e);\nalter type e add value 'b';\n"
        "insert into w values ('c');\n",
        4,
        23,
        "22P02",
    ),
}


@pytest.mark.parametrize("case", FAILING.values(), ids=FAILING.keys())
def test_a_failure_points_into_the_file(case: Fails, lay: Lay, keel: Keel) -> None:
    files = {"migrations/sql/V001__t.sql": TABLE, "migrations/sql/V002__x.sql": case.text.encode()}
    root = lay(files)
    done = keel("check", "--only", "replay", "--format", "json", cwd=root)
    assert done.returncode == 1, done.stdout
    (finding,) = json.loads(done.stdout)["sections"][0]["findings"]
    assert finding["code"] == "SBX101"
    assert f"SQLSTATE {case.sqlstate}" in finding["message"]
    assert finding["path"] == "migrations/sql/V002__x.sql"
    assert (finding["line"], finding["column"]) == (case.line, case.column)
    assert case.says in finding["detail"]


RUNNING = {
    "a dump": (DUMP, "select count(*) from d", "2"),
    "COPY": (f"{TABLE}copy t from stdin;\n1\tä\n2\t\\N\n\\.\n", "select count(name) from t", "1"),
    "COPY of nothing": (f"{TABLE}copy t from stdin;\n\\.\n", "select count(*) from t", "0"),
    "COPY as CSV": (
        f'{TABLE}copy t (id, name) from stdin with (format csv, header);\nid,name\n1,"a\nb"\n\\.\n',
        "select name = E'a\\nb' from t",
        "t",
    ),
    "its own transaction": (f"begin;\n{TABLE}commit;\n", "select count(*) from t", "0"),
    "no transaction": (
        f"-- keel: no-transaction\n{TABLE}create index concurrently i on t (name);\n",
        "select indisvalid from pg_index where indexrelid = 'i'::regclass",
        "t",
    ),
    "transactions where there is none": (
        f"-- keel: no-transaction\nbegin;\n{TABLE}rollback;\nbegin;\n{TABLE}commit;\n",
        "select count(*) from t",
        "0",
    ),
    "a rule with two statements": (
        f"{TABLE}create rule r as on insert to t do also (select 1; select 2);\n",
        "select count(*) from pg_rules where rulename = 'r'",
        "1",
    ),
    "percent signs": (
        f"{TABLE}insert into t values (1, '%s %(x)s %%');\n",
        "select name from t",
        "%s %(x)s %%",
    ),
    "only roles and settings": (
        (
            "create role keel_r nologin;\nalter role keel_r set work_mem = '5MB';\n"
            "alter database postgres set statement_timeout = '7s';\n"
        ),
        "show statement_timeout",
        "7s",
    ),
}


@pytest.mark.parametrize("name", RUNNING)
def test_what_files_hold_runs(name: str, lay: Lay, keel: Keel) -> None:
    text, question, answer = RUNNING[name]
    root = lay({"migrations/sql/V001__x.sql": text.encode()})
    check = keel("check", "--only", "format", "--only", "replay", cwd=root)
    assert check.returncode == 0, check.stdout
    for _ in range(2):  # once as it was left, once from the template
        asked = keel("sandbox", "--", "psql", "-XAtc", question, cwd=root)
        assert asked.stdout == f"{answer}\n", asked.stderr


def test_session_state_does_not_leak_into_the_next_migration(lay: Lay, keel: Keel) -> None:
    probe = (
        "do $$ begin\n"
        "  if current_user <> 'postgres' or current_setting('search_path') <> '\"$user\", public'\n"
        "     or to_regclass('pg_temp.left') is not null then raise exception 'leaked'; end if;\n"
        "end $$;\n"
    )
    leak = "create role r; set role r; set search_path = ''; create temp table left_ (i int);\n"
    root = lay({"migrations/sql/V001__a.sql": leak, "migrations/sql/V002__b.sql": probe})
    done = keel("check", "--only", "replay", "--no-cache", cwd=root)
    assert done.returncode == 0, done.stdout


def replayed(keel: Keel, root: Path, cache: Path, *more: str) -> str:
    done = keel("check", "--only", "replay", *more, cwd=root, env={"PGKEEL_CACHE_DIR": str(cache)})
    assert done.returncode == 0, done.stdout
    return next(line.split("  ")[-1] for line in done.stdout.splitlines() if "replay" in line)


def test_only_what_is_new_is_run(lay: Lay, keel: Keel, tmp_path: Path) -> None:
    one, two, three = (f"migrations/sql/V00{n}__t{n}.sql" for n in (1, 2, 3))
    root = lay({one: TABLE, two: "insert into t values (1);\n"})
    cache = tmp_path / "cache"
    version = "PostgreSQL 18.6"
    assert replayed(keel, root, cache) == f"2 of 2 run on {version}"
    assert replayed(keel, root, cache) == f"2 of 2 proved on {version}, all from cache"
    lay({three: "insert into t values (2);\n"})
    assert replayed(keel, root, cache) == f"3 of 3 run on {version}, 2 from cache"
    lay({three: "insert into t values (3);\n"})
    assert replayed(keel, root, cache) == f"3 of 3 run on {version}, 2 from cache"
    (root / three).rename(root / "migrations/sql/V007__t7.sql")
    assert replayed(keel, root, cache) == f"3 of 3 proved on {version}, all from cache"
    lay({two: "insert into t values (9);\n"})
    assert replayed(keel, root, cache) == f"3 of 3 run on {version}, 1 from cache"
    before = sorted(path.name for path in (cache / "templates").iterdir())
    assert replayed(keel, root, cache, "--no-cache") == f"3 of 3 run on {version}"
    assert sorted(path.name for path in (cache / "templates").iterdir()) == before


def test_a_large_migration_in_little_memory(lay: Lay, keel: Keel) -> None:
    rows = (100 if LONG else 20) * 40_000
    levels = '[lint.levels]\nrollback-missing = "off"\ncreate-without-guard = "off"\n'
    table = {"migrations/sql/V001__t.sql": TABLE.replace(" primary key", "")}
    root = lay({"keel.toml": levels, **table})
    with (root / "migrations/sql/V002__rows.sql").open("w") as file:
        file.write("copy t from stdin;\n")
        for number in range(rows):
            file.write(f"{number}\tsome text that is here\n")
        file.write("\\.\n")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pgkeel.cli.main import run\n"
        "only = [word for stage in ('format', 'lint', 'replay') for word in ('--only', stage)]\n"
        "code = run(['check', *only, '--no-cache'])\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0], file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=keel.environ({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    size = (root / "migrations/sql/V002__rows.sql").stat().st_size
    # The file's own pages are mapped, and counted here as they are touched.
    assert int(done.stderr.split()[-1]) * 1024 < size + (120 << 20)
