"""Where commands of ALTER TABLE are shown, for which the parser tells no place."""

from pathlib import Path

import pytest

from pgkeel.lint.at import StatementAt
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.placing import offset_of
from pgkeel.sql import SqlText

# Each place of a command is marked by `^` before it.
COMMANDS = {
    "one": "alter table t ^set logged",
    "several": "alter table t ^set logged, ^cluster on i,^set unlogged",
    "with a schema": "alter table public.t ^set logged, ^set unlogged",
    "if exists": "ALTER TABLE IF EXISTS only public . t * ^set logged, ^set unlogged",
    "a table called if": "alter table if ^set logged",
    "an if of which exists": "alter table if exists if ^set logged",
    "quoted": 'alter table "a ""b"", c"."only" ^set logged, ^owner to "x, y", ^set unlogged',
    "quoted without a gap": 'alter table"t"^set logged',
    "comments": "alter/* a, b */table -- t, u\n t/* x */^set logged, ^cluster on i",
    "comments between": "alter table t ^set logged /* , /* , */ , */, -- ,\n ^cluster on i",
    "a long name before a comment": f"alter table {'a' * 60}.{'b' * 60}/* x */^set logged",
    "commas inside": "alter table t ^alter a set default f(1, 'x,y', array[1, 2]), ^set logged",
    "strings": "alter table t ^alter a set default 'a'', b', ^set logged",
    "escape strings": r"alter table t ^alter a set default e'it\'s, or', ^set logged",
    "dollar quotes": "alter table t ^alter a set default $x$, $$, $x$, ^set logged",
    "operators": "alter table t ^alter a set default 4 - 2 / -1, ^set logged",
    "letters of several bytes": "alter table größe ^set logged, ^owner to größe, ^set unlogged",
    "foreign table": "alter foreign table if exists f ^owner to a, ^disable trigger all",
    "materialized view": "alter materialized view m ^cluster on i, ^set tablespace b",
    "view": "alter view v ^alter a set default 1, ^owner to b",
    "lines": "alter table t\n  ^set logged,\n\n  ^set unlogged\n",
}


@pytest.mark.parametrize("marked", COMMANDS.values(), ids=COMMANDS)
def test_each_command_is_found(marked: str) -> None:
    lead = "select 1; -- before\n"
    expected = []
    text = lead
    for piece in marked.split("^"):
        expected.append(len((text + piece).encode()))
        text += piece
    statement = StatementAt(start=len(lead), end=len(text.encode()), tree=None)
    source = SqlText(text.encode(), Path("V001__a.sql"))
    found = [
        offset_of(Operation(part=part), statement, source) for part in range(len(expected) - 1)
    ]
    assert found == expected[:-1]


NOWHERE = {
    "a quote that ends in another statement": "alter table t alter a set default ''x, ",
    "a comment that does not end": "alter table t /* x",
    "fewer commands than asked for": "alter table t set logged",
    "no command": "alter table t",
    "nothing": "",
}


@pytest.mark.parametrize("sql", NOWHERE.values(), ids=NOWHERE)
def test_what_cannot_be_found_is_at_its_statement(sql: str) -> None:
    text = f"select 1;{sql}"
    statement = StatementAt(start=9, end=len(text), tree=None)
    source = SqlText(text.encode(), Path("V001__a.sql"))
    assert offset_of(Operation(part=3), statement, source) == 9


def test_a_place_is_inside_its_statement() -> None:
    source = SqlText(b"select 1; select 2;", Path("V001__a.sql"))
    statement = StatementAt(start=10, end=18, tree=None)
    places = [offset_of(Operation(at=at), statement, source) for at in (0, 10, 17, 18, 99)]
    assert places == [10, 10, 17, 17, 17]
    assert offset_of(Operation(), statement, source) == 10
