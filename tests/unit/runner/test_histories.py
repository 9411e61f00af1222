"""What histories of other tools are made of: checksums that have to be exact, and maps."""

import zlib
from datetime import datetime
from pathlib import Path

import pytest

from ledgers import folder, migration
from pgkeel.errors import KeelError
from pgkeel.migrations.crc import line_crc
from pgkeel.migrations.version import Version
from pgkeel.runner.histories.history import History, Recorded
from pgkeel.runner.histories.matching import match
from pgkeel.runner.histories.naming import parse_naming
from pgkeel.runner.histories.registry import all_tools, tool_names
from pgkeel.runner.histories.tools import dbmate, flyway, sqitch
from pgkeel.runner.histories.tools.graphile_migrate import body_hash
from pgkeel.runner.mirrors.writers.flyway import lock_key
from pgkeel.runner.mirrors.writers.supabase import chunks
from pgkeel.sql import SqlText


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"CREATE TABLE a(i int);\nSELECT 1;\n", 207152562),
        (b"CREATE TABLE a(i int);\r\nSELECT 1;\r\n", 207152562),
        (b"CREATE TABLE a(i int);\rSELECT 1;", 207152562),
        (b"\xef\xbb\xbfCREATE TABLE a(i int);\n\n\nSELECT 1;", 207152562),
        (b"CREATE TABLE a(i int);SELECT 1;", 207152562),
        (b"", 0),
    ],
)
def test_the_checksum_of_flyway(content: bytes, expected: int) -> None:
    assert line_crc(content) == expected


def test_only_the_first_mark_and_only_real_line_ends_are_left_out() -> None:
    content = "\x0b\x0c\x85\u2028 a\n\ufeffb".encode()
    signed = zlib.crc32(content.replace(b"\n", b""))
    assert line_crc(content) == signed - (1 << 32 if signed >= 1 << 31 else 0)


def test_the_lock_of_flyway() -> None:
    assert lock_key('"public"."flyway_schema_history"') == 77433833903597


def test_the_hash_of_graphile_migrate_does_not_see_its_header() -> None:
    body = b"create table a ();\n"
    header = b"--! Previous: -\n--! Hash: sha1:x\n--! Message: one\n\n"
    assert body_hash(None, header + body) == body_hash(None, body)
    assert body_hash("sha1:x", body) != body_hash(None, body)
    assert body_hash(None, b"--! no-transaction\n" + body) != body_hash(None, body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-- a\n\ncreate table a ();\n-- b\nselect 1; select 2\n;\n\n-- end\n",
         ["-- a\n\ncreate table a ()", "-- b\nselect 1", "select 2", "-- end"]),
        ("begin;\nselect 1;;\ncommit;", ["begin", "select 1", "commit"]),
        ("select ';' /* ; */;select $q$;$q$", ["select ';' /* ; */", "select $q$;$q$"]),
        ("select 1 -- ;\n;\n", ["select 1 -- ;"]),
        ("create function f() returns int language sql begin atomic select 1; select 2; end;",
         ["create function f() returns int language sql begin atomic select 1; select 2; end"]),
        ("", []),
        ("  \n", []),
    ],
)  # fmt: skip
def test_statements_as_supabase_cuts_them(text: str, expected: list[str]) -> None:
    assert list(chunks(SqlText(text.encode(), Path("x.sql")))) == expected


def test_the_list_of_names_is_the_list_of_tools() -> None:
    assert tool_names() == tuple(tool.name for tool in all_tools())
    assert len(tool_names()) == 12


def test_the_last_row_of_a_version_holds() -> None:
    when = datetime(2026, 1, 1)  # noqa: DTZ001 -- as Flyway keeps it

    def row(rank: int, version: str | None, kind: str) -> tuple[object, ...]:
        return (rank, version, "d", kind, "x.sql", 1, "me", when, True)

    rows = [row(1, "1", "SQL"), row(2, "2", "SQL"), row(3, "1", "UNDO_SQL"), row(4, "1", "SQL"),
            row(5, "2", "DELETE"), row(6, None, "SQL")]  # fmt: skip
    found = flyway.TOOL.read(rows, {})
    assert [one.key for one in found.recorded] == ["1"]
    assert found.notes == ("repeatable migration x.sql is left to Flyway",)


def test_versions_agree_as_numbers_and_two_are_never_one() -> None:
    ours = folder(migration("001"), migration("2"))
    found = match(dbmate.TOOL, History(recorded=(Recorded(key="1", version="1"),)), ours)
    assert [one.migration.label for one in found.matches] == ["V001"]
    twice = History(recorded=tuple(Recorded(key=key, version=key) for key in ("1", "01")))
    with pytest.raises(KeelError, match="1 and 01 would both be V001"):
        match(dbmate.TOOL, twice, ours)


def test_a_name_that_two_have_is_nobodys() -> None:
    ours = folder(migration("1"), migration("2"))  # both are called x
    with pytest.raises(KeelError, match="ADO005"):
        match(sqitch.TOOL, History(recorded=(Recorded(key="x", name="x"),)), ours)


def test_a_map_goes_before_everything_else() -> None:
    ours = folder(migration("1"), migration("2"))
    naming = parse_naming("# theirs ours\n\n1 V002\nold.* -\n", Path("map"))
    recorded = (Recorded(key="1", version="1"), Recorded(key="old.x", version="9"))
    found = match(dbmate.TOOL, History(recorded=recorded), ours, naming=naming)
    assert [one.migration.version for one in found.matches] == [Version.parse("2")]
    assert found.notes == ("old.x is left out, as the map says",)


@pytest.mark.parametrize("line", ["a", "a b c", "a V1.x", "a vx"])
def test_a_line_that_is_no_map(line: str) -> None:
    with pytest.raises(KeelError, match="ADO008"):
        parse_naming(f"a 1\n{line}\n", Path("map"))
