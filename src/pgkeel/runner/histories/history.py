"""What a tool's history is, and what the history of a database says. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Row = tuple[Any, ...]
Rows = Sequence[Row]

TEXT = frozenset({"text", "character varying"})
INTEGER = frozenset({"integer", "bigint", "smallint"})
TIME = frozenset({"timestamp with time zone", "timestamp without time zone"})
BOOLEAN = frozenset({"boolean"})
ARRAY = frozenset({"text[]"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One migration that a tool says the database has."""

    key: str
    """What the tool calls it; unique in a history, and what a map names."""
    version: str | None = None
    """Digits that order it, where it has such; compared with our versions as numbers."""
    name: str | None = None
    """What it is called, where it is called anything."""
    checksum: str | None = None
    """As the tool writes it; or the text that was run, where the tool keeps that."""
    previous: str | None = None
    """The checksum that this one builds on."""
    at: datetime | None = None
    by: str | None = None

    @property
    def moment(self) -> str | None:
        """When it was applied, in words: in UTC, but for a tool that leaves its zone out."""
        if self.at is None:
            return None
        zoned = self.at.tzinfo is not None
        at = self.at.astimezone(UTC) if zoned else self.at
        return f"{at:%Y-%m-%d %H:%M}{' UTC' if zoned else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What a history says, in the order of application."""

    recorded: tuple[Recorded, ...] = ()
    pointers: tuple[str, ...] = ()
    """Where the database is, of tools that keep nothing else: everything up to there is applied."""
    floor: str | None = None
    """A version up to which everything counts as applied without being listed."""
    dirty: tuple[str, ...] = ()
    """What did not end, in words."""
    notes: tuple[str, ...] = ()


Files = Sequence[tuple[str, bytes]]
"""Names below a folder, with ``/``, in order of name, and what the files hold."""

Check = Callable[[Recorded, bytes], bool | None]
"""Whether a text is what was run; ``None`` where that cannot be told."""

Verify = Callable[[Files], Check]
"""Gives the check for one folder of files: some hashes cover all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool, its table, and how its rows are understood."""

    name: str
    """As it is given on the command line."""
    title: str
    table: str
    schema: str | None = None
    """Where the table always is; ``None``: anywhere."""
    columns: Mapping[str, frozenset[str]]
    """Columns that have to be there, and the types each may have."""
    optional: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Columns of some versions of the tool: read as null where they are not there."""
    alone: bool = False
    """Whether further columns mean that it is another tool's table."""
    order: str
    """How its rows are ordered, as SQL."""
    more: Mapping[str, str] = field(default_factory=dict)
    """Further queries by name; ``{schema}`` stands for the schema of the table."""
    read: Callable[[Rows, Mapping[str, Rows]], History]
    """Rows of ``columns`` and ``optional``, in this order, and of ``more``."""
    verify: Verify | None = None
    """``None`` where the history has nothing to compare with."""
    what: str = "checksum"
    """What is verified, in words."""
    files: Callable[[Recorded], Sequence[str]] = lambda _: ()
    """The names that a line's file may have in the tool's own folder; ``*`` for any text."""
    only_points: bool = False
    """Whether a person may have to say up to which version it has come."""

    def listed(self) -> tuple[str, ...]:
        """Return the columns to read."""
        return (*self.columns, *self.optional)


def each(check: Check) -> Verify:
    """Return what verifies each text by itself, whatever lies beside it."""
    return lambda _: check
