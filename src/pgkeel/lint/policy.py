"""What the project decides about linting: levels, versions, exposed schemas, sizes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pgkeel.config import Names
from pgkeel.names import Name

if TYPE_CHECKING:
    # An answer from the cache needs no type, and no parser for them.
    from pgkeel.lint.operations.tables import Type


@dataclass(frozen=True, slots=True)
class Size:
    """Rows and bytes of a table on production, as its statistics estimate them."""

    rows: int | None
    bytes: int
    phrase: str
    """Both in words, such as ``812 M rows, 96 GB``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Which part of a project each schema belongs to, the main one or a slice."""

    here: str
    """The part whose folder is linted."""
    owners: Mapping[str, str]
    """Schemas of slices; what is not named belongs to the main part."""
    nobody: tuple[str, ...]
    """Schemas of the platform: anybody may read them, and other rules tell who may change them."""
    beside: tuple[str, ...]
    """The parts that share this folder, this one among them."""
    reads: Mapping[str, tuple[str, ...]]
    """What each part may read: itself, and what it needs."""

    def owner(self, schema: str) -> str | None:
        """Return the part that ``schema`` belongs to; ``None`` for the server and the platform.

        What is in no schema, such as an extension, is the main part's: ``schema`` is then empty.
        """
        if schema in self.owners:
            return self.owners[schema]
        if schema.startswith("pg_") or schema in self.nobody:
            return None
        return "main"


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
    names: Names = field(default_factory=Names)
    """What the project calls things."""
    required_columns: Mapping[str, "Type | None"] = field(default_factory=dict)
    """The columns that each table has to have, and their types where it is not any."""
    comments: tuple[str, ...] = ()
    """The kinds of objects that have to have a comment."""
    tenant_columns: tuple[str, ...] = ()
    """The columns that tell whose a row is, where several customers share tables."""
    belonging: Belonging | None = None
    """Whose the schemas are, in a project with slices."""
    slices: Mapping[str, "Policy"] = field(default_factory=dict)
    """The policies of slices that share the folder, for migrations that change nothing else."""
