"""Foreign keys to a table are found under the names that both tables have by now."""

from pathlib import Path

from pgkeel.config import Project, Settings
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine
from pgkeel.lint.known.packing import pack, unpack
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.settings import read_policy
from pgkeel.lint.source import Source
from pgkeel.names import Name
from pgkeel.sql import SqlText, with_room

TABLES = """\
create table a (id bigint primary key, parent bigint references a);
create table b (id bigint primary key, a bigint references a (id));
"""


def known(text: str) -> Schema:
    policy = read_policy(Project(root=Path("nowhere"), settings=Settings()))
    engine = Engine(policy=policy, dispatch=Dispatch((), policy))
    source = Source(kind="migration", text=SqlText(text.encode(), Path("V001__a.sql")))
    with_room(lambda: engine.read(source))
    return engine.schema


def referring(schema: Schema, table: str) -> list[str]:
    found = [one.name.name for one, _ in schema.keys_to(Name("public", table))]
    everywhere = [
        one.name.name
        for one in schema.tables.values()
        for key in one.constraints.values()
        if key.references == Name("public", table)
    ]
    assert sorted(found) == sorted(everywhere)
    return sorted(found)


def test_both_ends_are_found_after_renames() -> None:
    assert referring(known(TABLES), "a") == ["a", "b"]
    assert referring(known(TABLES + "alter table b rename to c;"), "a") == ["a", "c"]
    moved = known(TABLES + "alter table a rename to z; alter table b rename to c;")
    assert referring(moved, "z") == ["c", "z"]
    assert referring(moved, "a") == []


def test_what_is_dropped_refers_to_nothing() -> None:
    assert referring(known(TABLES + "drop table b;"), "a") == ["a"]
    again = TABLES + "drop table b; create table b (id bigint primary key, other bigint);"
    assert referring(known(again), "a") == ["a"]


def test_the_cache_keeps_them() -> None:
    assert referring(unpack(pack(known(TABLES))), "a") == ["a", "b"]
