"""Histories of Supabase, Flyway and Alembic, written in the transaction of the ledger's entry."""

import pytest

from applying import Live, said
from pgkeel.migrations.crc import line_crc

CONFIG = '[environments.prod]\nurl = "env:PROD"\nmirror = ["supabase", "flyway", "alembic"]\n'
FILES: dict[str, str | bytes] = {
    "keel.toml": CONFIG,
    "V001__one.sql": "-- A comment.\ncreate table one (id int);\nset search_path = '';\n",
    "U001__one.sql": "drop table public.one;",
    "V002__two_more.sql": "-- keel: no-transaction\ncreate index concurrently i on one (id);",
    "U002__two_more.sql": "-- keel: no-transaction\ndrop index concurrently i;",
    "V010__ten.sql": "create table ten (id int);",
    "U010__ten.sql": "drop table ten;",
}
FLYWAY = (
    "select installed_rank, version, description, type, script, checksum, success"
    " from flyway_schema_history order by 1"
)
SUPABASE = "select version, name, statements from supabase_migrations.schema_migrations order by 1"
ALEMBIC = "select version_num from alembic_version"


ALEMBIC_ONLY = """
create table alembic_version (version_num varchar(32) not null);
create role migrator login;
grant create on database {name} to migrator;
grant usage, create on schema public to migrator;
grant select on alembic_version to migrator;
"""


def crc(name: str) -> int:
    text = FILES[name]
    return line_crc(text.encode() if isinstance(text, str) else text)


@pytest.fixture
def mirrored(live: Live) -> Live:
    live.write(FILES)
    done = live.apply()
    assert done.returncode == 0, said(done)
    return live


def test_all_three_have_what_the_ledger_has(mirrored: Live) -> None:
    assert mirrored.query(FLYWAY) == [
        (1, "001", "one", "SQL", "V001__one.sql", crc("V001__one.sql"), True),
        (2, "002", "two more", "SQL", "V002__two_more.sql", crc("V002__two_more.sql"), True),
        (3, "010", "ten", "SQL", "V010__ten.sql", crc("V010__ten.sql"), True),
    ]
    assert mirrored.query(SUPABASE) == [
        ("001", "one", ["-- A comment.\ncreate table one (id int)", "set search_path = ''"]),
        ("002", "two_more", ["-- keel: no-transaction\ncreate index concurrently i on one (id)"]),
        ("010", "ten", ["create table ten (id int)"]),
    ]
    assert mirrored.query(ALEMBIC) == [("keel_010",)]


def test_a_rollback_is_undone_in_all(mirrored: Live) -> None:
    assert mirrored("rollback", "--to", "V001").returncode == 0
    rows = [(row[0], row[1], row[3], row[4]) for row in mirrored.query(FLYWAY)]
    assert rows[3:] == [
        (4, "010", "UNDO_SQL", "U010__ten.sql"),
        (5, "002", "UNDO_SQL", "U002__two_more.sql"),
    ]
    assert [row[0] for row in mirrored.query(SUPABASE)] == ["001"]
    assert mirrored.query(ALEMBIC) == [("keel_001",)]
    assert mirrored.apply().returncode == 0
    again = [(row[0], row[1], row[3]) for row in mirrored.query(FLYWAY)]
    assert again[5:] == [(6, "002", "SQL"), (7, "010", "SQL")]
    assert len(mirrored.query(SUPABASE)) == 3
    assert mirrored("rollback", "--to", "0").returncode == 0
    assert mirrored.query(ALEMBIC) == []


def test_each_history_is_taken_for_what_it_is(mirrored: Live) -> None:
    mirrored.run("drop schema keel cascade")
    for tool, adopted in (("flyway", 3), ("supabase", 3), ("alembic", 3)):
        done = mirrored("adopt", "--dry-run", "--from", tool)
        assert f"{adopted} migrations would be adopted" in said(done)
    assert mirrored("adopt", "--from", "flyway").returncode == 0
    assert set(mirrored.status().values()) == {"applied"}


def test_one_that_refuses_takes_the_migration_with_it(mirrored: Live) -> None:
    mirrored.run(
        "create function no() returns trigger language plpgsql as $$ begin raise 'no row'; end $$;"
        "create trigger no before insert on flyway_schema_history execute function no()"
    )
    mirrored.write({"V011__x.sql": "create table x (id int);"})
    done = mirrored.apply()
    assert done.returncode == 2
    assert "RUN005" in said(done)
    assert not mirrored.has("x")
    assert "011" not in mirrored.recorded()
    assert len(mirrored.query(SUPABASE)) == 3
    mirrored.run("drop trigger no on flyway_schema_history")
    assert mirrored.apply().returncode == 0
    assert len(mirrored.query(FLYWAY)) == 4


