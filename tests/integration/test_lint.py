"""``keel lint`` as people run it: paths, git, the cache, suppressions, fixes, sizes, formats."""

import json
import subprocess
from pathlib import Path

import pytest

from driver import Keel, Lay
from git_repo import GitRepo
from signing import sign

HEADER = "-- Purpose: a sample.\n-- Rollback: not needed, it is a sample.\n"
TABLE = HEADER + "create table if not exists public.books (id bigint primary key, title text);\n"
TIMEOUT = "set local lock_timeout = '5s';\n"
INDEX = HEADER + TIMEOUT + "create index if not exists books_title on public.books (title);\n"
V1, V2, V3 = (f"migrations/sql/V00{n}__{n}.sql" for n in (1, 2, 3))


def codes(keel: Keel, *arguments: str | Path, cwd: Path) -> list[tuple[str, str, int]]:
    """Return rule, file name and line of every error and warning."""
    done = keel("lint", *arguments, "--format", "json", cwd=cwd)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    findings = json.loads(done.stdout)["sections"][0]["findings"]
    shown = [one for one in findings if one["severity"] != "info"]
    return [(one["rule"], Path(one["path"]).name, one["line"]) for one in shown]


def test_the_whole_folder(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    done = keel("lint", cwd=root)
    assert done.returncode == 1
    assert f"{V2}:4:" in done.stdout
    assert "error LNT201 create-index-blocking: writes to public.books wait" in done.stdout
    assert "  4 │ create index if not exists books_title" in done.stdout


def test_only_what_is_named_and_all_that_came_before_is_known(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE.replace("create", "create unlogged"), V2: INDEX})
    assert [one[0] for one in codes(keel, V2, cwd=root)] == ["create-index-blocking"]
    assert [one[1] for one in codes(keel, V1, cwd=root)] == ["V001__1.sql"]
    assert codes(keel, "migrations/sql", cwd=root) == codes(keel, cwd=root)


def test_a_file_from_elsewhere_is_judged_on_top_of_history(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, "draft.sql": TIMEOUT + "drop table if exists public.books;\n"})
    assert [one[0] for one in codes(keel, "draft.sql", cwd=root)] == ["drop-table"]


