"""``keel seed --synthesise``: a real server takes the rows that are made up."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from applying import Live, said
from diff_cases import all_cases
from driver import LONG, Keel, Lay
from live_server import new_database
from pgkeel.config import DatabaseUrl
from pgkeel.data.numbers import is_phone
from pgkeel.data.scanning import find_hits
from pgkeel.data.synthetic.files import render_csv
from pgkeel.data.synthetic.synthesising import Request, Synthesis, synthesise
from pgkeel.postgres.session import Session, StatementError
from random_schemas import Maker

CASES = Path(__file__).parent.parent / "cases" / "synthetic"
EXAMPLES = Path(__file__).parents[2] / "examples"
_EMPTY = re.compile(r"^-- empty: (\S+) because (.+)$", re.MULTILINE)
SHOP = """\
-- Purpose: a shop
-- Rollback: irreversible because it is a test

create table public.customers (
  id bigint generated always as identity primary key, email text not null unique,
  phone text not null, token text, created_at timestamptz not null default now()
);
comment on column public.customers.token is 'Signs them in [secret]';
create table public.orders (
  id uuid primary key default gen_random_uuid(),
  customer_id bigint not null references public.customers,
  total numeric(8, 2) not null check (total > 0)
);
create table public.never (id integer primary key check (id > 1 and id < 1));
"""
VOTES = """\
-- Purpose: votes
-- Rollback: irreversible because it is a test

create table public.options (id integer primary key, votes integer not null default 0);
create table public.votes (
  id bigint generated always as identity primary key,
  option_id integer not null references public.options
);
create table public.replies (
  id integer primary key, vote_id bigint not null references public.votes
);
create table public.unkeyed (name text);
create table public.stamped (id integer primary key, name text, changed_at timestamptz not null);
create function public.count_vote() returns trigger language plpgsql as $$
begin
  update public.options set votes = votes + 1 where id = new.option_id;
  return null;
end $$;
create function public.stamp() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;
create trigger count after insert on public.votes
  for each row execute function public.count_vote();
create trigger stamp before insert on public.stamped
  for each row execute function public.stamp();
