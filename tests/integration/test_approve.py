"""Approval drills: what can lose data is refused until a person stands behind each loss."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pgkeel
from applying import Live, said
from driver import Keel, Lay
from live_server import new_database
from pgkeel.cli import main
from signing import sign

HEADER = "-- Purpose: tidy up.\n-- Rollback: irreversible because the rows are gone\n"
NAMED = HEADER + "-- Spec: specs/tidy.md\nset local lock_timeout = '5s';\n"
FIRST = """\
-- Purpose: the tables.
-- Rollback: not needed, it is a sample.
create table if not exists public.books (id bigint primary key, title text, pages int);
create table if not exists public.loans (
  id bigint primary key,
  book_id bigint references public.books (id)
);
create or replace view public.titles with (security_invoker = true) as
  select id, title from public.books;
create or replace function public.purge() returns void language plpgsql as $$
begin
  delete from public.loans;
end $$;
create or replace function public.tidy() returns void language sql
  begin atomic
    delete from public.loans where id < 0;
  end;
"""
SPEC = "specs/tidy.md"
V1, V2 = "migrations/sql/V001__tables.sql", "migrations/sql/V002__tidy.sql"
DROP = "alter table public.books drop column if exists pages;\n"

LOSSES = {
    "column": (DROP, {("drop-column", "public.books.pages")}),
    "table": ("drop table if exists public.loans;\n", {("drop-table", "public.loans")}),
    "cascade": (
        "drop table if exists public.books cascade;\n",
        {("drop-table", "public.books"), ("drop-cascade", "public.books")},
    ),
    "rows": ("delete from public.loans where id < 7;\n", {("delete-rows", "public.loans")}),
    "all rows": ("delete from public.loans;\n", {("delete-without-where", "public.loans")}),
    "truncate": (
        "truncate public.books cascade;\n",
        {("truncate", "public.books")},
    ),
    "narrowed": (
        "alter table public.books alter column id type integer;\n",
        {("narrow-column-type", "public.books.id")},
    ),
    "in a DO block": (
        "do $$ begin\n  drop table if exists public.loans;\nend $$;\n",
        {("drop-table", "public.loans")},
    ),
    "written out behind EXECUTE": (
        "do $$ begin\n  execute 'drop table if exists public.loans';\nend $$;\n",
        {("drop-table", "public.loans")},
    ),
    "put together behind EXECUTE": (
        (
            "do $$ declare name text := 'loans';\nbegin\n"
            "  execute format('drop table public.%I', name);\nend $$;\n"
        ),
        {("hidden-loss", "line 7")},
    ),
    "a verb that a variable holds": (
        (
            "do $$ declare what text := 'drop';\nbegin\n"
            "  execute what || ' table public.loans';\nend $$;\n"
        ),
        {("hidden-loss", "line 7")},
    ),
    "in a function that is called": (
        "select public.purge();\n",
        {("hidden-loss", "public.purge()")},
    ),
    "in a body of the standard's kind": (
        "do $$ begin\n  perform public.tidy();\nend $$;\n",
        {("hidden-loss", "public.tidy()")},
    ),
    "a block in another language": (
        "do language plpython3u $$\nplpy.execute('drop table public.loans')\n$$;\n",
        {("hidden-loss", "line 5")},
    ),
}


def refusals(keel: Keel, root: Path) -> list[str]:
    """Return what `keel lint` says of V002 that only an approval can silence."""
    done = keel("lint", V2, "--format", "json", cwd=root)
    assert done.returncode in (0, 1), done.stderr
    destructive = {operation for _, losses in LOSSES.values() for operation, _ in losses}
    return [
        one["message"]
        for one in json.loads(done.stdout)["sections"][0]["findings"]
        if one["rule"] in {*destructive, "spec-missing"}
    ]


@pytest.mark.parametrize(("text", "losses"), LOSSES.values(), ids=LOSSES)
def test_each_loss_is_refused_named_and_approved(
    keel: Keel, lay: Lay, text: str, losses: set[tuple[str, str]]
) -> None:
    root = lay({V1: FIRST, V2: NAMED + text})
    done = keel("approve", "V002", cwd=root)
    assert done.returncode == 0, said(done)
    for operation, what in losses:
        assert f"{operation} of {what}" in done.stdout
    assert refusals(keel, root), "nobody has signed"
    sign(root / SPEC)
    assert refusals(keel, root) == []


def _never_written(root: Path) -> None:
    (root / SPEC).unlink()


def _no_approval(root: Path) -> None:
    (root / SPEC).write_text("# Tidy\n\nStatus: approved\n")


def _edited(root: Path) -> None:
    edit(root / V2, "drop column if exists pages", "drop column if exists pages -- now")


def _linked(root: Path) -> None:
    """Whoever owns specs/ does not own what a link in it leads to."""
    (root / "mine.md").write_bytes((root / SPEC).read_bytes())
    (root / SPEC).unlink()
    (root / SPEC).symlink_to(root / "mine.md")


def _elsewhere(root: Path) -> None:
    edit(root / V2, "specs/tidy.md", "specs/../mine.md")
    (root / "mine.md").write_bytes((root / SPEC).read_bytes())


WRONG = {
    "by nobody": ("approved_by: Ada Lovelace", "approved_by: ' '", "nobody has signed"),
    "on no day": ("approved_on: 2026-01-05", "approved_on:", "nobody has signed"),
    "of another migration": ("migration: V002", "migration: V003", "no approval of V002"),
    "of another operation": ("drop-column", "drop-table", "drop-table of public.books.pages"),
    "of the table": ("books.pages", "books", "drop-column of public.books"),
    "of another column": ("books.pages", "books.title", "drop-column of public.books.title"),
    "of another schema": ("public.", "spare.", "drop-column of spare.books.pages"),
    "of nothing": ("object: public.books.pages", "object: ''", "a wildcard approves nothing"),
    "of all": ("object: public.books.pages", "object: '*'", "a wildcard approves nothing"),
    "of a schema": ("public.books.pages", "'public.*'", "a wildcard approves nothing"),
    "of a table's columns": ("books.pages", "books.*", "a wildcard approves nothing"),
    "as LIKE has it": ("public.books.pages", "'%'", "a wildcard approves nothing"),
    "as a pattern": ("public.books.pages", "'public[.].+'", "what is approved is"),
    "as another pattern": ("books.pages", "books.page.", "what is approved is"),
    "of every operation": ("drop-column", "'*'", "what is approved is *"),
    "in capitals": ("public.books", "public.Books", "which only looks like"),
    "in quotes": ("public.books", 'public."books"', "which only looks like"),
    "with a blank": ("public.books.pages", "'public.books.pages '", "which only looks like"),
    "in other letters": ("public.books", "\u0440ublic.books", "which only looks like"),
    "in wide letters": ("public.books", "public.\uff42ooks", "which only looks like"),
    "unread": ("approvals:", "approvals: [", "specs/tidy.md, line"),
    "of a key that is none": ("approved_by", "aproved_by", "line 3: approvals 1: it contains"),
    "until no date": ("approved_until:", "approved_until: soon", "line 11: approvals 1, approved_"),
    "of another checksum": ("checksum: sha256:", "checksum: sha256:0", "before it was edited"),
    "of all checksums": ("checksum: sha256:", "checksum: '*' #", "before it was edited"),
}
SPOILT: dict[str, tuple[Callable[[Path], None], str]] = {
    "never written": (_never_written, "specs/tidy.md is no file below specs/"),
    "without any": (_no_approval, "specs/tidy.md has no approval of V002"),
    "before an edit": (_edited, "approves V002 as it was before it was edited"),
    "by a link": (_linked, "specs/tidy.md is no file below specs/"),
    "elsewhere": (_elsewhere, "specs/../mine.md is no file below specs/"),
}


@pytest.fixture(scope="module")
def drill(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose V002 is approved, to spoil copies of."""
    root = tmp_path_factory.mktemp("drill")
    for path, text in {V1: FIRST, V2: NAMED + ALLOWED, "keel.toml": SETTINGS}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    Keel(cache, root)("approve", "V002")
    sign(root / SPEC)
    return root