def test_standard_input(keel: Keel, lay: Lay, tmp_path: Path) -> None:
    root = lay({V1: TABLE})
    done = subprocess.run(
        keel.argv("lint", "-", "--stdin-name", "draft.sql"),
        input="alter table public.books drop column if exists title;\n",
        cwd=root,
        env=keel.environ({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "draft.sql:1:26: error LNT402 drop-column" in done.stdout


def test_files_without_a_project(keel: Keel, tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("create table if not exists t (id bigint primary key);\n")
    (tmp_path / "b.sql").write_text("create index if not exists i on t (id);\n")
    found = codes(keel, "a.sql", "b.sql", cwd=tmp_path)
    assert ("create-index-blocking", "b.sql", 1) in found
    assert keel("lint", cwd=tmp_path).returncode == 2


def test_changed_leaves_out_what_is_merged(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    repo = GitRepo.init(root)
    repo.commit({})
    repo.git("checkout", "--quiet", "-b", "work")
    repo.write({V3: INDEX.replace("books_title", "other")})
    found = codes(keel, "--changed", "--base", "main", cwd=root)
    assert [one[:2] for one in found] == [
        ("create-index-blocking", "V003__3.sql"),
        ("duplicate-index", "V003__3.sql"),
    ]
    done = keel("check", "--only", "lint", "--base", "main", cwd=root)
    assert "2 merged migrations passed over" in done.stdout
    assert "V003__3.sql:4" in done.stdout
    assert "V002" not in done.stdout


def test_the_same_from_the_cache(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX, V3: HEADER + "select 1;\n"})
    first, second = keel("lint", cwd=root), keel("lint", cwd=root)
    assert first.stdout == second.stdout == keel("lint", "--no-cache", cwd=root).stdout
    # The last file is edited: what came before is taken from the cache, and it is read anew.
    (root / V3).write_text(
        INDEX.replace("books_title", "third").replace("(title)", "(lower(title))")
    )
    found = codes(keel, cwd=root)
    assert [one[1] for one in found] == ["V002__2.sql", "V003__3.sql"]
    assert found == codes(keel, "--no-cache", cwd=root)
    # An earlier one is: all that follows is read anew.
    (root / V1).write_text(HEADER + "select 1;\n")
    (root / V2).write_text(TABLE)
    assert codes(keel, cwd=root) == codes(keel, "--no-cache", cwd=root)


def test_what_the_cache_depends_on(keel: Keel, lay: Lay) -> None:
    text = (
        "-- Purpose: x.\n-- Rollback: x.\n-- Spec: specs/a.md\nset local lock_timeout = '5s';\n"
        "-- keel: allow drop-column because nobody reads it\n"
        "alter table public.books drop column if exists title;\n"
    )
    root = lay({V1: TABLE, V2: text})
    assert keel("approve", "V002", cwd=root).returncode == 0
    assert [one[0] for one in codes(keel, cwd=root)] == ["spec-missing"]
    sign(root / "specs/a.md")
    assert codes(keel, cwd=root) == []
    (root / "keel.toml").write_text('[lint.levels]\nunlogged-table = "error"\n')
    (root / V1).write_text(TABLE.replace("create", "create unlogged"))
    assert keel("lint", cwd=root).returncode == 1


def test_a_broken_cache_is_passed_over(lay: Lay, tmp_path: Path) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    keel = Keel(cache=tmp_path / "cache", cwd=root)
    first = keel("lint", cwd=root).stdout
    for path in (keel.cache / "lint").iterdir():
        path.write_bytes(b"rubbish")
    assert keel("lint", cwd=root).stdout == first


def test_suppressions(keel: Keel, lay: Lay) -> None:
    allow = "-- keel: allow create-index-blocking because it has ten rows\n"
    root = lay({V1: TABLE, V2: INDEX.replace("create", allow + "create", 1)})
    assert codes(keel, cwd=root) == []
    (root / V2).write_text(HEADER + allow + "select 1;\n")
    assert [one[0] for one in codes(keel, cwd=root)] == ["unused-suppression"]
    (root / V2).write_text(HEADER + allow.replace("blocking", "bloking") + "select 1;\n")
    done = keel("lint", cwd=root)
    assert "did you mean `create-index-blocking`?" in done.stdout


def test_levels(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    for level, code, shown in (("off", 0, False), ("info", 0, False), ("warning", 0, True)):
        (root / "keel.toml").write_text(f'[lint.levels]\ncreate-index-blocking = "{level}"\n')
        done = keel("lint", cwd=root)
        assert (done.returncode, "create-index-blocking" in done.stdout) == (code, shown), level
    (root / "keel.toml").write_text('[lint.levels]\ncreate-index-bloking = "off"\n')
    done = keel("lint", cwd=root)
    assert done.returncode == 2
    assert "did you mean `create-index-blocking`?" in done.stderr
    (root / "keel.toml").write_text('[lint.levels]\ncreate-index-blocking = "loud"\n')
    assert keel("lint", cwd=root).returncode == 2


def test_conventions(keel: Keel, lay: Lay) -> None:
    conventions = '[lint.names]\ntable = "[a-z]+"\n[lint.required_columns]\nmade = "date"\n'
    root = lay({V1: TABLE})
    assert codes(keel, cwd=root) == []
    (root / "keel.toml").write_text(conventions)
    assert codes(keel, cwd=root) == [("required-column-missing", "V001__1.sql", 3)]
    (root / V1).write_text(TABLE.replace("title text", "made date").replace("books", "my_books"))
    assert codes(keel, cwd=root) == [("name-against-convention", "V001__1.sql", 3)]
    (root / "keel.toml").write_text('[lint.required_columns]\nmade = "date not null"\n')
    done = keel("lint", cwd=root)
    assert done.returncode == 2
    assert "`lint.required_columns.made`: 'date not null' is no type" in done.stderr


def test_sizes(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    stats = root / "schema/current/prod.stats.json"
    stats.parent.mkdir(parents=True)

    def write(rows: int, size: int) -> None:
        table = {"kind": "table", "rows": rows, "bytes": size, "index_bytes": 0}
        head = {"format": 1, "environment": "prod", "server_version": "18.0"}
        stats.write_text(json.dumps({**head, "tables": {"public.books": table}}))

    write(812_000_000, 96 << 30)
    assert "(812 M rows, 96 GB)" in keel("lint", cwd=root).stdout
    write(10, 8192)
    done = keel("lint", "-v", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "info LNT201 create-index-blocking" in done.stdout


FIXED = {
    "create table public.a (id bigint primary key);": (
        "create table if not exists public.a (id bigint primary key);"
    ),
    "CREATE TABLE public.a (id bigint PRIMARY KEY);": (
        "CREATE TABLE IF NOT EXISTS public.a (id bigint PRIMARY KEY);"
    ),
    "create /* x */ view public.v as select 1 as one;": (
        "create or replace /* x */ view public.v as select 1 as one;"
    ),
    "alter table public.books add note text, drop column title;": (
        "set local lock_timeout = '5s';\n"
        "alter table public.books add if not exists note text, drop column if exists title;"
    ),
    "alter table public.books add constraint k check (title <> ',') , add n int;": (
        "set local lock_timeout = '5s';\n"
        "alter table public.books add constraint k check (title <> ',') not valid , "
        "add if not exists n int;"
    ),
    'create policy "user" on public.books for select to public using (id > 1);': (
        "set local lock_timeout = '5s';\n"
        'drop policy if exists "user" on public.books;\n'
        'create policy "user" on public.books for select to public using (id > 1);'
    ),
    "drop table public.gone, public.away;": (
        "set local lock_timeout = '5s';\ndrop table if exists public.gone, public.away;"
    ),
}


@pytest.mark.parametrize("bad", FIXED)
def test_fix(keel: Keel, lay: Lay, bad: str) -> None:
    root = lay({V1: TABLE, V2: f"{HEADER}{bad}\n-- the end\n"})
    done = keel("lint", "--fix", cwd=root)
    assert done.returncode in (0, 1), done.stderr
    assert (root / V2).read_text() == f"{HEADER}{FIXED[bad]}\n-- the end\n"


def test_fix_makes_an_index_concurrently(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    done = keel("lint", "--fix", cwd=root)
    assert done.returncode == 0, done.stdout
    assert (root / V2).read_text() == (
        "-- keel: no-transaction\n" + HEADER + "drop index concurrently if exists "
        "public.books_title;\ncreate index concurrently books_title on public.books (title);\n"
    )
    assert f"changed  {V2}" in done.stdout


def test_fix_drops_an_index_concurrently(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE + INDEX, V2: f"{HEADER}{TIMEOUT}DROP INDEX IF EXISTS books_title;\n"})
    keel("lint", "--fix", cwd=root)
    assert (root / V2).read_text() == (
        f"-- keel: no-transaction\n{HEADER}DROP INDEX CONCURRENTLY IF EXISTS books_title;\n"
    )


def test_fix_never_touches_what_is_merged(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    repo = GitRepo.init(root)
    repo.commit({})
    repo.git("checkout", "--quiet", "-b", "work")
    repo.write({V3: INDEX.replace("books_title", "third")})
    before = (root / V2).read_bytes()
    done = keel("lint", "--fix", "--base", "main", cwd=root)
    assert (root / V2).read_bytes() == before
    assert "concurrently third" in (root / V3).read_text()
    assert f"{V2}: merged; mend it in a new migration" in done.stdout


def test_fix_renews_the_sums(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, V2: INDEX})
    assert keel("sum", cwd=root).returncode == 0
    keel("lint", "--fix", cwd=root)
    assert keel("check", "--only", "append-only", cwd=root).returncode == 0


def test_fix_writes_the_migration_that_validates(keel: Keel, lay: Lay) -> None:
    text = HEADER + (
        "set local lock_timeout = '5s';\n"
        "alter table public.books drop constraint if exists k;\n"
        "alter table public.books add constraint k check (title <> '');\n"
    )
    root = lay({V1: TABLE, V2: text})
    assert keel("sum", cwd=root).returncode == 0
    done = keel("lint", "--fix", cwd=root)
    assert done.returncode == 0, done.stdout
    assert "written  migrations/sql/V003__validate_constraint_k.sql" in done.stdout
    assert "(title <> '') not valid;" in (root / V2).read_text()
    assert (root / "migrations/sql/V003__validate_constraint_k.sql").read_text() == (
        "-- Purpose: validate constraint k.\n"
        "-- Rollback: not needed: there is nothing to take back.\n\n"
        "set local lock_timeout = '5s';\n"
        "alter table public.books validate constraint k;\n"
    )
    assert codes(keel, cwd=root) == []
    done = keel("check", cwd=root)
    assert done.returncode == 0, done.stdout


def test_fix_validates_nothing_twice(keel: Keel, lay: Lay) -> None:
    drop = "alter table public.books drop constraint if exists"
    text = (
        f"{HEADER}{TIMEOUT}{drop} k;\nalter table public.books add constraint k check (id > 0);\n"
    )
    valid = f"{HEADER}{TIMEOUT}alter table public.books validate constraint k;\n"
    gone = f"{HEADER}{TIMEOUT}{drop} k;\n"
    for later in (valid, gone):
        root = lay({V1: TABLE, V2: text, V3: later})
        keel("lint", "--fix", cwd=root)
        assert len(list((root / "migrations/sql").iterdir())) == 3


def test_fix_validates_several_and_quotes_their_names(keel: Keel, lay: Lay) -> None:
    text = HEADER + TIMEOUT + (
        'alter table public.books drop constraint if exists "A b";\n'
        'alter table public.books add constraint "A b" check (id > 0);\n'
        'alter table public.books drop constraint if exists "check";\n'
        'alter table public.books add constraint "check" check (id > 1);\n'
    )  # fmt: skip
    root = lay({V1: TABLE, V2: text})
    keel("lint", "--fix", cwd=root)
    written = (root / "migrations/sql/V003__validate_constraints.sql").read_text()
    assert 'alter table public.books validate constraint "A b";\n' in written
    assert 'alter table public.books validate constraint "check";\n' in written


def test_rules_and_explain(keel: Keel, tmp_path: Path) -> None:
    listed = keel("rules", cwd=tmp_path)
    assert "LNT402  drop-column" in listed.stdout
    told = keel("rules", "drop-column", cwd=tmp_path)
    assert "alter table public.books drop column" in told.stdout
    assert keel("explain", "LNT402", cwd=tmp_path).stdout.startswith("LNT402 drop-column:")
    assert keel("explain", "drop-column", cwd=tmp_path).returncode == 0
    slip = keel("rules", "drop-colum", cwd=tmp_path)
    assert slip.returncode == 2
    assert "drop-column" in slip.stderr


def test_rollback_files_are_read_too(keel: Keel, lay: Lay) -> None:
    root = lay({V1: TABLE, "migrations/rollback/U001__1.sql": "-- to do\n"})
    assert codes(keel, cwd=root) == [("rollback-empty", "U001__1.sql", 1)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("create tabel x ();\n", None),
        ("select 'open;\n", None),
        ("select {{ name }};\n", None),
        ("\\connect x\n", None),
        ("", None),
    ],
)
def test_what_is_no_sql(keel: Keel, lay: Lay, text: str, rule: str | None) -> None:
    root = lay({V1: HEADER + text})
    done = keel("lint", cwd=root)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_the_end_of_history_tells_in_the_right_file(keel: Keel, lay: Lay) -> None:
    keyless = HEADER + "create table if not exists public.keyless{} (id bigint not null);\n"
    root = lay({f"migrations/sql/V00{n}__t.sql": keyless.format(n) for n in (1, 2)})
    for _ in "again":  # from the cache
        done = keel("lint", "--format", "json", cwd=root)
        found = [
            (Path(one["path"]).name[:4], one["message"])
            for one in json.loads(done.stdout)["sections"][0]["findings"]
            if one["rule"] == "table-without-primary-key"
        ]
        assert found == [(f"V00{n}", f"public.keyless{n} has no primary key") for n in (1, 2)]
    # Resumed behind the first ones.
    (root / "migrations/sql/V003__t.sql").write_text(keyless.format(3))
    assert "V003__t.sql:3" in keel("lint", cwd=root).stdout
