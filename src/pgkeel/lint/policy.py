"""What the project decides about linting: levels, versions, exposed schemas, sizes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pgkeel.names import Name


@dataclass(frozen=True, slots=True)
class Size:
    """Rows and bytes of a table on production, as its statistics estimate them."""

    rows: int | None
    bytes: int
    phrase: str
    """Both in words, such as ``812 M rows, 96 GB``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
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
