"""Which objects a part of a project has: by the schema they are in, wherever their path has it."""

from pgkeel.catalog.registry import all_kinds
from pgkeel.diff.selection import Selection, schema_of


def test_a_path_tells_the_schema() -> None:
    assert schema_of("table", ("analytics", "a")) == "analytics"
    assert schema_of("schema", ("analytics",)) == "analytics"
    assert schema_of("default privileges", ("analytics", "public", "r")) == "public"
    assert schema_of("publication table", ("analytics", "public", "books")) == "public"


def test_what_is_in_no_schema_has_none() -> None:
    for kind in ("extension", "publication", "event trigger", "server", "language", "cast"):
        assert schema_of(kind, ("analytics",)) == ""


def test_every_kind_that_is_in_a_schema_says_where() -> None:
    assert {kind.schema_at for kind in all_kinds().values()} == {0, 1, None}
    assert Selection(without=frozenset({"a"})) != Selection()
