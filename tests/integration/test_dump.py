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
        texts.append(done.stdout.partition("\n")[2])
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