@pytest.fixture(scope="module")
def bare(live_url: str) -> str:
    """A database to which nothing of all this comes."""
    return new_database(live_url, "drill")


ALLOWED = "-- keel: allow drop-column because nobody reads it\n" + DROP
SETTINGS = '[project]\nname = "drill"\n[environments.prod]\nurl = "env:PROD"\n'


@pytest.mark.parametrize("name", [*WRONG, *SPOILT])
def test_what_is_no_approval(
    cache: Path,
    drill: Path,
    bare: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    root = shutil.copytree(drill, tmp_path / "drill")
    monkeypatch.setenv("PGKEEL_CACHE_DIR", str(cache))
    if name in WRONG:
        old, new, why = WRONG[name]
        edit(root / SPEC, old, new)
    else:
        spoil, why = SPOILT[name]
        spoil(root)
    said = checked(root, "lint")
    (message,) = [one["message"] for one in said if one["rule"] == "spec-missing"]
    assert message.startswith("`allow drop-column` can lose data, and no spec approves that: ")
    assert why in message
    with pytest.raises(pgkeel.Error) as refused:
        pgkeel.apply(root, env="prod", environ={"PROD": bare, "PGKEEL_CACHE_DIR": str(cache)})
    assert (refused.value.code, refused.value.ran) == ("RUN016", ())


def checked(root: Path, *stages: str) -> list[dict[str, Any]]:
    """Return what stages of `keel check` find, without a process of their own."""
    only = [word for stage in stages for word in ("--only", stage)]
    done = CliRunner().invoke(main.keel, ["check", *only, "--project", str(root), *JSON])
    assert done.exit_code in (0, 1), done.output
    return [one for part in json.loads(done.stdout)["sections"] for one in part["findings"]]


JSON = ("--format", "json")


def test_no_spec_at_all(keel: Keel, lay: Lay) -> None:
    root = lay({V1: FIRST, V2: HEADER + DROP})
    assert len(refusals(keel, root)) == 1
    done = keel("approve", "V002", cwd=root)
    assert (done.returncode, "APV002" in done.stderr) == (2, True)
    assert "V002__tidy.sql:1" in done.stderr


def test_what_falls_by_cascade_is_named_and_all_of_it_is_approved(keel: Keel, lay: Lay) -> None:
    root = lay({V1: FIRST, V2: NAMED + "drop table if exists public.books cascade;\n"})
    keel("approve", "V002", cwd=root)
    sign(root / SPEC)
    spec = (root / SPEC).read_text()
    assert "- view public.titles\n" in spec
    assert "- foreign key loans_book_id_fkey of public.loans\n" in spec
    edit(root / SPEC, "          - view public.titles\n", "")
    (message,) = refusals(keel, root)
    assert "CASCADE" in message


def test_the_rest_of_a_spec_stays_and_an_edit_takes_the_signature(keel: Keel, lay: Lay) -> None:
    text = (
        "---\ntitle: Tidy\napprovals:\n- migration: V001\n  checksum: x\n  loses: []\n# end\n---\n"
    )
    root = lay({V1: FIRST, V2: NAMED + DROP, SPEC: f"{text}# Tidy\n\nWhy we do it.\n"})
    keel("approve", "V002", cwd=root)
    sign(root / SPEC)
    signed = (root / SPEC).read_text()
    for line in text.splitlines():
        assert line in signed.splitlines()
    assert signed.endswith("# Tidy\n\nWhy we do it.\n")
    again = keel("approve", "V002", cwd=root)
    assert "approved by Ada Lovelace on 2026-01-05" in again.stdout
    assert (root / SPEC).read_text() == signed
    edit(root / V2, DROP, DROP + "-- said later\n")
    assert "nobody has approved that yet" in keel("approve", "V002", cwd=root).stdout
    edited = (root / SPEC).read_text()
    assert edited.count("migration: V002") == 1
    assert "Ada" not in edited
    assert refusals(keel, root)


def test_what_is_missing_of_an_approval_is_told_where_it_is_refused(keel: Keel, lay: Lay) -> None:
    root = lay({V1: FIRST, V2: NAMED + DROP})
    keel("approve", "V002", cwd=root)
    for why in ("nobody has signed the approval of V002", "as it was before it was edited"):
        told = keel("lint", cwd=root).stdout
        assert "drop-column: drops column pages" in told
        assert why in told
        # From the cache it is the same.
        assert keel("lint", cwd=root).stdout == told
        sign(root / SPEC)
        (root / V2).write_text(NAMED + DROP + "-- one thing more\n")


def test_sizes_come_from_the_statistics(keel: Keel, lay: Lay) -> None:
    size = {"kind": "table", "rows": 812_000, "bytes": 96 << 20, "index_bytes": 0}
    statistics = {
        "environment": "prod",
        "server_version": "18",
        "tables": {"public.books": size},
    }
    root = lay(
        {V1: FIRST, V2: NAMED + DROP, "schema/current/prod.stats.json": json.dumps(statistics)}
    )
    done = keel("approve", "V002", cwd=root)
    assert "812 k rows" in done.stdout
    assert "812 k rows" in (root / SPEC).read_text()


def test_what_falls_along_is_told_with_its_size(keel: Keel, lay: Lay) -> None:
    first = FIRST.replace(
        "references public.books (id)", "references public.books on delete cascade"
    )
    tables = {
        f"public.{name}": {"kind": "table", "rows": rows, "bytes": 96 << 20, "index_bytes": 0}
        for name, rows in (("books", 812_000), ("loans", 3_000_000))
    }
    statistics = {"environment": "prod", "server_version": "18", "tables": tables}
    drop = "delete from public.books where id = 7;\n"
    root = lay(
        {V1: first, V2: NAMED + drop, "schema/current/prod.stats.json": json.dumps(statistics)}
    )
    done = keel("approve", "V002", cwd=root)
    sizes = "812 k rows, 96 MB; public.loans 3.0 M rows, 96 MB"
    assert f"line 5: delete-rows of public.books, {sizes}\n" in done.stdout
    assert "takes with it public.loans\n" in done.stdout
    sign(root / SPEC)
    assert refusals(keel, root) == []
    # Other sizes are no other loss; another table that falls is one.
    edit(root / SPEC, "3.0 M", "4.0 M")
    assert refusals(keel, root) == []
    edit(root / SPEC, "          - public.loans", "          - public.titles")
    (message,) = refusals(keel, root)
    assert "public.loans" in message


def test_a_spec_outside_of_the_project_is_not_written(keel: Keel, lay: Lay) -> None:
    text = NAMED.replace("specs/tidy.md", "../outside/tidy.md") + DROP
    root = lay({V1: FIRST, V2: text})
    done = keel("approve", "V002", cwd=root)
    assert (done.returncode, "APV002" in done.stderr) == (2, True)
    assert not (root.parent / "outside").exists()


def test_what_loses_nothing_needs_no_approval(keel: Keel, lay: Lay) -> None:
    harmless = (
        "do $$ begin\n  execute format('grant select on public.%I to %I', 'a', 'b');\nend $$;\n"
    )
    root = lay({V1: FIRST, V2: NAMED + harmless})
    done = keel("approve", "V002", cwd=root)
    assert "loses nothing that could be seen" in done.stdout
    assert not (root / SPEC).exists()
    assert refusals(keel, root) == []


def test_no_such_migration(keel: Keel, lay: Lay) -> None:
    done = keel("approve", "V009", cwd=lay({V1: FIRST}))
    assert (done.returncode, "APV001" in done.stderr) == (2, True)


def test_apply_and_check_refuse_what_is_not_approved_or_over(live: Live) -> None:
    live.write({"V001__tables.sql": FIRST})
    live.apply()
    live.write({"V002__tidy.sql": NAMED + DROP})
    live.keel("sum", cwd=live.root)
    done = live("apply")
    assert (done.returncode, "RUN016" in done.stderr) == (2, True)
    live.keel("approve", "V002", cwd=live.root)
    sign(live.root / SPEC, until="2026-01-31")
    done = live("apply")
    assert (done.returncode, "APV004" in done.stderr) == (2, True), said(done)
    assert "until 2026-01-31" in done.stderr
    checked = live.keel("check", cwd=live.root)
    assert "APV004" in checked.stdout
    edit(live.root / SPEC, "2026-01-31", "2999-12-31")
    edit(live.root / SPEC, "approved_on: 2026-01-05", "approved_on: 2998-01-05")
    assert "APV008" in live.keel("check", "--only", "lint", cwd=live.root).stdout
    done = live("apply")
    assert (done.returncode, "APV008" in done.stderr) == (2, True), said(done)
    edit(live.root / SPEC, "approved_on: 2998-01-05", "approved_on: 2026-01-05")
    edit(live.root / SPEC, "2999-12-31", "2026-01-31")
    edit(live.root / SPEC, "2026-01-31", "2999-12-31")
    assert "APV004" not in live.keel("check", cwd=live.root).stdout
    done = live("apply")
    assert done.returncode == 0, said(done)
    # What is applied stays so, whatever the day is.
    edit(live.root / SPEC, "2999-12-31", "2026-01-31")
    assert live("apply").returncode == 0


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


LOSING = """\
alter table public.books drop column if exists pages;
delete from public.loans where id < 7;
"""


def approved_with_backup(live: Live, text: str, *, first: str = FIRST) -> None:
    live.write({"V001__tables.sql": first})
    live.apply()
    live.run("insert into books select n, 'b' || n, n from generate_series(1, 40) n")
    live.run("insert into loans select n, n from generate_series(1, 9) n")
    live.write({"V002__tidy.sql": text})
    live.keel("approve", "V002", cwd=live.root)
    sign(live.root / SPEC)
    edit(live.root / SPEC, "backup: none", "backup: table")


def test_a_backup_is_made_counted_and_kept_from_clients(live: Live) -> None:
    approved_with_backup(live, NAMED + LOSING)
    live.run("do $$ begin create role anon; exception when duplicate_object then null; end $$")
    live.run("alter default privileges grant all on tables to anon, public")
    done = live("apply")
    assert done.returncode == 0, said(done)
    assert "kept public.books in keel.backup_v002_public_books, 40 rows" in done.stdout
    assert "kept public.loans in keel.backup_v002_public_loans, 9 rows" in done.stdout
    kept = live.query("select sum(pages)::int from keel.backup_v002_public_books")
    assert kept == [(820,)]
    assert live.query("select count(*)::int from keel.backup_v002_public_loans") == [(9,)]
    assert live.query("select count(*)::int from loans") == [(3,)]
    seen = "has_table_privilege('anon', 'keel.backup_v002_public_books', 'select')"
    assert live.query(f"select {seen}") == [(False,)]
    live.run("alter default privileges revoke all on tables from anon, public")


def test_a_failing_migration_leaves_no_backup_and_an_earlier_one_makes_way(
    live: Live,
) -> None:
    approved_with_backup(live, NAMED + LOSING + "select 1 / 0;\n")
    assert live("apply").returncode == 2
    assert live.query("select count(*)::int from loans") == [(9,)]
    assert not live.has("keel.backup_v002_public_loans")
    live.run("create table keel.backup_v002_public_loans ()")
    live.write({"V002__tidy.sql": NAMED + LOSING})
    live.keel("approve", "V002", cwd=live.root)
    sign(live.root / SPEC)
    edit(live.root / SPEC, "backup: none", "backup: table")
    done = live("apply")
    kept = "kept public.loans in keel.backup_v002_public_loans, 9 rows; what was kept before is"
    assert f'{kept} keel."backup_v002_public_loans$1" now' in done.stdout, said(done)


def test_a_backup_that_policies_would_thin_out_is_refused(live: Live) -> None:
    approved_with_backup(live, NAMED + "delete from public.loans where id < 7;\n")
    live.run(
        "do $$ begin create role runner login; exception when duplicate_object then null; end $$;"
        "grant create, usage on schema keel, public to runner;"
        "grant all on all tables in schema keel, public to runner;"
        "grant all on all sequences in schema keel to runner;"
        "alter table loans enable row level security;"
        "create policy few on loans for all to runner using (id < 3)"
    )
    live.url = live.url.replace("user=postgres", "user=runner")
    done = live("apply")
    assert (done.returncode, "APV006" in done.stdout) == (2, True), said(done)
    assert "row-level security" in done.stdout
    assert live.status()["V002"] == "pending"


@pytest.mark.parametrize(
    "text",
    [
        NAMED.replace("set local", "-- keel: no-transaction\nset") + LOSING,
        NAMED + "drop schema if exists spare cascade;\n",
        NAMED + "select public.purge();\n",
    ],
)
def test_a_backup_that_cannot_be_made_is_refused_before_anything_runs(
    live: Live, text: str
) -> None:
    approved_with_backup(live, text, first=FIRST + "create schema if not exists spare;\n")
    done = live("apply")
    assert (done.returncode, "APV005" in done.stderr) == (2, True), said(done)
    assert live.query("select count(*)::int from loans") == [(9,)]
    assert live.status()["V002"] == "pending"
