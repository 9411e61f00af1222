"""Which tables are reference data, of which part of a project, and which documents are theirs."""

from pathlib import Path

import pytest

from pgkeel.config import Project, parse_settings
from pgkeel.config.slicing import part
from pgkeel.data.reference_tables import (
    documents_of,
    fits,
    is_reference,
    patterns_of,
    plain_name,
    without_table,
)
from pgkeel.names import Name

TOML = """
[docs]
dictionary = "pages/tables.md"
[reference]
tables = ["genres", "ref.*", "sales.kinds", '"Odd".x', "*.codes"]
[reference.documents_of]
"ref.zones" = ["docs/zones.md"]
"ref.*" = ["docs/ref.md", "docs/all.md"]
[slices.sales]
schemas = ["sales"]
"""


def project(name: str = "main") -> Project:
    settings = parse_settings(TOML, Path("/p/keel.toml"))
    return part(Project(root=Path("/p"), settings=settings), name)


@pytest.mark.parametrize(
    ("pattern", "table", "expected"),
    [
        ("genres", Name("public", "genres"), True),
        ("genres", Name("ref", "genres"), False),
        ("ref.*", Name("ref", "a.b"), True),
        ("ref.*", Name("reference", "a"), False),
        ('"Odd".x', Name("Odd", "x"), True),
        ("Odd.x", Name("odd", "x"), False),
        ("*.codes", Name("any", "codes"), True),
    ],
)
def test_what_a_pattern_means(pattern: str, table: Name, expected: bool) -> None:
    assert fits(pattern, table) is expected


def test_tables_belong_to_the_part_that_their_schema_belongs_to() -> None:
    kinds, codes = Name("sales", "kinds"), Name("sales", "codes")
    assert [is_reference(one, project("sales")) for one in (kinds, codes)] == [True, True]
    assert [is_reference(one, project()) for one in (kinds, codes)] == [False, False]
    assert patterns_of(project("sales")) == ("sales.kinds", "*.codes")
    assert patterns_of(project()) == ("public.genres", "ref.*", '"Odd".x', "*.codes")
    # Nobody can tell in which part the codes are.
    assert without_table(project("sales"), []) == ("sales.kinds",)
    assert without_table(project(), [Name("ref", "a"), Name("Odd", "x")]) == ("public.genres",)


def test_documents_are_those_of_the_first_name_that_fits() -> None:
    def told(schema: str, name: str, of: str = "main") -> list[tuple[str, bool]]:
        return [(one.path, one.named) for one in documents_of(Name(schema, name), project(of))]

    assert told("ref", "zones") == [("docs/zones.md", True)]
    assert told("ref", "other") == [("docs/ref.md", True), ("docs/all.md", True)]
    assert told("public", "genres") == [("pages/tables.md", False), ("CHANGELOG.md", False)]
    own = [("pages/tables.sales.md", False), ("CHANGELOG.sales.md", False)]
    assert told("sales", "kinds", "sales") == own


def test_names_without_a_star() -> None:
    assert plain_name("genres") == Name("public", "genres")
    assert plain_name('"Odd".x') == Name("Odd", "x")
    assert plain_name("ref.*") is None
