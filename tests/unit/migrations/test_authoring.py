"""The next migration as a value: its names, its header, its version."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pgkeel.config import Migrations
from pgkeel.errors import KeelError
from pgkeel.migrations.authoring import plan_new
from pgkeel.migrations.header import parse_header
from pgkeel.migrations.version import Version
from pgkeel.sql import Comment, SqlText, scan

NOW = datetime(2026, 1, 31, 9, 30, 15, tzinfo=UTC)
KEEL = Migrations()
SUPABASE = Migrations(folder="supabase/migrations", rollback="supabase/rollback", layout="supabase")


@pytest.mark.parametrize(
    ("words", "newest", "settings", "name", "rollback"),
    [
        ("Add books", None, KEEL, "V001__add_books.sql", "U001__add_books.sql"),
        ("Add books", "014", KEEL, "V015__add_books.sql", "U015__add_books.sql"),
        ("x", None, SUPABASE, "20260131093015_x.sql", "20260131093015_x.sql"),
        ("x", "20270101000000", SUPABASE, "20270101000001_x.sql", "20270101000001_x.sql"),
    ],
)
def test_names(
    words: str, newest: str | None, settings: Migrations, name: str, rollback: str
) -> None:
    version = Version.parse(newest) if newest else None
    plan = plan_new(words, newest=version, settings=settings, now=NOW)
    assert (plan.name, plan.rollback_name) == (name, rollback)


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("add books", "add books."),
        ("Add books!", "Add books!"),
        ("two\nlines\tand -- a comment", "two lines and -- a comment."),
        ("Spec: none */ {braces}", "Spec: none */ {braces}."),
    ],
)
@pytest.mark.parametrize("settings", [KEEL, SUPABASE])
def test_the_header_is_one_that_keel_reads(words: str, purpose: str, settings: Migrations) -> None:
    plan = plan_new(words, newest=None, settings=settings, now=NOW)
    text = SqlText(plan.text.encode(), Path(plan.name))
    items = list(scan(text))
    comments = [item for item in items if isinstance(item, Comment)]
    header, findings = parse_header(text, comments)
    assert findings == ()
    assert items == comments, "nothing but comments: the statements are still to be written"
    assert header.purpose is not None
    assert header.purpose.text == purpose
    assert header.rollback is not None
    assert header.rollback.text == f"{settings.rollback}/{plan.rollback_name}"
    assert (header.spec, header.changelog, header.irreversible) == (None, None, None)
    assert plan.rollback_text is not None
    assert f"Undoes {settings.folder}/{plan.name}" in plan.rollback_text
    assert all(line.startswith("--") for line in plan.rollback_text.split("\n") if line)


@pytest.mark.parametrize("words", ["", "  ", "!!!"])
def test_words_that_name_nothing(words: str) -> None:
    with pytest.raises(KeelError) as raised:
        plan_new(words, newest=None, settings=KEEL, now=NOW)
    assert raised.value.code.code == "MIG208"