def test_what_was_applied_before_is_written_when_they_begin(live: Live) -> None:
    live.write({**FILES, "keel.toml": '[environments.prod]\nurl = "env:PROD"\n'})
    assert live.apply("--to", "V002").returncode == 0
    assert not live.has("flyway_schema_history")
    live.write({"keel.toml": CONFIG})
    assert live.apply("--dry-run").returncode == 0
    assert not live.has("flyway_schema_history")
    assert live.apply().returncode == 0
    assert [(row[0], row[1]) for row in live.query(FLYWAY)] == [(1, "001"), (2, "002"), (3, "010")]
    assert len(live.query(SUPABASE)) == 3


def test_what_people_record_is_written_too(live: Live) -> None:
    live.write(FILES)
    assert live("baseline", "--at", "V001").returncode == 0
    assert live("mark-applied", "V010", "--because", "x").returncode == 0
    assert [row[1] for row in live.query(FLYWAY)] == ["001", "010"]
    assert live.query(ALEMBIC) == [("keel_010",)]
    live.write({"V001__one.sql": "create table one (id int); -- edited"})
    assert live("repair", "V001", "--accept-edit", "--because", "same").returncode == 0
    assert live.query(FLYWAY)[0][5] == line_crc(b"create table one (id int); -- edited")
    assert live.query(SUPABASE)[0][2] == ["create table one (id int)", "-- edited"]
    (live.root / "migrations" / "sql" / "V010__ten.sql").unlink()
    (live.root / "migrations" / "rollback" / "U010__ten.sql").unlink()
    assert live("repair", "V010", "--forget", "--because", "gone").returncode == 0
    assert [(row[1], row[3]) for row in live.query(FLYWAY)][2:] == [("010", "DELETE")]
    assert [row[0] for row in live.query(SUPABASE)] == ["001"]
    assert live.query(ALEMBIC) == [("keel_001",)]


def test_the_tables_are_no_part_of_the_schema(mirrored: Live) -> None:
    done = mirrored("diff", "folder")
    assert done.returncode == 2  # it takes no --env
    done = mirrored.keel(
        "diff", "folder", "env:prod", cwd=mirrored.root, env={"PROD": mirrored.url}
    )
    assert done.returncode == 0, said(done)


def test_what_the_other_tool_applied_is_not_run_again(mirrored: Live) -> None:
    mirrored.write({"V011__x.sql": "create table x (id int);"})
    mirrored.run(
        "insert into flyway_schema_history select 4, '11', 'x', 'SQL', 'V011__x.sql', checksum,"
        " installed_by, now(), 1, true from flyway_schema_history where installed_rank = 1"
    )
    done = mirrored.apply()
    assert done.returncode == 2
    assert "ADO010" in said(done)
    assert "Flyway has applied V011" in said(done)
    assert not mirrored.has("x")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("create table flyway_schema_history (id int)", "has other columns"),
        (
            ALEMBIC_ONLY,
            "grant select, insert, update, delete on public.alembic_version to migrator;",
        ),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_runs(
    live: Live, before: str, told: str
) -> None:
    live.write(FILES)
    live.run("drop role if exists migrator")
    ((name,),) = live.query("select quote_ident(current_database())")
    live.run(before.format(name=name))
    if "migrator" in before:
        live.environ["PROD"] = live.url + " user=migrator"
    done = live.apply("--on-existing")
    assert done.returncode == 2
    assert "ADO010" in said(done)
    assert told in said(done)
    assert not live.has("one")
    if "migrator" in before:
        live.run("drop owned by migrator cascade; drop role migrator")


def test_one_that_is_dirty_is_left_alone(mirrored: Live) -> None:
    mirrored.run("update flyway_schema_history set success = false where installed_rank = 3")
    mirrored.write({"V011__x.sql": "create table x (id int);"})
    done = mirrored.apply()
    assert done.returncode == 2
    assert "ADO010" in said(done)
    assert not mirrored.has("x")


def test_an_unknown_tool_is_told(live: Live) -> None:
    live.write({"keel.toml": CONFIG.replace("alembic", "rails")})
    done = live("status")
    assert done.returncode == 2
    assert "rails" in said(done)
