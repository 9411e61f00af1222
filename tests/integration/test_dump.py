"""``keel dump``: the same schema gives the same bytes, and the bytes give the same schema."""

from pathlib import Path

from driver import Keel, Lay

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


def test_what_is_printed_is_not_blotted_out(keel: Keel, lay: Lay) -> None:
    sql = "create function f() returns text language sql as $$ select 'password=x' $$;\n"
    root = lay({"one.sql": sql})
    done = keel("dump", "--source", "one.sql", "--out", "-", cwd=root)
    assert "select 'password=x'" in done.stdout
