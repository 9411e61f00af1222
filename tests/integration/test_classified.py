"""Values of classified columns reach no output, whichever command a server refuses something."""

import psycopg
import pytest

import pgkeel
from applying import Live, said

FIRST = """\
create table members (id int primary key check (id > 0), email text unique, nick text unique);
comment on column members.email is 'Where to write to. [pii]';
"""
ADA = "ada@lovelace.org"
REFUSED = {
    "unique": "insert into members select 2, email, 'b' from members;\n",
    "check": "insert into members select -1, 'x', 'b' from members;\n",
    "cast": "select email::int from members;\n",
    "block": "do $$ begin insert into members select 2, email, 'b' from members; end $$;\n",
    "null": "insert into members select null, email || 'x', 'b' from members;\n",
    "alone": "-- keel: no-transaction\ninsert into members select 2, email, 'b' from members;\n",
}


@pytest.fixture
def members(live: Live) -> Live:
    live.write({"V001__members.sql": FIRST})
    live.apply()
    live.run(f"insert into members values (1, '{ADA}', 'ada')")
    return live


@pytest.mark.parametrize("sql", REFUSED.values(), ids=REFUSED)
def test_no_value_in_what_a_server_refuses(members: Live, sql: str) -> None:
    members.write({"V002__more.sql": sql})
    for more in ((), ("--format", "json"), ("--format", "sarif"), ("--dry-run", "-v")):
        done = members.apply(*more)
        assert done.returncode == 2 or "1 migration run in a sandbox" in said(done), said(done)
        assert "lovelace" not in said(done)
    assert "(…)" in said(members.apply())
    for command in ("plan", "status"):
        assert "lovelace" not in said(members(command, "--format", "json"))
    with pytest.raises(pgkeel.Error) as refused:
        pgkeel.apply(members.root, env="prod", lint=False, environ={"PROD": members.url})
    assert "lovelace" not in f"{refused.value} {refused.value.problem.detail}"
    kept = members.query("select l::text from keel.ledger l")
    assert not [row for (row,) in kept if "lovelace" in row]


def test_what_is_not_classified_is_told(members: Live) -> None:
    members.write({"V002__more.sql": "insert into members select 2, 'x', nick from members;\n"})
    assert "Key (nick)=(ada) already exists." in said(members.apply())


def test_no_value_in_what_others_run(members: Live) -> None:
    members.write({"V002__more.sql": "alter table members add column born date;\n"})
    settings = members.root / "keel.toml"
    settings.write_text(f'{settings.read_text()}[apply]\nlock_timeout = "5s"\nretries = 0\n')
    with psycopg.connect(members.url) as other:
        other.execute(f"update members set email = '{ADA}', nick = '4915112345678'".encode())
        done = members.apply()
        other.rollback()
    assert done.returncode == 2, said(done)
    assert "update members set email = '…', nick = '…'" in said(done)
    assert "lovelace" not in said(done)
