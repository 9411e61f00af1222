"""Versions order as people expect, and file names say them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pgkeel.config import Layout
from pgkeel.migrations.filename import (
    description_of,
    file_name,
    migration_name,
    next_version,
    parse_file_name,
    rollback_name,
)
from pgkeel.migrations.version import Version

NOW = datetime(2026, 1, 31, 9, 30, 15, tzinfo=UTC)


def test_versions_order_by_number() -> None:
    ordered = ["0", "1", "1_0_1", "1_2", "1.10", "2", "009", "10", "20260131093015"]
    versions = [Version.parse(text) for text in ordered]
    assert sorted(versions, key=lambda version: version) == versions


@pytest.mark.parametrize(
    ("one", "two"), [("1", "001"), ("1", "1_0"), ("1.2", "1_2"), ("0", "00_0")]
)
def test_the_same_version_written_in_two_ways(one: str, two: str) -> None:
    assert Version.parse(one) == Version.parse(two)
    assert not Version.parse(one) != Version.parse(two)  # noqa: SIM202 -- it is another method
    assert hash(Version.parse(one)) == hash(Version.parse(two))


@pytest.mark.parametrize(
    ("name", "layout", "version", "description"),
    [
        ("V001__create_books.sql", "keel", "001", "create_books"),
        ("V1_2__x.sql", "keel", "1_2", "x"),
        ("V1.2__x.sql", "keel", "1.2", "x"),
        ("V3__prices-in-€uro_é.sql", "keel", None, None),
        ("V3__prices_é.sql", "keel", "3", "prices_é"),
        ("V3__a__b.sql", "keel", "3", "a__b"),
        ("V003_x.sql", "keel", None, None),
        ("v003__x.sql", "keel", None, None),
        ("V003__.sql", "keel", None, None),
        ("V003__x.SQL", "keel", None, None),
        ("V__x.sql", "keel", None, None),
        ("V٣__x.sql", "keel", None, None),
        ("R__views.sql", "keel", None, None),
        ("20260131093015_x.sql", "keel", None, None),
        ("20260131093015_add_books.sql", "supabase", "20260131093015", "add_books"),
        ("1_x.sql", "supabase", "1", "x"),
        ("V001__x.sql", "supabase", None, None),
    ],
)
def test_file_names(
    name: str, layout: Layout, version: str | None, description: str | None
) -> None:
    parsed = parse_file_name(name, layout)
    if version is None:
        assert parsed is None
    else:
        assert parsed is not None
        assert (parsed.version.text, parsed.description) == (version, description)


@pytest.mark.parametrize(
    ("newest", "layout", "expected"),
    [
        (None, "keel", "001"),
        ("014", "keel", "015"),
        ("9", "keel", "010"),
        ("1_2", "keel", "002"),
        ("999", "keel", "1000"),
        ("00041", "keel", "00042"),
        (None, "supabase", "20260131093015"),
        ("20260131093015", "supabase", "20260131093016"),
        ("20270101000000", "supabase", "20270101000001"),
    ],
)
def test_next_version(newest: str | None, layout: Layout, expected: str) -> None:
    version = next_version(Version.parse(newest) if newest else None, layout, NOW)
    assert version.text == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Add example table", "add_example_table"),
        ("  add  (example)!  ", "add_example"),
        ("Prüfe Straße", "prüfe_straße"),
        ("../../etc/passwd", "etc_passwd"),
        ("!!!", None),
        ("", None),
        ("x" * 90, "x" * 60),
    ],
)
def test_descriptions(words: str, expected: str | None) -> None:
    assert description_of(words) == expected


@given(
    numbers=st.lists(st.integers(0, 10**6), min_size=1, max_size=4),
    words=st.text(min_size=1, max_size=80),
    layout=st.sampled_from(["keel", "supabase"]),
)
def test_a_name_made_is_a_name_read(numbers: list[int], words: str, layout: Layout) -> None:
    description = description_of(words)
    if description is None or description.startswith("_"):
        return
    version = Version.parse("_".join(map(str, numbers if layout == "keel" else numbers[:1])))
    name = file_name(version, description, layout)
    parsed = parse_file_name(name, layout)
    assert parsed is not None
    assert parsed.version == version
    assert parsed.description == description
    assert migration_name(rollback_name(name, layout), layout) == name
