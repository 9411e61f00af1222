"""Comments that are a way down only to other tools, or to nobody."""

from pathlib import Path

import pytest

from pgkeel.migrations.both_ways import find_way_down
from pgkeel.sql import Comment, SqlText, Statement, scan

HARMLESS = {
    "nothing below": "create table a ();\n-- migrate:down\n",
    "only a comment below": "create table a ();\n-- +goose Down\n-- nothing\n",
    "the way up": "-- migrate:up\ncreate table a ();\n",
    "words": "-- to migrate:down is another matter\ncreate table a ();\n",
    "a longer word": "-- +goose Downward\ncreate table a ();\n",
    "in a block": "/* migrate:down */\ncreate table a ();\n",
    "in a statement": "create table a (\n-- migrate:down\nid int);\n",
    "in a text": "select '\n-- migrate:down\n';\nselect 1;\n",
}


@pytest.mark.parametrize("sql", HARMLESS.values(), ids=HARMLESS)
def test_what_is_no_way_down(sql: str) -> None:
    text = SqlText(sql.encode(), Path("V1__x.sql"))
    items = list(scan(text))
    comments = [one for one in items if isinstance(one, Comment)]
    statements = [one for one in items if isinstance(one, Statement)]
    assert list(find_way_down(text, comments, statements)) == []