"""


@pytest.fixture(scope="module")
def session(live_url: str) -> Iterator[Session]:
    with Session.on_url(DatabaseUrl(new_database(live_url, "synthetic"))) as session:
        yield session


def made_of(session: Session, sql: bytes, *, rows: int = 10, seed: int = 0) -> Synthesis:
    """Return what is made up for the tables of ``sql``, of which nothing is left."""
    request = Request(rows=rows, seed=seed, spared=frozenset(), managed=frozenset())
    session.run("begin")
    try:
        session.run(sql)
        return synthesise(session, request, lambda *_: None)
    finally:
        session.run("rollback")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.sql")), ids=lambda path: path.stem)
def test_each_table_is_filled_or_the_reason_told(session: Session, path: Path) -> None:
    sql = path.read_bytes()
    made = made_of(session, sql)
    expected = dict(_EMPTY.findall(sql.decode()))
    empty = {one.name: f"{one.reason} {one.constraint}" for one in made.filled if not one.rows}
    assert empty.keys() == expected.keys(), empty
    assert [name for name, why in expected.items() if why not in empty[name]] == []
    content = b"".join(map(render_csv, made.filled))
    assert find_hits(content) == ()
    again = made_of(session, sql)
    assert b"".join(map(render_csv, again.filled)) == content
    other = made_of(session, sql, seed=1)
    assert b"".join(map(render_csv, other.filled)) != content


def test_what_names_say(session: Session) -> None:
    made = made_of(session, (CASES / "names.sql").read_bytes(), rows=60)
    (people,) = (one.rows for one in made.filled if one.name == "public.people")
    assert len(people) == 60
    for one in people:
        assert re.fullmatch(r"[a-z.0-9-]+@example\.com", str(one["email"]))
        assert str(one["first_name"]).lower()[:3] in str(one["email"])
        assert not is_phone(re.sub(r"\D", "", str(one["phone"])))
        assert str(one["created_at"]) < str(one["updated_at"])
        assert one["deleted_at"] is None or str(one["deleted_at"]) > str(one["updated_at"])
        assert str(one["birth_date"]) < "2010"
        assert one["said"] in {"yes", "no", "maybe"}
        assert one["write_to"] is None or str(one["write_to"]).endswith("@example.com")
        assert str(one["password_hash"]).startswith("fake-")
        assert one["settings"] is None or "fake" in str(one["settings"])
    assert len({one["phone"] for one in people}) > 20
    assert {one["api_key"] is None for one in people} == {True, False}


def test_most_tables_of_all_cases_are_filled(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        case.sql(side): None
        for case in all_cases()
        if case.runs_on(18)
        for side in ("before", "after")
    }
    tables = [text for text in texts if b"create table" in text.lower()]
    filled = total = 0
    for text in tables if LONG else tables[::3]:
        try:
            made = made_of(session, text)
        except StatementError as error:
            # Some cases need a transaction of their own, or a database.
            assert error.failure.sqlstate in {"25001", "55000", "0A000"}, error.failure  # noqa: PT017 -- the rest of them goes on
            continue
        filled += sum(bool(one.rows) for one in made.filled) + len(made.by_triggers)
        total += len(made.filled) + len(made.by_triggers)
    with capsys.disabled():
        print(f" {filled} of {total} tables filled", end="")  # noqa: T201 -- as asked
    assert total > (400 if LONG else 130)
    assert filled / total >= 0.95


@pytest.mark.parametrize("number", range(150 if LONG else 8))
def test_random_schemas_are_filled(session: Session, number: int) -> None:
    schema = Maker(Random(number)).schema()
    made = made_of(session, schema.sql().encode())
    refused = [(one.name, one.reason) for one in made.filled if not one.rows]
    # Two conditions that exclude each other, or a key to a table that such a one keeps empty.
    assert [one for one in refused if "violates check" not in one[1] + "none to use"] == []


@pytest.fixture
def shop(live: Live) -> Live:
    live.write({"V001__shop.sql": SHOP})
    assert live.apply().returncode == 0
    return live


def test_rows_are_loaded_once(shop: Live) -> None:
    done = shop("seed", "--synthesise", "--rows", "7", "--format", "json")
    assert done.returncode == 0, said(done)
    told = json.loads(done.stdout)
    rows = {one["table"]: one["rows"] for one in told["synthesised"]}
    assert rows == {"public.customers": 7, "public.orders": 7, "public.never": 0}
    (finding,) = told["sections"][0]["findings"]
    assert finding["code"] == "DAT502"
    assert "never_id_check" in finding["message"]
    before = shop.query("select * from customers order by id"), shop.query("table orders")
    assert len(before[0]) == len(before[1]) == 7
    assert all(row[3] is None or row[3].startswith("fake-") for row in before[0])
    again = shop("seed", "--synthesise", "--rows", "7")
    assert again.returncode == 0, said(again)
    assert "public.orders: it has rows" in again.stdout
    assert (shop.query("select * from customers order by id"), shop.query("table orders")) == before


def test_a_dry_run_leaves_nothing(shop: Live) -> None:
    done = shop("seed", "--synthesise", "--dry-run")
    assert done.returncode == 0, said(done)
    assert "tried and taken back" in done.stdout
    assert shop.query("select count(*) from customers") == [(0,)]


def test_named_tables_count(shop: Live) -> None:
    done = shop("seed", "--synthesise", "--only", "orders")
    assert done.returncode == 0, said(done)
    assert "public.customers: other tables need it" in done.stdout
    done = shop("seed", "--synthesise", "--only", "public.never")
    assert done.returncode == 1
    assert "DAT502" in done.stdout
    done = shop("seed", "--synthesise", "--only", "nobody")
    assert done.returncode == 2
    assert "there is no table nobody" in said(done)


def test_tables_with_seeds_are_left_to_them(shop: Live) -> None:
    seeds = "id,email,phone\n5,a@example.org,none\n"
    shop.write({"data/sample_data/customers.csv": seeds})
    done = shop("seed", "--synthesise")
    assert done.returncode == 0, said(done)
    assert shop.query("select id, email from customers") == [(5, "a@example.org")]
    assert shop.query("select distinct customer_id from orders") == [(5,)]
    done = shop("seed", "--synthesise", "--only", "customers")
    assert "public.customers: it has a seed file" in done.stdout


def test_protected_environments_are_refused(shop: Live) -> None:
    path = shop.root / "keel.toml"
    path.write_text(path.read_text() + "protected = true\n")
    done = shop("seed", "--synthesise")
    assert done.returncode == 2
    assert "DAT310" in said(done)
    assert shop.query("select count(*) from customers") == [(0,)]


def test_files_are_seeds(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "migrations/sql/V001__shop.sql": SHOP})
    done = keel("seed", "--synthesise", "--write", cwd=root)
    assert done.returncode == 0, said(done)
    folder = root / "data" / "sample_data"
    assert {one.name for one in folder.iterdir()} == {"customers.csv", "orders.csv"}
    first = {one.name: one.read_bytes() for one in folder.iterdir()}
    checked = keel("check", "--only", "seeds", "--only", "scan", cwd=root)
    assert checked.returncode == 0, said(checked)
    # What is there is kept, and what is missing is made anew, alike on any day.
    (folder / "customers.csv").write_text("id,email,phone\n1,b@example.org,none\n")
    (folder / "orders.csv").unlink()
    done = keel("seed", "--synthesise", "--write", cwd=root)
    assert done.returncode == 0, said(done)
    assert b"b@example.org" in (folder / "customers.csv").read_bytes()
    shutil.rmtree(folder)
    env = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    assert keel("seed", "--synthesise", "--write", cwd=root, env=env).returncode == 0
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == first
    shutil.rmtree(folder)
    done = keel("seed", "--synthesise", "--write", "--random-seed", "8", cwd=root)
    assert done.returncode == 0
    assert (folder / "customers.csv").read_bytes() != first["customers.csv"]


def test_what_triggers_do_again_is_not_written(keel: Keel, lay: Lay) -> None:
    root = lay({"keel.toml": "", "migrations/sql/V001__votes.sql": VOTES})
    done = keel("seed", "--synthesise", "--write", cwd=root)
    assert done.returncode == 0, said(done)
    folder = root / "data" / "sample_data"
    assert {one.name for one in folder.iterdir()} == {"options.csv", "stamped.csv"}
    assert (folder / "stamped.csv").read_text().startswith("id,name\n")
    assert "no file for public.votes: its triggers change rows of public.options" in done.stdout
    assert "no file for public.replies: it points at public.votes, which has none" in done.stdout
    assert "no file for public.unkeyed: its rows have no key" in done.stdout
    checked = keel("check", "--only", "seeds", cwd=root)
    assert checked.returncode == 0, said(checked)


@pytest.mark.parametrize("name", ["bookshop", "theatre"])
def test_every_table_of_the_examples_is_filled(keel: Keel, tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    shutil.copytree(EXAMPLES / name, root)
    shutil.rmtree(root / "data", ignore_errors=True)
    slices = ([], ["--slice", "analytics"]) if name == "theatre" else ([],)
    for part in slices:
        done = keel("seed", "--synthesise", "--write", "--format", "json", *part, cwd=root)
        assert done.returncode == 0, said(done)
        told = json.loads(done.stdout)
        assert told["tables"]
        assert [one["table"] for one in told["tables"] if not one["rows"]] == []
    checked = keel("check", "--only", "seeds", "--only", "scan", cwd=root)
    assert checked.returncode == 0, said(checked)


def test_the_library_may_be_missing(keel: Keel, lay: Lay, tmp_path: Path) -> None:
    (tmp_path / "without" / "mimesis").mkdir(parents=True)
    (tmp_path / "without" / "mimesis" / "__init__.py").write_text("raise ImportError")
    root = lay({"keel.toml": "", "migrations/sql/V001__shop.sql": SHOP})
    env = {"PYTHONPATH": str(tmp_path / "without")}
    done = keel("seed", "--synthesise", "--write", cwd=root, env=env)
    assert done.returncode == 2
    assert "DAT501" in said(done)
    assert "pip install 'pgkeel[synthesise]'" in said(done)
    assert not (root / "data").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--rows", "3", "--env", "prod"],
        ["--write"],
        ["--synthesise", "--write", "--env", "prod"],
        ["--synthesise"],
    ],
)
def test_options_that_mean_nothing_together(keel: Keel, lay: Lay, options: list[str]) -> None:
    done: subprocess.CompletedProcess[str] = keel("seed", *options, cwd=lay())
    assert done.returncode == 2
    assert "Usage:" in said(done)
