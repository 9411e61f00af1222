"""What the project decides about linting: levels, versions, exposed schemas, sizes."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from pgkeel.config import Names
from pgkeel.names import Name

if TYPE_CHECKING:
    # An answer from the cache needs no type, and no parser for them.
    from pgkeel.lint.operations.tables import Type


class Size(Struct, frozen=True):
    """Rows and bytes of a table on production, as its statistics estimate them."""

    rows: int | None
    bytes: int
    phrase: str
    """Both in words, such as ``812 M rows, 96 GB``."""


class Policy(Struct, frozen=True, kw_only=True):
    """All decisions; a value of its own so that a slice can have another."""

    server: int = 14
    """The oldest major version that production runs."""
    preset: Literal["plain", "supabase"] = "plain"
    exposed: frozenset[str] = frozenset()
    """Schemas that an API serves to clients."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """Rules by slug: error, warning, info or off."""
    sizes: Mapping[Name, Size] = field(default_factory=dict)
    small: int = 1_000
    """A table of no more rows is done with before anybody waits."""
    names: Names = field(default_factory=Names)
    """What the project calls things."""
    required_columns: Mapping[str, "Type | None"] = field(default_factory=dict)
    """The columns that each table has to have, and their types where it is not any."""
    comments: tuple[str, ...] = ()
    """The kinds of objects that have to have a comment."""
    tenant_columns: tuple[str, ...] = ()
    """The columns that tell whose a row is, where several customers share tables."""
