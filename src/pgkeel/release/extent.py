"""Which schemas go into the dump of a part of a project; pure."""

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from pgkeel.config import Project
from pgkeel.config.slicing import ledger_tables
from pgkeel.names import TableName
from pgkeel.postgres.calls import options_for
from pgkeel.release.entries import Entry
from pgkeel.sandbox.preset import managed_schemas

MEMBERS = frozenset({"PUBLICATION TABLE", "PUBLICATION TABLES IN SCHEMA"})
"""Types of entries that are in no schema and speak of one."""


class Extent(Struct, frozen=True, kw_only=True):
    """What pg_dump is told."""

    excluded: tuple[str, ...] = ()
    only: tuple[str, ...] | None = None
    """Nothing but these, in no case what is in no schema; ``None``: all the others."""
    tables: tuple[TableName, ...] = ()
    """Tables that are left out."""

    @property
    def options(self) -> list[str] | None:
        """The options of pg_dump; ``None`` where it has nothing to look for."""
        if self.only is not None and not self.only:
            return None
        return options_for(self.excluded, self.only or (), self.tables)

    def leaves_out(self, entry: Entry) -> bool:
        """Whether an entry is about what is left out, and pg_dump wrote it nevertheless.

        It puts tables of excluded schemas into publications.
        """
        if entry.type not in MEMBERS:
            return False
        ledgers = {(table.schema, f" {table.name}") for table in self.tables}
        return entry.schema in self.excluded or any(
            entry.schema == schema and entry.name.endswith(name) for schema, name in ledgers
        )


class Bounds(Struct, frozen=True, kw_only=True):
    """What belongs to a part of a project, whatever a database has of it."""

    own: tuple[str, ...] | None
    """The schemas of a slice; ``None``: all that belong to nobody else."""
    others: frozenset[str]
    """The schemas of the platform and of slices."""
    bookkeeping: tuple[TableName, ...]

    def extent(self, there: Collection[str]) -> Extent:
        """Return it for a database that has the schemas that are ``there``."""
        schemas = sorted(there)
        tables = tuple(table for table in self.bookkeeping if table.schema in there)
        if self.own is not None:
            only = tuple(schema for schema in schemas if schema in self.own)
            return Extent(only=only, tables=tables)
        excluded = tuple(schema for schema in schemas if schema in self.others)
        return Extent(excluded=excluded, tables=tables)


def bounds_of(part: Project) -> Bounds:
    """Return what belongs to ``part``."""
    return Bounds(
        own=part.own.schemas if part.own else None,
        others=managed_schemas(part.settings.project.preset) | part.other_schemas,
        bookkeeping=tuple(TableName(*table) for table in ledger_tables(part)),
    )


def with_schema(entry: Entry, lacking: Iterable[str]) -> Entry:
    """Return the entry of an extension so that it makes its schema, if that is ``lacking``.

    pg_dump makes the schema of an extension beforehand, but not one that is excluded.
    """
    for schema in lacking:
        if f" WITH SCHEMA {schema};\n".encode() in entry.text:
            create = f"CREATE SCHEMA IF NOT EXISTS {schema};\n\nCREATE EXTENSION "
            text = entry.text.replace(b"CREATE EXTENSION ", create.encode(), 1)
            return replace(entry, text=text)
    return entry
